-- What a service that decides keeps beside its projection. In the control schema, because it must survive versions: what
-- one version has decided, the next one publishes and never decides again.

-- The outcome of each request, for ever the same. From the log alone (a rebuild), the records are not known: they are in
-- the log. Rows older than 90 days may be deleted (Decider.forgetOldDecisions); the index costs a few pages.
create table if not exists ${control}.decision (
    request_id   uuid primary key,
    content_hash uuid,                  -- of the request, so that one id with two contents is seen; null from the log alone
    decided_at   timestamptz not null,
    refusal      text,                  -- data of request.refused as published; null if granted
    records      bytea                  -- the exact records of the outcome; null from the log alone
);
create index if not exists decision_age on ${control}.decision using brin (decided_at);

-- Decisions whose records the broker has not acknowledged yet, by where their requests stand.
create table if not exists ${control}.unpublished_decision (
    request_id uuid primary key,
    topic      text    not null,
    partition  integer not null,
    position   bigint  not null
);

-- Up to where the requests have been decided, and by whom: who takes a partition over writes its own name, and the one
-- before can commit nothing more.
create table if not exists ${control}.decided (
    topic     text    not null,
    partition integer not null,
    next      bigint  not null,
    owner     uuid    not null,
    primary key (topic, partition)
);
