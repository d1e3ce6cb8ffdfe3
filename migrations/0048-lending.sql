-- «Займу»: a neighbour stands on a spot that its holder has marked free. It begins when it is made.
create table lendings (
  complex_id  bigint not null,
  id          bigint generated always as identity,
  spot        integer not null,
  borrower    bigint not null,
  made_at     timestamptz not null,
  until       timestamptz not null,
  -- The word half an hour before its end is said.
  warned      boolean not null default false,
  ended_at    timestamptz,
  ending      text check (ending in ('left', 'time', 'back', 'no holder', 'borrower')),
  -- «Место свободно», also said late. Null: nobody knows that the car is gone.
  left_at     timestamptz,
  -- What the two write to each other.
  thread      bigint,
  primary key (complex_id, id),
  foreign key (complex_id, spot) references spots on delete cascade,
  foreign key (complex_id, borrower) references memberships on delete cascade,
  foreign key (complex_id, thread) references alerts on delete set null (thread),
  check (until > made_at),
  check ((ended_at is null) = (ending is null))
);
-- Two people never hold the same time of a spot: what is not ended holds it from now on.
create unique index lendings_one_of_spot on lendings (complex_id, spot) where ended_at is null;
create unique index lendings_one_of_borrower on lendings (complex_id, borrower) where ended_at is null;
create index lendings_of_spot on lendings (complex_id, spot, id);
create index lendings_of_borrower on lendings (complex_id, borrower, id);
create index lendings_of_thread on lendings (complex_id, thread) where thread is not null;
create index lendings_ended on lendings (ended_at) where ended_at is not null;

-- «Скажу, когда появится»: who looks for a spot until then.
create table wishes (
  complex_id  bigint not null,
  id          bigint generated always as identity,
  person      bigint not null,
  made_at     timestamptz not null,
  until       timestamptz not null,
  -- The spot that was named to them last.
  offered     integer,
  ended_at    timestamptz,
  ending      text check (ending in ('found', 'time', 'dropped')),
  primary key (complex_id, id),
  foreign key (complex_id, person) references memberships on delete cascade,
  check ((ended_at is null) = (ending is null))
);
create unique index wishes_one_of_person on wishes (complex_id, person) where ended_at is null;
create index wishes_of_person on wishes (complex_id, person);
create index wishes_ended on wishes (ended_at) where ended_at is not null;

alter table cards drop constraint cards_subject_kind_check;
alter table cards add constraint cards_subject_kind_check check (subject_kind in
  ('alert', 'claim', 'letter', 'announcement', 'pass', 'car', 'gate question', 'lending', 'wish'));
