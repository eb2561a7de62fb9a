-- Why the model says that a lead is nothing for sales, as it was said last: null where it does not say so. Tables that are there
-- already learn it with each lead's next score, and a replay with all of them.
alter table score add column disqualified_by text;
alter table score add column as_of timestamptz;
