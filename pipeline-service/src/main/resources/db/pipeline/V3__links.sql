-- A link is found from both of its ends.
create index lead_link_back on lead_link (linked_to, lead_id) where linked;
