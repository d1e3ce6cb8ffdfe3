-- What the parties of a thread write to each other: kept only to be passed on, deleted with the thread.
create table alert_letters (
  complex_id  bigint not null,
  id          bigint generated always as identity,
  alert_id    bigint not null,
  author      bigint not null references persons on delete cascade,
  part        text not null check (part in ('sender', 'holder')),
  text        text check (length(text) between 1 and 4096),
  -- The messenger's own reference to a photo, sent anew to each reader.
  photo       text,
  written_at  timestamptz not null,
  readers     integer not null check (readers > 0),
  delivered   integer not null default 0,
  lost        integer not null default 0,
  primary key (complex_id, id),
  foreign key (complex_id, alert_id) references alerts on delete cascade,
  check (text is not null or photo is not null),
  check (delivered + lost <= readers)
);
create index alert_letters_of_alert on alert_letters (complex_id, alert_id);

alter table alert_parties drop constraint alert_parties_answer_check;
alter table alert_parties add constraint alert_parties_answer_check
  check (answer in ('coming', 'in 5 minutes', 'in 15 minutes', 'not mine', 'wrote'));
alter table alert_parties add column complained_at timestamptz;

alter table cards drop constraint cards_subject_kind_check;
alter table cards add constraint cards_subject_kind_check check (subject_kind in ('alert', 'claim', 'letter'));

-- Which message a notice became: a messenger reply to it belongs to its thread.
alter table notices add column message_ref text;
create index notices_of_message on notices (recipient, message_ref) where message_ref is not null;

-- «Ошибся номером» takes an alert back.
alter table alerts drop constraint alerts_closing_check;
alter table alerts add constraint alerts_closing_check
  check (closing in ('resolved', 'alarm off', 'wrong number', 'expired'));

-- Neighbours join one open SOS about a spot; each of them is done for himself.
alter table alert_parties add column joined_at timestamptz;
update alert_parties p set joined_at = a.raised_at from alerts a
  where a.complex_id = p.complex_id and a.id = p.alert_id and p.part = 'sender';
alter table alert_parties add constraint alert_parties_joined check ((part = 'sender') = (joined_at is not null));
create unique index alerts_one_open_sos on alerts (complex_id, spot) where kind = 'sos' and state <> 'closed';
