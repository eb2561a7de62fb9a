-- Pipeline's tables: a fold of leads, lead-profiles, activities, scores and of its own pipeline and pipeline-notes.

-- What sales needs to know of a lead that was captured: since when, and business facts.
create table lead (
    lead_id           uuid primary key,
    first_captured_at timestamptz not null,
    recorded_at       timestamptz not null,
    source            text,
    campaign          text,
    country           text,
    industry          text,
    company_size      integer,
    department        text,
    job_level         text
);

-- Who it is, from each capture; what is shown is merged on reading. With note the only tables with personal data.
create table profile (
    lead_id     uuid        not null,
    event_id    uuid        not null,
    captured_at timestamptz not null,
    recorded_at timestamptz not null,
    name        text,
    company     text,
    job_title   text,
    primary key (lead_id, event_id)
);

-- What they did last: a few for each lead, by when it was recorded, so that every order of folding keeps the same ones.
create table recent_activity (
    lead_id     uuid        not null,
    event_id    uuid        not null,
    happened_at timestamptz not null,
    recorded_at timestamptz not null,
    type        text        not null,
    what        text,
    primary key (lead_id, event_id)
);

-- What the scoring model says.
create table score (
    lead_id       uuid primary key,
    cell          text,
    fit           integer,
    engagement    integer,
    model         text,
    model_version integer,
    facts_until   timestamptz not null
);

-- Why it qualified last. Beside the score, because an erasure may cover one of the two.
create table qualification (
    lead_id     uuid primary key,
    why         text        not null,
    facts_until timestamptz not null
);

-- Where sales stands with a lead; path-dependent, so folded from pipeline alone.
create table worked_lead (
    lead_id         uuid primary key,
    state           text        not null,
    attempt         integer     not null,
    rep             text,
    queue           text,
    from_queue      boolean     not null,
    opportunity_id  uuid,
    stage           text,
    amount          text,
    currency        text,
    reason          text,
    wake_on         date,
    since           timestamptz not null,
    contacts        integer     not null,
    last_contact_at timestamptz
);
-- A rep's inbox, and everybody's: what is in queues.
create index worked_lead_of_rep on worked_lead (rep, since desc, lead_id desc)
    where state in ('assigned', 'accepted', 'in-opportunity') and rep is not null;
create index worked_lead_in_queue on worked_lead (since desc, lead_id desc) where state = 'assigned' and queue is not null;
create index worked_lead_open on worked_lead (since desc, lead_id desc) where state in ('assigned', 'accepted', 'in-opportunity');
create index worked_lead_to_wake on worked_lead (wake_on) where state = 'recycled';

-- Whose an opportunity is, after it was closed too.
create table opportunity (
    opportunity_id uuid primary key,
    lead_id        uuid        not null,
    recorded_at    timestamptz not null
);
create index opportunity_of_lead on opportunity (lead_id);

-- Everything that happened, as it stands on pipeline; n is the order.
create table history (
    n           bigint generated always as identity,
    event_id    uuid primary key,
    lead_id     uuid        not null,
    happened_at timestamptz not null,
    recorded_at timestamptz not null,
    type        text        not null,
    data        text        not null
);
create index history_of_lead on history (lead_id, n);

-- What people wrote, by the halves of its key on the stream.
create table note (
    lead_id     uuid        not null,
    event_id    uuid        not null,
    recorded_at timestamptz not null,
    text        text        not null,
    primary key (lead_id, event_id)
);

-- Leads that are to be forgotten, and up to when: what was recorded until then is ignored whenever it comes.
create table erasure (
    lead_id   uuid primary key,
    erased_at timestamptz not null
);

-- Ids that are one person, one row for each direction.
create table lead_link (
    lead_id   uuid    not null,
    linked_to uuid    not null,
    linked    boolean not null,
    primary key (lead_id, linked_to)
);

-- Whose turn it is in a pool. Whoever routes locks the pool's row.
create table routing_pool (
    pool text primary key
);
create table routing_turn (
    pool     text   not null,
    rep      text   not null,
    standing bigint not null,
    primary key (pool, rep)
);
