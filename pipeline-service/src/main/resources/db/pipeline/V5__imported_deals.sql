-- Deals that were won before Tandem knew of them, one row for each event and content: one id with two contents is a conflict
-- that everybody can see.
create table imported_deal (
    event_id     uuid        not null,
    content_hash uuid        not null,
    lead_id      uuid        not null,
    provider     text        not null,
    external_ref text        not null,
    won_at       timestamptz not null,
    won_on       date        not null,
    amount       numeric,
    currency     text,
    segment      text,
    rep          text,
    sdr          text,
    recorded_at  timestamptz not null,
    primary key (event_id, content_hash)
);
create index imported_deal_of_lead on imported_deal (lead_id);
create index imported_deal_newest on imported_deal (won_at desc, event_id desc);

-- What senders call leads that have an address, and so an id that does not follow from it.
create table lead_reference (
    lead_id      uuid        not null,
    provider     text        not null,
    external_ref text        not null,
    recorded_at  timestamptz not null,
    primary key (lead_id, provider, external_ref)
);
create index lead_by_reference on lead_reference (provider, external_ref);

-- Where a lead came from first, and when.
alter table lead add column origin text;
alter table lead add column origin_at timestamptz;

-- In which identity namespace the stream's lead ids are derived.
create table declared_identity (
    fingerprint text primary key
);

-- Each deal with the lead it tells of, by its id or by what its sender called it; without one while none came. Looked up when it
-- is read, because either may come first.
create view deal_with_lead as
select d.*, l.known_lead_id, l.first_contact_at, l.origin
from imported_deal d
left join lateral (
    select l.lead_id as known_lead_id, l.origin_at as first_contact_at, l.origin
    from (select d.lead_id
          union
          select r.lead_id from lead_reference r where r.provider = d.provider and r.external_ref = d.external_ref) as id
    join lead l using (lead_id)
    where l.origin_at is not null
    order by l.origin_at, l.lead_id limit 1) as l on true;
