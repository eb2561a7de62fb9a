-- What people permitted and took back, one row for each time they said so; what counts is worked out on reading.
create table consent (
    lead_id     uuid        not null,
    purpose     text        not null,
    event_id    uuid        not null,
    withdrawn   boolean     not null,
    at          timestamptz not null,
    recorded_at timestamptz not null,
    primary key (lead_id, purpose, event_id, withdrawn)
);

-- Qualified leads that were not handed over because consent was withdrawn: they are when it is given again.
create table held_back (
    lead_id       uuid primary key,
    request_id    uuid        not null,
    qualification uuid        not null,
    recorded_at   timestamptz not null
);
