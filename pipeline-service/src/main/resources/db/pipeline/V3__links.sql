-- Of what was said about one end of a link the last counts, and an erasure covers what was said until then.
alter table lead_link add column recorded_at timestamptz not null default 'epoch';
-- A link is found from both of its ends.
create index lead_link_back on lead_link (linked_to, lead_id) where linked;
