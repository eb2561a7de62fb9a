-- When the lead had last asked for sales, as it was said with its score: folded from scores.
alter table lead add column scored_asked_at timestamptz;
