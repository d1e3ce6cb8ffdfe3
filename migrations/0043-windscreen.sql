-- «Карточка под стекло»: what stands on the paper is in no row, only its hashes are. Bound to whoever holds the spot.
create table windscreen_tags (
  complex_id     bigint not null references complexes,
  id             bigint generated always as identity,
  person_id      bigint not null,
  spot           integer not null,
  -- Of the 128 bits in the QR, and of the code to type.
  token_hash     bytea not null unique check (length(token_hash) = 32),
  code_hash      bytea not null unique check (length(code_hash) = 32),
  made_at        timestamptz not null,
  -- How many cards there were by now: a press on an old button replaces none.
  issue          integer not null default 1,
  -- «Ложный вызов»: until then its calls go to guards and admins alone.
  doubted_until  timestamptz,
  primary key (complex_id, id),
  unique (complex_id, spot, person_id),
  foreign key (complex_id, person_id) references memberships on delete cascade,
  foreign key (complex_id, spot) references spots on delete cascade
);
create index windscreen_tags_of_person on windscreen_tags (complex_id, person_id);

-- A passer-by calls: a visitor in place of the sender, and no row of a person.
alter table alerts
  add column reason  text check (reason in ('blocked', 'passage', 'alarm', 'lights', 'hit')),
  -- Which card; a card that was replaced since is gone.
  add column tag_id  bigint,
  -- How its holders' cards sound: in quiet hours one card rings once an hour.
  add column rings   text check (rings in ('loud', 'once', 'silent')),
  drop constraint alerts_kind_check,
  add constraint alerts_kind_check
    check (kind in ('blocked', 'sos', 'unknown', 'stranger', 'message', 'windscreen')),
  drop constraint alerts_closing_check,
  add constraint alerts_closing_check
    check (closing in ('resolved', 'alarm off', 'wrong number', 'expired', 'taken back', 'false call')),
  add constraint alerts_windscreen_reason check ((kind = 'windscreen') = (reason is not null)),
  add constraint alerts_windscreen_rings check ((kind = 'windscreen') = (rings is not null));
-- Two passers-by at once are one thread.
create unique index alerts_one_open_by_tag on alerts (complex_id, tag_id) where state <> 'closed' and tag_id is not null;
create index alerts_by_tag on alerts (complex_id, tag_id, raised_at) where tag_id is not null;

-- Whoever called by a card, for a day: his page shows the answer for two hours, and his calls are counted.
create table windscreen_visits (
  complex_id  bigint not null,
  id          bigint generated always as identity,
  alert_id    bigint not null,
  -- Of the 128 bits in the address of his page.
  key_hash    bytea not null unique check (length(key_hash) = 32),
  -- Keyed hashes of an address with its browser, and of a network.
  visitor     bytea not null,
  network     bytea not null,
  -- False: the thread was open already.
  opened      boolean not null,
  made_at     timestamptz not null,
  primary key (complex_id, id),
  foreign key (complex_id, alert_id) references alerts on delete cascade
);
create index windscreen_visits_of_alert on windscreen_visits (complex_id, alert_id);
create index windscreen_visits_of_visitor on windscreen_visits (visitor, made_at);
create index windscreen_visits_of_network on windscreen_visits (network, made_at);
create index windscreen_visits_by_age on windscreen_visits (complex_id, made_at);

-- When the admins were last told that the cards of their house are called by too many.
create table windscreen_floods (
  complex_id  bigint primary key references complexes,
  told_at     timestamptz not null
);
