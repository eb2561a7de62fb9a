-- What is to be asked at a later moment. Written by folding and deciding, so a rebuild writes the same rows again.
create table timer (
    timer_id     uuid primary key,
    due_at       timestamptz not null,
    about        uuid        not null,
    attempt      integer     not null,
    kind         text        not null,
    leased_until timestamptz             -- being fired until then by some instance; null while nobody does
);
create index timer_due on timer (due_at);
