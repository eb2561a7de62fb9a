-- By which erasures on a note is to be forgotten: by any that was not known when it was written. What is there already was written
-- before any that is folded from now on.
alter table note add column covered_from timestamptz not null default 'epoch';
