-- What is true about parking. Every key leads with the complex; ids that a messenger gave are 64-bit.
-- No clock of the database's own: the house's time is an argument of every statement.

create table complexes (
  id                    bigint generated always as identity primary key,
  name                  text not null check (length(name) between 1 and 100),
  time_zone             text not null,
  guard_phone           text check (length(guard_phone) <= 30),
  remind_after_minutes  integer not null default 5 check (remind_after_minutes between 1 and 60),
  call_after_minutes    integer not null default 10 check (call_after_minutes between 1 and 120)
);

-- A person has agreed that we store what they tell us; before that there is no row.
create table persons (
  id            bigint generated always as identity primary key,
  display_name  text not null check (length(display_name) between 1 and 64),
  language      text not null check (length(language) between 2 and 20),
  met_at        timestamptz not null
);

create table bots (
  id           bigint generated always as identity primary key,
  messenger    text not null,
  external_id  bigint not null,
  unique (messenger, external_id)
);

-- Where a person can be written to.
create table addresses (
  bot_id             bigint not null references bots,
  external_id        bigint not null,
  person_id          bigint not null references persons on delete cascade,
  chat_ref           text not null,
  username           text,
  unreachable_since  timestamptz,
  primary key (bot_id, external_id),
  unique (bot_id, person_id)
);
create index addresses_of_person on addresses (person_id);

create table memberships (
  complex_id       bigint not null references complexes,
  person_id        bigint not null references persons on delete cascade,
  consent_version  integer not null,
  consented_at     timestamptz not null,
  approved_at      timestamptz,
  guard            boolean not null default false,
  admin            boolean not null default false,
  banned_until     timestamptz,
  primary key (complex_id, person_id)
);
create index memberships_of_staff on memberships (complex_id) where guard or admin;

-- `ADMIN_IDS` makes somebody admin once: a later demotion stands.
create table admin_seeds (
  complex_id   bigint not null references complexes,
  bot_id       bigint not null references bots,
  external_id  bigint not null,
  seeded_at    timestamptz not null,
  primary key (complex_id, bot_id, external_id)
);

create table spots (
  complex_id  bigint not null references complexes,
  number      integer not null check (number between 1 and 99999),
  primary key (complex_id, number)
);

create table holdings (
  complex_id  bigint not null,
  spot        integer not null,
  person_id   bigint not null,
  since       timestamptz not null,
  primary key (complex_id, spot, person_id),
  foreign key (complex_id, spot) references spots (complex_id, number),
  foreign key (complex_id, person_id) references memberships on delete cascade
);
create index holdings_of_person on holdings (complex_id, person_id);

create table claims (
  complex_id  bigint not null,
  id          bigint generated always as identity,
  person_id   bigint not null,
  made_at     timestamptz not null,
  verdict     text check (verdict in ('approved', 'rejected')),
  open        boolean not null default true,
  decided_by  bigint references persons on delete set null,
  decided_at  timestamptz,
  primary key (complex_id, id),
  foreign key (complex_id, person_id) references memberships on delete cascade
);
create unique index claims_one_open on claims (complex_id, person_id) where open;
create index claims_of_person on claims (complex_id, person_id, made_at);

create table claim_spots (
  complex_id  bigint not null,
  claim_id    bigint not null,
  spot        integer not null check (spot between 1 and 99999),
  state       text not null check (state in ('open', 'assigned', 'rejected')),
  primary key (complex_id, claim_id, spot),
  foreign key (complex_id, claim_id) references claims on delete cascade
);

-- The alert thread; what each field means is said in src/core/alerts/alert.ts.
create table alerts (
  complex_id         bigint not null references complexes,
  id                 bigint generated always as identity,
  kind               text not null check (kind in ('blocked', 'sos')),
  spot               integer not null check (spot between 1 and 99999),
  state              text not null check (state in ('open', 'answered', 'closed')),
  raised_at          timestamptz not null,
  open_since         timestamptz not null,
  last_event_at      timestamptz not null,
  rung_at            timestamptz not null,
  reminded_by_timer  boolean not null,
  reminders          integer not null check (reminders between 0 and 3),
  called_at          timestamptz,
  taken_by           bigint references persons on delete set null,
  asked_at           timestamptz,
  closed_at          timestamptz,
  closing            text check (closing in ('resolved', 'alarm off', 'expired')),
  primary key (complex_id, id),
  check ((state = 'closed') = (closed_at is not null)),
  check ((state = 'closed') = (closing is not null))
);

create table alert_parties (
  complex_id   bigint not null,
  alert_id     bigint not null,
  part         text not null check (part in ('sender', 'holder', 'helper')),
  person_id    bigint not null references persons on delete cascade,
  guard        boolean not null default false,
  -- Senders: what they sign with.
  spot         integer check (spot between 1 and 99999),
  -- Holders and helpers: how far the first notice got, and what was answered.
  reach        text check (reach in ('pending', 'delayed', 'delivered', 'unreachable', 'given up')),
  answer       text check (answer in ('coming', 'in 5 minutes', 'in 15 minutes', 'not mine')),
  answered_at  timestamptz,
  done_at      timestamptz,
  primary key (complex_id, alert_id, part, person_id),
  foreign key (complex_id, alert_id) references alerts on delete cascade,
  check ((part = 'sender') = (reach is null)),
  check ((answer is null) = (answered_at is null))
);
create index alert_parties_of_person on alert_parties (complex_id, person_id, part, alert_id);
