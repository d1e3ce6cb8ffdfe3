-- «Гостевой пропуск»: somebody may drive in to visit a spot until then.
create table guest_passes (
  complex_id  bigint not null,
  id          bigint generated always as identity,
  host        bigint not null,
  spot        integer not null,
  -- What the host typed: a car's number or a name.
  guest       text not null check (length(guest) between 1 and 60),
  -- The same as it is searched for; see core/passes/fold-plate.ts.
  guest_key   text not null,
  is_plate    boolean not null,
  -- Which of the host's three: no more than three can be active.
  slot        smallint not null check (slot between 1 and 3),
  made_at     timestamptz not null,
  until       timestamptz not null check (until > made_at),
  -- The host was told that it ends soon.
  warned      boolean not null default false,
  ended_at    timestamptz,
  ending      text check (ending in ('over', 'revoked', 'spot lost')),
  entered_at  timestamptz,
  left_at     timestamptz check (left_at >= entered_at),
  -- The code and the link are made from the installation's secret and this; the table alone opens no gate.
  salt        bytea not null check (length(salt) = 16),
  code_key    bytea not null check (length(code_key) = 32),
  primary key (complex_id, id),
  unique (complex_id, code_key),
  foreign key (complex_id, host) references memberships on delete cascade,
  foreign key (complex_id, spot) references spots on delete cascade,
  check ((ended_at is null) = (ending is null))
);
create unique index guest_passes_three_a_host on guest_passes (complex_id, host, slot) where ended_at is null;
create unique index guest_passes_one_inside on guest_passes (complex_id, spot)
  where entered_at is not null and left_at is null;
create index guest_passes_by_end on guest_passes (complex_id, ended_at);

alter table cards drop constraint cards_subject_kind_check;
alter table cards add constraint cards_subject_kind_check
  check (subject_kind in ('alert', 'claim', 'letter', 'announcement', 'pass'));
