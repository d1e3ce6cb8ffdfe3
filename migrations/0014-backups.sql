-- Copies of a complex: wanted, made, remembered; and restores on their way.

create table backups (
  complex_id  bigint not null references complexes,
  id          bigint generated always as identity,
  kind        text not null check (kind in ('daily', 'asked', 'before restore')),
  asked_by    bigint references persons on delete set null,
  wanted_at   timestamptz not null,
  state       text not null check (state in ('wanted', 'made', 'failed')),
  settled_at  timestamptz,
  file_name   text,
  sha256      bytea check (length(sha256) = 32),
  bytes       bigint check (bytes > 0),
  encrypted   boolean,
  -- The header of the copy: schema version and counts.
  header      jsonb,
  primary key (complex_id, id),
  check ((state = 'wanted') = (settled_at is null)),
  check ((state = 'made') = (num_nonnulls(file_name, sha256, bytes, encrypted, header) = 5))
);
create index backups_wanted on backups (id) where state = 'wanted';
create index backups_made on backups (complex_id, settled_at) where state = 'made';

-- The admins who want every daily copy in their chat.
create table backup_readers (
  complex_id  bigint not null,
  person_id   bigint not null,
  primary key (complex_id, person_id),
  foreign key (complex_id, person_id) references memberships on delete cascade
);

create table restores (
  complex_id  bigint not null references complexes,
  id          bigint generated always as identity,
  asked_by    bigint not null references persons on delete cascade,
  asked_at    timestamptz not null,
  -- A file of the folder, or the messenger's own reference to one that was sent, and how it was called.
  source      jsonb not null,
  state       text not null check (state in ('wanted', 'compared', 'confirmed', 'done', 'refused', 'off')),
  fault       text,
  header      jsonb,
  -- Numbers, and the spots that change hands: never a name.
  difference  jsonb,
  -- Of the file that was looked at.
  sha256      bytea check (length(sha256) = 32),
  changed_at  timestamptz not null,
  primary key (complex_id, id),
  check ((state = 'refused') = (fault is not null)),
  check (state not in ('compared', 'confirmed', 'done') or num_nonnulls(difference, sha256) = 2)
);
create index restores_under_way on restores (id) where state in ('wanted', 'confirmed');
