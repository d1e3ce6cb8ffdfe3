-- An album is one message: its parts wait here for each other, and whatever it becomes has room for all of them.

create table albums (
  bot_id     bigint not null references bots,
  person_id  bigint not null references persons on delete cascade,
  -- Where it is being sent: what comes next there comes behind it.
  chat       text not null check (length(chat) between 1 and 100),
  -- The messenger's own name for it.
  album      text not null check (length(album) between 1 and 100),
  -- Emptied as soon as it was handled; the row stays, so that a part which comes later is known as one.
  parts      jsonb not null default '[]',
  -- House time; null: it was handled.
  due_at     timestamptz,
  seen_at    timestamptz not null,
  primary key (person_id, bot_id, album),
  check ((due_at is null) = (parts = '[]'))
);
create index albums_due on albums (due_at) where due_at is not null;

alter table alert_letters
  add column more_photos text[] not null default '{}',
  add constraint alert_letters_more_check check (cardinality(more_photos) <= 9 and (more_photos = '{}' or photo is not null));
alter table claim_messages
  add column more_photos text[] not null default '{}',
  add constraint claim_messages_more_check check (cardinality(more_photos) <= 9 and (more_photos = '{}' or photo is not null));
-- Of the same kind as the first.
alter table announcements
  add column more_files text[] not null default '{}',
  add constraint announcements_more_check check (cardinality(more_files) <= 9 and (more_files = '{}' or num_nonnulls(photo, document) = 1));

-- A private chat may have topics: where somebody wrote last is where the answers go. Null: outside of any.
alter table addresses add column topic text check (length(topic) between 1 and 100);
