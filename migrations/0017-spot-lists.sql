-- Lists of spots that admins send: read by a loop, shown, applied or dropped.
create table spot_imports (
  complex_id    bigint not null references complexes,
  id            bigint generated always as identity,
  person_id     bigint not null references persons on delete cascade,
  begun_at      timestamptz not null,
  -- The messenger's own reference to the file, and its name as the admin sees it.
  file          text not null,
  name          text not null check (length(name) <= 200),
  state         text not null check (state in ('reading', 'shown', 'over')),
  -- What was read, and what it would change; emptied when it is over.
  list          jsonb,
  plan          jsonb,
  fault         text,
  -- Machine time: whoever reads it now holds it until then.
  leased_until  timestamptz,
  tries         integer not null default 0,
  primary key (complex_id, id)
);
create index spot_imports_waiting on spot_imports (id) where state = 'reading';
