-- One message of an admin to all residents: drafted, sent at once or in the morning, counted, perhaps pinned in a group.

create table announcements (
  complex_id   bigint not null references complexes,
  id           bigint generated always as identity,
  author       bigint references persons on delete set null,
  text         text check (length(text) between 1 and 4096),
  -- The messenger's own reference to a photo or a file.
  photo        text check (length(photo) between 1 and 500),
  document     text check (length(document) between 1 and 500),
  drafted_at   timestamptz not null,
  state        text not null check (state in ('draft', 'waiting', 'going', 'done', 'called off')),
  -- When it leaves or left.
  starts_at    timestamptz,
  finished_at  timestamptz,
  -- How it ended; until then the notices tell.
  delivered    integer check (delivered >= 0),
  unreachable  integer check (unreachable >= 0),
  failed       integer check (failed >= 0),
  primary key (complex_id, id),
  check (num_nonnulls(photo, document) <= 1 and num_nonnulls(text, photo, document) >= 1),
  check ((state = 'draft') = (starts_at is null)),
  check ((state = 'done') = (finished_at is not null)),
  check (num_nonnulls(finished_at, delivered, unreachable, failed) in (0, 4))
);
create index announcements_by_start on announcements (complex_id, starts_at desc, id desc) where state in ('going', 'done');

-- Where it was asked to be pinned, and what came of that.
create table announcement_pins (
  complex_id       bigint not null,
  announcement_id  bigint not null,
  group_id         bigint not null references groups on delete cascade,
  state            text not null check (state in ('asked', 'pinned', 'no right', 'not pinned', 'lost')),
  message_ref      text,
  primary key (complex_id, announcement_id, group_id),
  foreign key (complex_id, announcement_id) references announcements on delete cascade
);

alter table cards drop constraint cards_subject_kind_check;
alter table cards add constraint cards_subject_kind_check
  check (subject_kind in ('alert', 'claim', 'letter', 'announcement'));

-- How far an announcement got is counted from its notices: no counter that ten thousand deliveries would wait for.
create index notices_of_announcement on notices (complex_id, ((notice ->> 'announcement')::bigint), state) where lane = 2;
