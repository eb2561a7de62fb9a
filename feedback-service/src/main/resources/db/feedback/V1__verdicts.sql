-- Feedback's tables: a fold of leads, pipeline, feedback and feedback-notes. Rows are added, and deleted when a lead is
-- forgotten; what counts of them is found by reading, so that every order of folding ends the same.

-- Where leads came from: every capture, because the first one may be forgotten and the next is the first then.
create table capture (
    lead_id      uuid        not null,
    event_id     uuid        not null,
    content_hash uuid        not null,
    captured_at  timestamptz not null,
    recorded_at  timestamptz not null,
    source       text,
    campaign     text,
    primary key (lead_id, event_id, content_hash)
);

-- What sales did that changes who may judge a lead, in the order of the pipeline topic: the last row of an attempt counts.
create table attempt_step (
    lead_id     uuid        not null,
    position    bigint      not null, -- offset on the lead's partition of pipeline
    attempt     integer     not null,
    state       text        not null, -- offered, held or closed
    rep         text,                 -- who holds or held the lead; null while it is only offered
    recorded_at timestamptz not null,
    primary key (lead_id, position)
);

-- Every verdict with its corrections: of an attempt's rows the one with the highest revision counts.
create table verdict (
    event_id    uuid primary key,
    lead_id     uuid        not null,
    attempt     integer     not null,
    revision    integer     not null,
    rep         text        not null,
    verdict     text        not null,
    source      text,
    campaign    text,
    recorded_at timestamptz not null
);
create index verdict_of_lead on verdict (lead_id);

-- How many verdicts count, so that a summary reads a row for each campaign and day and not one for each lead.
create table verdict_count (
    day      date   not null, -- UTC, of the verdict that counts
    source   text   not null, -- '' where it is not known
    campaign text   not null, -- '' where there was none
    verdict  text   not null,
    leads    bigint not null,
    primary key (day, source, campaign, verdict)
);

-- What was written with a verdict, by the halves of its key on the stream. The only table with words of people.
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
