-- What a keyed hash remembers of whoever was forgotten, so that coming back is no way around a limit: when he claimed,
-- and whom that was asked.
create table claim_marks (
  complex_id  bigint not null references complexes,
  id          bigint generated always as identity,
  key         bytea not null check (length(key) = 32),
  -- Null: the claim itself.
  holder      bigint,
  marked_at   timestamptz not null,
  primary key (complex_id, id),
  foreign key (complex_id, holder) references memberships on delete cascade
);
create index claim_marks_by_key on claim_marks (complex_id, key, marked_at);
create index claim_marks_of_holder on claim_marks (complex_id, holder) where holder is not null;
