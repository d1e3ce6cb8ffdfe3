-- Announcements to those whom they concern, and «Просьба убрать машину», which is answered.
alter table announcements
  -- Null: it is for all. From its sending on it stays with these spots, whatever becomes of their sections.
  add column to_spots integer[],
  -- As the list of spots called them; null: the spots themselves were named.
  add column to_sections text[],
  add column asks_to_move boolean not null default false,
  -- When the silent ones are or were reminded, and about how many spots; null: not yet.
  add column remind_at timestamptz,
  add column reminded integer check (reminded >= 0),
  -- «Готово»: no answer is needed any more.
  add column closed_at timestamptz,
  add constraint announcements_to_check check (to_sections is null or to_spots is not null),
  add constraint announcements_asks_check
    check (asks_to_move or num_nonnulls(remind_at, reminded, closed_at) = 0),
  add constraint announcements_reminder_check check (reminded is null or remind_at is not null);

-- Whether a reader will move his car: one answer a person, for all his spots that are meant.
create table announcement_answers (
  complex_id       bigint not null,
  announcement_id  bigint not null,
  person_id        bigint not null,
  answer           text not null check (answer in ('will move', 'cannot move')),
  answered_at      timestamptz not null,
  primary key (complex_id, announcement_id, person_id),
  foreign key (complex_id, announcement_id) references announcements on delete cascade,
  foreign key (complex_id, person_id) references memberships on delete cascade
);
create index announcement_answers_of_person on announcement_answers (complex_id, person_id);
