-- Imported deals of which it was told who had qualified their lead for sales. Few beside leads, so they are added up when asked.
create table sdr_deal (
    lead_id      uuid        not null,
    event_id     uuid        not null,
    content_hash uuid        not null,
    sdr          text        not null, -- opaque, as is rep
    rep          text,
    day          date        not null,
    recorded_at  timestamptz not null,
    currency     text,
    amount       numeric,
    primary key (lead_id, event_id, content_hash)
);
