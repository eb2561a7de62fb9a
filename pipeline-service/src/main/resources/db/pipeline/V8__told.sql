-- What happened last to any lead, of what pages are told of: a list of deals from before is none of it.
drop index history_newest;
create index history_newest on history (n) where type <> 'org.tandem.opportunity.imported-won.v1';
