-- Alerts that arrive without a messenger: browsers that let us call their owner, and a second way for what is told.
create table push_subscriptions (
  complex_id   bigint not null references complexes,
  id           bigint generated always as identity,
  -- The session that asked for it: whoever leaves it is called there no longer.
  session_id   bigint not null,
  person_id    bigint not null references persons on delete cascade,
  endpoint     text not null check (length(endpoint) <= 2048),
  p256dh       text not null,
  auth         text not null,
  made_at      timestamptz not null,
  last_ok_at   timestamptz,
  primary key (complex_id, id),
  unique (complex_id, session_id),
  unique (endpoint),
  foreign key (complex_id, session_id) references web_sessions on delete cascade
);
create index push_subscriptions_of_person on push_subscriptions (person_id, complex_id);

alter table notices
  add column channel text not null default 'messenger' check (channel in ('messenger', 'push')),
  -- Two ways of one message: what one of them could not do the other may.
  add column pair bigint,
  -- Pushed: when the phone said that it showed it.
  add column heard_at timestamptz,
  add check (channel = 'messenger' or group_id is null);
create sequence notice_pairs;
create index notices_of_pair on notices (pair) where pair is not null;

drop index notices_one_due_a_card;
create unique index notices_one_due_a_card on notices (complex_id, card_id, channel) where state = 'due';
drop index notices_due;
create index notices_due on notices (channel, lane, due_at, id) where state = 'due';

-- Which phones a message went to: what comes again goes to the others alone.
create table push_sendings (
  complex_id       bigint not null,
  notice_id        bigint not null,
  subscription_id  bigint not null,
  taken_at         timestamptz not null,
  primary key (complex_id, notice_id, subscription_id),
  foreign key (complex_id, notice_id) references notices on delete cascade,
  foreign key (complex_id, subscription_id) references push_subscriptions on delete cascade
);
create index push_sendings_of_subscription on push_sendings (complex_id, subscription_id);

alter table alert_parties drop constraint alert_parties_reach_check;
alter table alert_parties add constraint alert_parties_reach_check
  check (reach in ('pending', 'delayed', 'on phone', 'unheard', 'delivered', 'unreachable', 'given up'));
-- When a push service took it, and nothing said yet that it was shown.
alter table alert_parties add column phone_at timestamptz;
-- The newest ring that a phone is known to have shown.
alter table cards add column rings_pushed integer not null default 0;
-- Copies that a push service took, and no phone said that it showed them. Null: from before there were any.
alter table announcements add column on_phone integer check (on_phone >= 0);
