-- Leads of which something may have to be said as soon as all is known that stood in the stream when reading began again.
-- Belongs to all versions of the tables, as the mark of what has been acted on does: the mark has passed over what asked for it.
create table if not exists ${control}.unjudged (
    lead_id      uuid primary key,
    -- which must be settled; of a person with several ids, one of them after the other
    partition    integer not null,
    -- because of what was new under an id, and not only of links
    by_facts     boolean not null,
    -- because ids were joined, and not only parted
    joins        boolean not null,
    -- position of the last record that asked for it; null where time did
    cause        text,
    cause_offset bigint  not null
);
create index if not exists unjudged_by_partition on ${control}.unjudged (partition, cause_offset);
