-- What the board and the team's load are read from, and what lives of inboxes are told by.

-- An opportunity with what came of it, closed ones too: a lead that comes back has the next one.
alter table opportunity add column rep text;
alter table opportunity add column status text not null default 'open';
alter table opportunity add column stage text;
alter table opportunity add column amount text;
alter table opportunity add column currency text;
alter table opportunity add column opened_at timestamptz;
alter table opportunity add column stage_since timestamptz;
alter table opportunity add column closed_at timestamptz;
alter table opportunity add column reason text;

-- Tables that are there already know the same from the events they kept.
update opportunity o set
    rep = f.rep, stage = f.stage, amount = f.value ->> 'amount', currency = f.value ->> 'currency', opened_at = f.opened_at,
    stage_since = f.stage_since, closed_at = f.closed_at, reason = f.reason,
    status = case when f.closed_by is null then 'open' when f.closed_by like '%.won.v1' then 'won' else 'lost' end
from (
    select (d ->> 'opportunityId')::uuid as opportunity_id,
        (array_agg(d ->> 'rep' order by n desc))[1] as rep,
        (array_agg(coalesce(d ->> 'to', d ->> 'stage') order by n desc))[1] as stage,
        (array_agg(d -> 'value' order by n desc) filter (where d ? 'value'))[1] as value,
        min(happened_at) filter (where type like '%.opened.v1') as opened_at,
        max(happened_at) filter (where type like '%.opened.v1' or type like '%.stage-moved.v1') as stage_since,
        max(happened_at) filter (where type like '%.won.v1' or type like '%.lost.v1') as closed_at,
        max(type) filter (where type like '%.won.v1' or type like '%.lost.v1') as closed_by,
        max(d ->> 'reason') as reason
    from (select n, type, happened_at, data::jsonb as d from history where type in (
            'org.tandem.opportunity.opened.v1', 'org.tandem.opportunity.stage-moved.v1',
            'org.tandem.opportunity.won.v1', 'org.tandem.opportunity.lost.v1')) as h
    group by 1) as f
where f.opportunity_id = o.opportunity_id;

-- A page of the board, newest opened first: one rep's, everybody's, everybody's in one stage.
create index opportunity_of_rep on opportunity (rep, status, opened_at desc, opportunity_id desc);
create index opportunity_by_status on opportunity (status, opened_at desc, opportunity_id desc);
create index opportunity_in_stage on opportunity (status, stage, opened_at desc, opportunity_id desc);

-- The same inbox as before, and what a rep has is counted without a look at the leads.
drop index worked_lead_of_rep;
create index worked_lead_of_rep on worked_lead (rep, since desc, lead_id desc) include (state)
    where state in ('assigned', 'accepted', 'in-opportunity') and rep is not null;

-- Whom leads were given to since a moment.
create index history_assigned on history ((data::jsonb ->> 'rep'), happened_at) where type = 'org.tandem.lead.assigned.v1';
-- What happened last to any lead.
create index history_newest on history (n);
