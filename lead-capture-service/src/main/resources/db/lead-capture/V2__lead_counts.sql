-- Leads by origin and time are counted from this alone, without a look at the leads.
create index lead_of_source on lead (source, first_captured_at);
