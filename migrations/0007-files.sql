-- Drawings that a messenger has been given: it shows them again by its own reference.
create table sent_pictures (
  bot_id    bigint not null references bots on delete cascade,
  digest    text not null,
  file_ref  text not null,
  sent_at   timestamptz not null,
  primary key (bot_id, digest)
);
create index sent_pictures_by_age on sent_pictures (sent_at);
