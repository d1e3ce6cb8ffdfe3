-- A thread may be for guards and admins alone: about a car whose spot nobody knows, about a stranger on one's own spot,
-- or because its sender has tried too many numbers.
alter table alerts
  alter column spot drop not null,
  add constraint alerts_spot_known check ((kind = 'unknown') = (spot is null)),
  add column withheld boolean not null default false,
  -- When a guard or an admin said that it is done.
  add column helped_at timestamptz;

alter table alert_parties
  -- Holders: they asked not to be disturbed by the sender.
  add column muted boolean not null default false,
  -- Senders: how many alerts they could still raise when they raised this one; null: nobody counted.
  add column quota_left integer check (quota_left >= 0);

-- «Не беспокоить от этого соседа сутки».
create table mutes (
  complex_id    bigint not null,
  holder        bigint not null,
  sender        bigint not null,
  muted_until   timestamptz not null,
  primary key (complex_id, holder, sender),
  foreign key (complex_id, holder) references memberships on delete cascade,
  foreign key (complex_id, sender) references memberships on delete cascade
);
create index mutes_of_sender on mutes (complex_id, sender);

-- Which numbers somebody has tried of late, by alert, lookup or group: nobody goes through a whole house.
create table tried_numbers (
  complex_id  bigint not null,
  person_id   bigint not null,
  spot        integer not null,
  tried_at    timestamptz not null,
  primary key (complex_id, person_id, spot),
  foreign key (complex_id, person_id) references memberships on delete cascade
);

-- What only guards and admins are told stands beside an SOS that its holders know of.
drop index alerts_one_open_sos;
create unique index alerts_one_open_sos on alerts (complex_id, spot)
  where kind = 'sos' and state <> 'closed' and not withheld;
