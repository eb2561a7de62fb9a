-- Lead-capture's tables: a fold of leads, lead-profiles, activities and rejected-captures.

-- One row for each lead: when it first and last came, and where from. The first capture wins for ever, ties by id, so
-- that every order of folding ends the same.
create table lead (
    lead_id           uuid primary key,
    first_captured_at timestamptz not null,
    first_event       uuid        not null,
    first_hash        uuid        not null,
    last_captured_at  timestamptz not null,
    sender            text        not null,
    source            text        not null,
    campaign          text,
    form              text,
    country           text,
    historical        boolean     not null
);
create index lead_newest on lead (first_captured_at desc, lead_id desc);

-- One row for each capture and content: one id with two contents is a conflict that everybody can see.
create table capture (
    event_id     uuid        not null,
    content_hash uuid        not null,
    lead_id      uuid        not null,
    sender       text        not null,
    captured_at  timestamptz not null,
    recorded_at  timestamptz not null,
    with_profile  boolean    not null,
    with_activity boolean    not null,
    data         text        not null,
    primary key (event_id, content_hash)
);
create index capture_of_lead on capture (lead_id);

-- What one capture said about a person, by the halves of its key on the stream; the topic's last record of the key. The
-- only table with personal data beside rejected_capture.
create table profile (
    lead_id      uuid        not null,
    event_id     uuid        not null,
    capture_id   uuid        not null,
    content_hash uuid        not null,
    captured_at  timestamptz not null,
    recorded_at  timestamptz not null,
    data         text        not null,
    primary key (lead_id, event_id)
);

-- Which captures' activity has arrived.
create table capture_activity (
    lead_id      uuid        not null,
    capture_id   uuid        not null,
    content_hash uuid        not null,
    recorded_at  timestamptz not null,
    primary key (lead_id, capture_id, content_hash)
);

-- Leads that are to be forgotten, and up to when: what was recorded until then is ignored whenever it comes.
create table erasure (
    lead_id   uuid primary key,
    erased_at timestamptz not null
);

-- Captures that were forgotten, by id alone: sent again by whoever still has them, they stay forgotten.
create table erased_capture (
    lead_id      uuid not null,
    capture_id   uuid not null,
    content_hash uuid not null,
    primary key (lead_id, capture_id, content_hash)
);

-- Input that was refused, kept to be corrected and sent again.
create table rejected_capture (
    capture_id  uuid primary key,
    lead_id     uuid,
    sender      text        not null,
    recorded_at timestamptz not null,
    data        text        not null
);
create index rejected_capture_newest on rejected_capture (recorded_at desc, capture_id desc);
create index rejected_capture_of_lead on rejected_capture (lead_id) where lead_id is not null;
