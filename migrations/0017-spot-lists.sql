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

-- Where a spot lies, as far as the list says.
alter table spots
  add column if not exists section text check (length(section) between 1 and 40),
  add column if not exists row_label text check (length(row_label) between 1 and 20),
  add column if not exists column_number integer check (column_number between 1 and 999);
