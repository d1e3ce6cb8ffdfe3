-- «Уведомления»: what somebody has switched off. A signal about a car is none of it.
alter table memberships add column notes_off text[] not null default '{}'
  check (notes_off <@ array['announcements', 'marks', 'guests']);

-- «Проверить звук»: the last one of each person.
create table sound_checks (
  complex_id  bigint not null,
  person_id   bigint not null,
  number      integer not null,
  asked_at    timestamptz not null,
  -- Null: on its way.
  arrived_at  timestamptz,
  heard_at    timestamptz,
  -- Null: «Слышу» is waited for.
  outcome     text check (outcome in ('heard', 'silence', 'lost')),
  primary key (complex_id, person_id),
  foreign key (complex_id, person_id) references memberships on delete cascade,
  check ((heard_at is null) = (outcome is distinct from 'heard'))
);
