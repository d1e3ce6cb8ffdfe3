-- What stays of somebody who asked to be forgotten: no name, no messenger id.

-- A keyed hash of who it was: a ban outlives the erasure until its end, and ADMIN_IDS make nobody admin twice.
create table erasure_marks (
  complex_id    bigint not null references complexes,
  key           bytea not null check (length(key) = 32),
  banned_until  timestamptz,
  seeded        boolean not null default false,
  primary key (complex_id, key),
  check (banned_until is not null or seeded)
);

-- The number under which somebody was known here, so that no older backup brings them back.
create table erasures (
  complex_id  bigint not null references complexes,
  person_id   bigint not null,
  erased_at   timestamptz not null,
  primary key (complex_id, person_id)
);

-- Retention looks for threads that ended long ago.
create index alerts_by_end on alerts (complex_id, closed_at) where closed_at is not null;
