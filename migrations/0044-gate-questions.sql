-- «Спросить жителя»: a guard asks the holders of a spot about whoever stands at the gate.
create table gate_questions (
  complex_id  bigint not null,
  id          bigint generated always as identity,
  spot        integer not null,
  asked_by    bigint not null,
  caller      text not null check (caller in ('taxi', 'courier', 'guest', 'other')),
  -- Who has come, in the words of the guard.
  guest       text not null check (length(guest) between 1 and 60),
  asked_at    timestamptz not null,
  -- How many were asked, and how many of them it did not reach.
  asked       smallint not null,
  lost        smallint not null default 0,
  state       text not null
    check (state in ('asked', 'silence', 'out of reach', 'let in', 'not expected', 'over')),
  -- Null: nobody has answered, or whoever did is forgotten.
  decided_by  bigint,
  decided_at  timestamptz,
  pass_id     bigint,
  primary key (complex_id, id),
  foreign key (complex_id, spot) references spots on delete cascade,
  foreign key (complex_id, asked_by) references memberships on delete cascade,
  foreign key (complex_id, decided_by) references memberships on delete set null (decided_by),
  foreign key (complex_id, pass_id) references guest_passes on delete set null (pass_id)
);
create unique index gate_questions_one_open on gate_questions (complex_id, spot)
  where state in ('asked', 'silence', 'out of reach');
create index gate_questions_by_time on gate_questions (asked_at);
create index gate_questions_of_spot on gate_questions (complex_id, spot, asked_at);
create index gate_questions_of_guard on gate_questions (complex_id, asked_by);
create index gate_questions_of_holder on gate_questions (complex_id, decided_by) where decided_by is not null;
create index gate_questions_of_pass on gate_questions (complex_id, pass_id) where pass_id is not null;

-- Null: whoever was let in so is none of the host's three.
alter table guest_passes alter column slot drop not null;

alter table cards drop constraint cards_subject_kind_check;
alter table cards add constraint cards_subject_kind_check
  check (subject_kind in ('alert', 'claim', 'letter', 'announcement', 'pass', 'car', 'gate question'));
