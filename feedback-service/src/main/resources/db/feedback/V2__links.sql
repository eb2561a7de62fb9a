-- Ids that are one person, one row for each direction. All rows stay under the id they came with.
create table lead_link (
    lead_id     uuid        not null,
    linked_to   uuid        not null,
    linked      boolean     not null,
    recorded_at timestamptz not null,
    primary key (lead_id, linked_to)
);
create index lead_link_back on lead_link (linked_to, lead_id) where linked;
