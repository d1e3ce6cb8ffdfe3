-- Alerts have a share of a bot's pace: they pass whoever waits, by slots of their own.
alter table pace
  add column alerts_at timestamptz,
  -- When whoever booked last may go: read with the answer to the booking.
  add column turn_at   timestamptz;
