-- Cars that people named as theirs. A plate is a second way to reach them; what they hold is their spots.
create table cars (
  complex_id    bigint not null references complexes,
  id            bigint generated always as identity,
  person_id     bigint not null,
  -- As typed, and the one key that all its spellings have.
  plate         text not null check (length(plate) between 1 and 20),
  plate_key     text not null check (length(plate_key) between 1 and 20),
  -- `asked`: somebody else named the plate before, and nobody has said yet that they belong together.
  state         text not null check (state in ('known', 'asked', 'refused')),
  -- Who says beside its person that it is theirs; null: nobody.
  confirmed_by  text check (confirmed_by in ('family', 'admin', 'list')),
  added_at      timestamptz not null,
  primary key (complex_id, id),
  unique (complex_id, person_id, plate_key),
  foreign key (complex_id, person_id) references memberships on delete cascade
);
create index cars_by_key on cars (complex_id, plate_key);

-- What whoever named a plate first is asked of somebody who names it now. Outlives the car: naming it anew asks nobody anew.
create table car_questions (
  complex_id   bigint not null references complexes,
  id           bigint generated always as identity,
  plate_key    text not null check (length(plate_key) between 1 and 20),
  about        bigint not null,
  holder       bigint not null,
  asked_at     timestamptz not null,
  answer       text check (answer in ('family', 'unknown')),
  answered_at  timestamptz,
  primary key (complex_id, id),
  unique (complex_id, about, plate_key, holder),
  check ((answer is null) = (answered_at is null)),
  foreign key (complex_id, about) references memberships on delete cascade,
  foreign key (complex_id, holder) references memberships on delete cascade
);
create index car_questions_of_holder on car_questions (complex_id, holder);

alter table cards drop constraint cards_subject_kind_check;
alter table cards add constraint cards_subject_kind_check
  check (subject_kind in ('alert', 'claim', 'letter', 'announcement', 'pass', 'car'));
