-- Analytics' tables: a fold of leads, activities, scores, pipeline and feedback. No personal data gets here.

-- Which senders' leads were folded as qualified; other ones need a version of their own.
create table qualified_senders (
    singleton   boolean primary key default true check (singleton),
    fingerprint text    not null
);

-- What rows are grouped by, as short numbers: 0 is none. Which number a text has depends on what came first, and means nothing.
create table label (
    id   integer generated always as identity primary key,
    text text not null unique
);

-- What is known of each lead, and since when. Nothing is updated; rows are deleted when a lead is forgotten.
create table fact (
    lead_id      uuid        not null,
    event_id     uuid        not null,
    content_hash uuid        not null,
    occurred_at  timestamptz not null,
    recorded_at  timestamptz not null,
    refers_to    uuid,                 -- what a sender calls the lead, or the qualification that an assignment answers
    attempt      integer     not null,
    origin       integer     not null,
    campaign     integer     not null,
    segment      integer     not null,
    territory    integer     not null,
    rep          integer     not null,
    revision     integer     not null,
    currency     integer     not null,
    kind         smallint    not null, -- FactKind
    amount       numeric,
    primary key (lead_id, event_id, content_hash, kind)
);
-- captures and imported deals, which find each other by it
create index fact_called on fact (refers_to) where refers_to is not null and kind in (0, 9);
-- which of these names a deal bears, without passing over the captures that do
create index fact_deal_called on fact (refers_to) where kind = 9;
-- the largest deals first: one that dominates the sum is shown
create index fact_deal on fact (currency, amount desc) where kind in (8, 9) and amount is not null;

-- Units that reached one step on one day and another one on another: by how much what was believed changed on the recorded day.
-- Every funnel is a sum of these rows, as of any day (from_day, day) and as known on any day (recorded_day).
create table cell (
    units         bigint   not null,
    from_day      date     not null,
    day           date     not null,
    recorded_day  date     not null,
    seconds       integer  not null,
    origin        integer  not null,
    campaign      integer  not null,
    segment       integer  not null,
    territory     integer  not null,
    rep           integer  not null,
    unit          smallint not null, -- Unit
    from_step     smallint not null, -- Step
    step          smallint not null, -- Step
    from_recorded boolean  not null, -- itself, not merely passed
    recorded      boolean  not null, -- the same of step
    primary key (unit, from_step, step, from_day, day, recorded_day, origin, campaign, segment, territory, rep, seconds, from_recorded,
        recorded)
) partition by list (unit);
-- A question is about one unit, and reads only that one's cells. Today's cells grow with every batch: room to do so in their page.
create table cell_of_attempt partition of cell for values in (0) with (fillfactor = 85);
create table cell_of_person partition of cell for values in (1) with (fillfactor = 85);
create table cell_of_webinar_member partition of cell for values in (3) with (fillfactor = 85);

-- Deals, in the same way: won on a day by units that had reached a step on another.
create table deal_cell (
    deals        bigint   not null,
    from_day     date     not null,
    day          date     not null,
    recorded_day date     not null,
    currency     integer  not null,
    origin       integer  not null,
    campaign     integer  not null,
    segment      integer  not null,
    territory    integer  not null,
    rep          integer  not null,
    unit         smallint not null,
    from_step    smallint not null,
    amount       numeric  not null,
    primary key (unit, from_step, from_day, day, recorded_day, origin, campaign, segment, territory, rep, currency)
);

-- What does not fit.
create table anomaly (
    lead_id      uuid     not null,
    event_id     uuid     not null,
    content_hash uuid     not null, -- one id with two contents is two facts
    day          date     not null,
    recorded_day date     not null,
    rep          integer  not null,
    currency     integer  not null,
    kind         smallint not null, -- Anomaly.Kind
    step         smallint not null, -- Step; -1 for none
    amount       numeric,
    primary key (kind, lead_id, event_id, content_hash)
);

-- Ids that are one person, one row for each direction. All facts stay under the id they came with.
create table lead_link (
    lead_id     uuid        not null,
    linked_to   uuid        not null,
    linked      boolean     not null,
    recorded_at timestamptz not null,
    primary key (lead_id, linked_to)
);
create index lead_link_back on lead_link (linked_to, lead_id) where linked;

-- Leads that are to be forgotten, and up to when: what was recorded until then is ignored whenever it comes.
create table erasure (
    lead_id   uuid primary key,
    erased_at timestamptz not null
);
