-- Everybody of whom the stream says that they are or were in the team.
create table team_member (
    rep       text primary key,
    team      text        not null,
    weight    integer     not null,
    time_zone text        not null,
    active    boolean     not null,
    since     timestamptz not null,
    revision  integer     not null
);

-- Where the day begins on which a recycled lead comes back; null of those that were recycled before that was said.
alter table worked_lead add column wake_zone text;
