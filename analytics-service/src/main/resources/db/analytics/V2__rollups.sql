-- What the cells of months that are over add up to: by day without dimensions, and by month without any and by each one alone. Made
-- of cells and changed with them, so that a question reads as few rows as can answer it.
create table rollup (
    units         bigint   not null,
    from_day      date     not null, -- of a month its first day
    day           date     not null,
    recorded_day  date     not null,
    days          integer  not null, -- from the one to the other: months do not say it
    value         integer  not null, -- of the grain's dimension
    grain         smallint not null, -- Grain
    unit          smallint not null,
    from_step     smallint not null,
    step          smallint not null,
    from_recorded boolean  not null,
    recorded      boolean  not null,
    primary key (grain, unit, from_step, step, value, from_day, day, recorded_day, days, from_recorded, recorded)
) partition by list (grain);
-- A question reads most rows of one grain, and none of the others.
create table rollup_by_day partition of rollup for values in (0);
create table rollup_by_month partition of rollup for values in (1);
create table rollup_by_origin partition of rollup for values in (2);
create table rollup_by_campaign partition of rollup for values in (3);
create table rollup_by_segment partition of rollup for values in (4);
create table rollup_by_territory partition of rollup for values in (5);
create table rollup_by_rep partition of rollup for values in (6);
-- to delete what comes to nothing
create index rollup_of_nothing on rollup (grain) where units = 0;

-- Up to when: everything recorded before is in the rollups. The first day of a month.
create table rolled_up (
    singleton boolean primary key default true check (singleton),
    before    date    not null
);

-- What months do not answer is read from the days of a few: rows were written about in the order of their days. New rows are summarized
-- when months are rolled up, so that folding has next to no work with it.
create index cell_days on cell using brin (recorded_day, from_day, day) with (pages_per_range = 32);
create index rollup_days on rollup_by_day using brin (recorded_day, from_day, day) with (pages_per_range = 8);

-- While pods are replaced, one from before that knows no rollups may still fold: what it counts of a month that is rolled up would be
-- missing there for ever. It fails instead and tries again, until it is gone; the stream is folded from the tables' own position.
create function refuse_without_rollups() returns trigger language plpgsql as $$
begin
    if current_setting('tandem.rolls_up', true) is distinct from 'on' then
        raise exception 'this version of the service knows no rollups and must not fold into these tables';
    end if;
    return null;
end
$$;
create trigger refuse_without_rollups before insert or update or delete on cell
    for each statement execute function refuse_without_rollups();
