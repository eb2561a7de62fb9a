-- Scoring's tables: a fold of leads, activities and scores.

-- Which model these tables were folded with; another one needs a version of its own.
create table model (
    singleton   boolean primary key default true check (singleton),
    fingerprint text    not null
);

-- One row for each lead: all that is needed to score it at any moment, whatever the number of its activities.
create table lead (
    lead_id               uuid primary key,
    partition             integer     not null,
    -- attributes, decaying sums and marks, as JSON
    facts                 text        not null,
    newest_at             timestamptz,
    newest_live_at        timestamptz,
    -- what was said last: folded from scores
    scored_as_of          timestamptz,
    scored_event          uuid,
    scored_facts_until    timestamptz,
    fit                   integer,
    engagement            integer,
    cell                  text,
    qualified             boolean,
    disqualified_by       text,
    qualification         integer,
    qualified_as_of       timestamptz,
    qualified_facts_until timestamptz,
    qualified_why         text,
    -- when time alone will next make something worth saying
    due_at                timestamptz
);
create index lead_due on lead (due_at) where due_at is not null;

-- One row for each activity and rule it matches. In the key's order a slot's last ones are found without the others.
create table contribution (
    lead_id      uuid        not null,
    rule         text        not null,
    slot         text        not null,
    recorded_at  timestamptz not null,
    event_id     uuid        not null,
    content_hash uuid        not null,
    at           timestamptz not null,
    primary key (lead_id, rule, slot, recorded_at, event_id, content_hash)
);

-- The days on which a lead viewed a page.
create table visit (
    lead_id     uuid        not null,
    day         date        not null,
    at          timestamptz not null,
    recorded_at timestamptz not null,
    primary key (lead_id, day)
);

-- What each capture and correction said of a lead's business.
create table business_fact (
    lead_id      uuid        not null,
    recorded_at  timestamptz not null,
    event_id     uuid        not null,
    content_hash uuid        not null,
    -- the capture's activity, an event of its own; whoever waits for the capture waits for it too
    activity_id  uuid,
    data         text        not null,
    primary key (lead_id, recorded_at, event_id, content_hash)
);
create index business_fact_with_activity on business_fact (event_id) where activity_id is not null;

-- Leads that are to be forgotten, and up to when: what was recorded until then is ignored whenever it comes.
create table erasure (
    lead_id   uuid primary key,
    erased_at timestamptz not null
);
