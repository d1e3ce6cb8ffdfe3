-- What the engine needs to lose nothing: updates seen, dialogs, limits, cards, notices, timers, pace.

create table updates (
  bot_id   bigint not null references bots,
  key      text not null,
  seen_at  timestamptz not null,
  -- A code where handling failed twice; never any content.
  failure  text,
  primary key (bot_id, key)
);
create index updates_by_age on updates (seen_at);

-- The one unfinished dialog of a person with a bot.
create table dialogs (
  bot_id      bigint not null references bots,
  person_id   bigint not null references persons on delete cascade,
  dialog      jsonb not null,
  expires_at  timestamptz not null,
  primary key (bot_id, person_id)
);

-- Sliding windows. The key of somebody who has not agreed to storage is a keyed hash.
create table limits (
  key     text primary key,
  stamps  timestamptz[] not null,
  warned  boolean not null default false
);

-- Secrets that this installation made for itself.
create table secrets (
  name   text primary key,
  value  bytea not null
);

-- A message that is edited as its subject changes: drawn from the state when it is sent.
create table cards (
  complex_id    bigint not null references complexes,
  id            bigint generated always as identity,
  subject_kind  text not null check (subject_kind in ('alert', 'claim')),
  subject_id    bigint not null,
  part          text not null default '',
  viewer        bigint not null references persons on delete cascade,
  message_ref   text,
  -- What the message shows: a digest of the last drawing, so that nothing is edited into itself.
  shown         text,
  rings_wanted  integer not null default 1,
  rings_done    integer not null default 0,
  primary key (complex_id, id),
  unique (complex_id, subject_kind, subject_id, part, viewer)
);

-- Something that somebody must learn: delivered at least once, in order within its lane.
create table notices (
  complex_id  bigint not null references complexes,
  id          bigint generated always as identity,
  recipient   bigint not null references persons on delete cascade,
  lane        smallint not null check (lane between 0 and 2),
  card_id     bigint,
  notice      jsonb,
  version     smallint not null,
  made_at     timestamptz not null,
  due_at      timestamptz not null,
  state       text not null check (state in ('due', 'sending', 'sent', 'unreachable', 'given up', 'dropped', 'dead')),
  owner       bigint,
  tries       integer not null default 0,
  -- How often a send was cut off so that nobody knows whether it arrived.
  unsure      integer not null default 0,
  -- How often drawing or settling it threw.
  faults      integer not null default 0,
  settled_at  timestamptz,
  primary key (complex_id, id),
  foreign key (complex_id, card_id) references cards on delete cascade,
  check ((card_id is null) = (notice is not null)),
  check ((state = 'sending') = (owner is not null))
);
create unique index notices_one_due_a_card on notices (complex_id, card_id) where state = 'due';
create index notices_due on notices (lane, due_at, id) where state = 'due';
create index notices_unfinished on notices (recipient, lane, id) where state in ('due', 'sending');
create index notices_sending on notices (owner) where state = 'sending';
create index notices_settled on notices (settled_at) where settled_at is not null;

create sequence owners as integer cycle;

create table timers (
  complex_id  bigint not null references complexes,
  kind        text not null,
  subject_id  bigint not null,
  due_at      timestamptz not null,
  primary key (complex_id, kind, subject_id)
);
create index timers_due on timers (due_at);

-- Machine time: when the next message of a bot, or of one chat of it, may leave. Scope '' is the bot itself.
create table pace (
  bot_id        bigint not null references bots,
  scope         text not null,
  next_at       timestamptz not null,
  paused_until  timestamptz,
  primary key (bot_id, scope)
);
