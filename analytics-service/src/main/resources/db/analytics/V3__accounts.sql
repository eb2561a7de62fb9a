-- Accounts: which company a lead is from, and what is believed of its people.

alter table fact add column account uuid; -- of a capture or a correction: which company it says the lead is from

-- What was believed of one person of an account from a day on. An account has reached a step when the first of its people has,
-- so most of these rows make no difference to it; those that do are found without reading the others.
create table account_member (
    account     uuid        not null,
    person      uuid        not null,
    inquired_at timestamptz not null,
    known_day   date        not null,
    mql         integer     not null, -- twice the day since 1970, and one more if it was passed and not recorded; 2147483647 for never
    sal         integer     not null,
    sql         integer     not null,
    won         integer     not null,
    origin      integer     not null,
    campaign    integer     not null,
    segment     integer     not null,
    territory   integer     not null,
    rep         integer     not null,
    leads       boolean     not null,
    primary key (account, person, known_day)
);
create index account_member_leads on account_member (account) where leads;

create table cell_of_account partition of cell for values in (2) with (fillfactor = 85);
create table cell_of_person_without_account partition of cell for values in (4) with (fillfactor = 85);

-- Until now nobody had an account.
set local tandem.rolls_up = 'on';
truncate rollup;
delete from rolled_up;
insert into cell (units, from_day, day, recorded_day, seconds, origin, campaign, segment, territory, rep, unit, from_step, step,
                  from_recorded, recorded)
select sum(units), from_day, day, recorded_day, 0, 0, 0, 0, 0, 0, 4, from_step, step, true, true
from cell where unit in (0, 1) and from_step = step and step <= 4
group by from_day, day, recorded_day, from_step, step
having sum(units) <> 0;
