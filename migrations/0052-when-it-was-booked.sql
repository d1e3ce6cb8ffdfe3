-- Later than now, it tells by how much the clock has been set back since.
alter table pace add column booked_at timestamptz not null default clock_timestamp();
