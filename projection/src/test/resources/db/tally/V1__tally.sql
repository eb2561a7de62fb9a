-- The tables of the projection that tests fold.
create table tally (
    who    text primary key,
    events bigint not null,
    total  bigint not null
);

-- One row for each folded event; no key, so that an event folded twice is two rows.
create table entry (
    event_id     uuid   not null,
    content_hash text   not null,
    who          text   not null,
    amount       bigint not null,
    note         text
);

create table label (
    who   text primary key,
    label text not null
);
