-- The house group: which groups an admin linked, what the bot sees there, and the lines that it keeps up to date.

-- As people type it behind @; known once the messenger has told.
alter table bots add column name text;

-- Minutes of the day in the complex's zone.
alter table complexes
  add column quiet_from_minute integer not null default 1380 check (quiet_from_minute between 0 and 1439),
  add column quiet_until_minute integer not null default 420 check (quiet_until_minute between 0 and 1439);

alter table alerts
  drop constraint alerts_kind_check,
  add constraint alerts_kind_check check (kind in ('blocked', 'sos', 'unknown', 'stranger', 'message')),
  -- What the sender wrote with it.
  add column note text,
  add column note_photos text[] not null default '{}';

-- Who asked in the house group signs without a spot.
alter table alert_parties add column from_group boolean not null default false;

-- A group that the bot is or was in; without a complex until an admin links it.
create table groups (
  id               bigint generated always as identity primary key,
  bot_id           bigint not null references bots,
  chat_ref         text not null,
  title            text not null,
  language         text not null,
  complex_id       bigint references complexes,
  present          boolean not null,
  sees_all         boolean not null,
  -- What it has been told once already.
  told_unlinked    boolean not null default false,
  told_blind       boolean not null default false,
  mention_seen_at  timestamptz,
  unique (bot_id, chat_ref)
);
create index groups_of_complex on groups (complex_id) where complex_id is not null;

-- A message of the bot in a group that tells what became of one request.
create table group_lines (
  complex_id  bigint not null references complexes,
  id          bigint generated always as identity,
  group_id    bigint not null references groups on delete cascade,
  topic       text,
  reply_to    text,
  primary key (complex_id, id)
);

alter table cards
  alter column viewer drop not null,
  add column line_id bigint,
  add foreign key (complex_id, line_id) references group_lines on delete cascade,
  add check ((viewer is null) = (line_id is not null));

alter table notices
  alter column recipient drop not null,
  add column group_id bigint references groups on delete cascade,
  add check ((recipient is null) = (group_id is not null));
create index notices_unfinished_in_group on notices (group_id, lane, id) where state in ('due', 'sending');

-- A request that was asked back: what was written waits for its author's press.
create table asked_back (
  complex_id  bigint not null references complexes,
  id          bigint generated always as identity,
  person_id   bigint not null references persons on delete cascade,
  group_id    bigint references groups on delete cascade,
  topic       text,
  reply_to    text,
  note        text,
  note_photos text[] not null default '{}',
  expires_at  timestamptz not null,
  primary key (complex_id, id)
);
create index asked_back_by_age on asked_back (expires_at);
