-- Leads that ask for sales again while somebody has them: as scores say it, and beside the attempt, because inboxes are in that order.
alter table score add column asked_at timestamptz;
alter table worked_lead add column asked_at timestamptz;
-- Until whoever has the lead has gone a step further with it or has been in touch.
alter table worked_lead add column asked_again_at timestamptz
    generated always as (case when asked_at > greatest(since, last_contact_at) then asked_at end) stored;

-- The same inboxes as before, those who asked again by when they did.
drop index worked_lead_of_rep;
create index worked_lead_of_rep on worked_lead (rep, coalesce(asked_again_at, since) desc, lead_id desc) include (state, since)
    where state in ('assigned', 'accepted', 'in-opportunity') and rep is not null;
drop index worked_lead_in_queue;
create index worked_lead_in_queue on worked_lead (coalesce(asked_again_at, since) desc, lead_id desc)
    where state = 'assigned' and queue is not null;
drop index worked_lead_open;
create index worked_lead_open on worked_lead (coalesce(asked_again_at, since) desc, lead_id desc)
    where state in ('assigned', 'accepted', 'in-opportunity');
