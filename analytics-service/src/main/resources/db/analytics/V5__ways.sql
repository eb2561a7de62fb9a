-- Rollups are grouped by one number where there were five columns, and tell days after their month apart. They are made anew.

drop table rollup;
create table rollup (
    units         bigint   not null,
    way           bigint   not null, -- Way: the steps, whether each was recorded, and the days between them, as one number to group by
    from_day      date     not null, -- of a month its first day; a day that comes after the recorded month is kept as it is
    day           date     not null, -- the same
    recorded_day  date     not null,
    value         integer  not null, -- of the grain's dimension
    grain         smallint not null, -- Grain
    unit          smallint not null,
    from_step     smallint not null, -- as way says, to choose rows by
    step          smallint not null,
    from_recorded boolean  not null,
    recorded      boolean  not null,
    primary key (grain, unit, way, value, from_day, day, recorded_day)
) partition by list (grain);
create table rollup_by_day partition of rollup for values in (0);
create table rollup_by_month partition of rollup for values in (1);
create table rollup_by_origin partition of rollup for values in (2);
create table rollup_by_campaign partition of rollup for values in (3);
create table rollup_by_segment partition of rollup for values in (4);
create table rollup_by_territory partition of rollup for values in (5);
create table rollup_by_rep partition of rollup for values in (6);
create index rollup_of_nothing on rollup (grain) where units = 0;
create index rollup_days on rollup_by_day using brin (recorded_day, from_day, day) with (pages_per_range = 8);

-- Up to when: everything recorded before is in the rollups. The first day of a month. Pods from before look into rolled_up, which stays
-- empty: they read cells, and cannot write rollups.
create table rollups_until (
    singleton boolean primary key default true check (singleton),
    before    date    not null
);
delete from rolled_up;

-- Nor may they fold until they are gone.
create or replace function refuse_without_rollups() returns trigger language plpgsql as $$
begin
    if current_setting('tandem.rolls_up', true) is distinct from 'ways' then
        raise exception 'this version of the service knows no rollups and must not fold into these tables';
    end if;
    return null;
end
$$;
