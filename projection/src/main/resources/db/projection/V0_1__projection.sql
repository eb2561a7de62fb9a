-- What every projection keeps beside its own tables.
-- The control schema belongs to the service, not to one version of its projection: it says which version may act.
create schema if not exists ${control};

create table if not exists ${control}.active_version (
    singleton boolean primary key default true check (singleton),
    version   integer not null
);

-- Up to where effects of the stream have been caused, so that a replay causes none again.
create table if not exists ${control}.acted (
    topic     text    not null,
    partition integer not null,
    next      bigint  not null,
    primary key (topic, partition)
);

-- Up to where this version of the tables has folded the stream. Kafka's committed offsets only show the lag.
create table position (
    topic     text    not null,
    partition integer not null,
    next      bigint  not null,
    primary key (topic, partition)
);

-- Which events have been folded: catches what positions cannot, a sender's repeat. One partition a month (ADR 6).
create table inbox (
    event_id     uuid not null,
    content_hash uuid not null,
    month        date not null,
    primary key (event_id, content_hash, month)
) partition by range (month);
