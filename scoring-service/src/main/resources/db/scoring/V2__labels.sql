-- What sales made of leads, and what is to be learned from it: a fold of pipeline and feedback.

-- When sales was last done with the lead: what was recorded until then has been answered and has no points.
alter table lead add column returned_at timestamptz;
-- The same as it was known when the score was said: folded from scores.
alter table lead add column scored_returned_at timestamptz;

-- What sales did and said of a lead. A handful for each attempt.
create table sales_fact (
    lead_id      uuid        not null,
    recorded_at  timestamptz not null,
    event_id     uuid        not null,
    content_hash uuid        not null,
    attempt      integer     not null,
    kind         text        not null,
    code         text,
    revision     integer     not null,
    primary key (lead_id, recorded_at, event_id, content_hash)
);

-- Each time that somebody tried to reach a lead.
create table sales_try (
    lead_id      uuid        not null,
    attempt      integer     not null,
    at           timestamptz not null,
    recorded_at  timestamptz not null,
    event_id     uuid        not null,
    content_hash uuid        not null,
    primary key (lead_id, attempt, recorded_at, event_id, content_hash)
);

-- One example to learn from for each attempt and target: made anew of all facts of a lead whenever there is a new one.
create table label (
    lead_id  uuid        not null,
    attempt  integer     not null,
    target   text        not null,
    -- null where nothing is to be learned
    value    smallint,
    -- in hundredths
    weight   integer     not null,
    -- the fact it comes from
    kind     text        not null,
    code     text,
    event_id uuid        not null,
    known_at timestamptz not null,
    -- the reason for which leads like this should not be qualified at all
    proposes text,
    primary key (lead_id, attempt, target)
);
