-- What leads did, but for the forms they submitted: those are their captures. In the order in which a page of them is read; the key
-- is the only index, because there are more activities than of anything else.
create table activity (
    lead_id           uuid        not null,
    happened_at       timestamptz not null,
    event_id          uuid        not null,
    content_hash      uuid        not null,
    recorded_at       timestamptz not null,
    type              text        not null,
    what              text,
    campaign          text,
    minutes           integer,
    human             boolean     not null,
    primary key (lead_id, happened_at, event_id, content_hash)
);
