-- What the messenger took last of what it shows of a bot: what has not changed is not sent again.
create table introductions (
  bot_id  bigint not null references bots,
  -- A private chat that has a list of commands of its own; '' where something is for everybody.
  chat    text not null,
  part    text not null,
  digest  text not null,
  primary key (bot_id, chat, part)
);

-- Set by /lang: their commands are listed in their language, whatever their phone speaks.
alter table persons add column language_chosen boolean not null default false;
create index persons_of_chosen_language on persons (id) where language_chosen;
