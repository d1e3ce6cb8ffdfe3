-- Who is signed in at the web. `external_id` is how the web's own bot names somebody, before and after his consent;
-- the person stands beside it as soon as there is one, so that the session goes with him.
create table web_sessions (
  complex_id   bigint not null references complexes,
  id           bigint generated always as identity,
  token_hash   bytea not null,
  bot_id       bigint not null references bots,
  external_id  text not null,
  person_id    bigint references persons on delete cascade,
  kind         text not null check (kind in ('browser', 'mini app', 'gate')),
  device       text not null check (length(device) <= 60),
  made_at      timestamptz not null,
  seen_at      timestamptz not null,
  expires_at   timestamptz not null,
  primary key (complex_id, id),
  unique (token_hash)
);
create index web_sessions_of_person on web_sessions (person_id) where person_id is not null;
create index web_sessions_of_visitor on web_sessions (bot_id, external_id);
create index web_sessions_over on web_sessions (expires_at);

-- One way in: a link and a code for the same person; whichever is used first spends both.
create table web_logins (
  complex_id  bigint not null references complexes,
  id          bigint generated always as identity,
  person_id   bigint not null references persons on delete cascade,
  link_hash   bytea not null,
  code_hash   bytea not null,
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  primary key (complex_id, id),
  unique (link_hash)
);
create index web_logins_by_code on web_logins (complex_id, code_hash);
create index web_logins_of_person on web_logins (person_id);

-- «Все уведомления»: the newest of somebody first.
create index notices_in_feed on notices (recipient, id) where recipient is not null;
drop index notices_of_recipient;
