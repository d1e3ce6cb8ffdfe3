-- A thread about a car whose plate was named instead of a spot.
alter table alerts
  -- As the sender typed it, and the key of the car that is meant.
  add column plate        text check (length(plate) between 1 and 40),
  add column plate_key    text check (length(plate_key) between 1 and 20),
  -- Nobody registered that car: guards and admins are told instead.
  add column unfound      boolean not null default false,
  -- The sender was told what remains when nobody takes the call.
  add column advised      boolean not null default false,
  drop constraint alerts_spot_known,
  add constraint alerts_spot_known check ((spot is null) = (kind = 'unknown' or plate is not null)),
  add constraint alerts_plate_whole check ((plate is null) = (plate_key is null)),
  add constraint alerts_unfound_car check (not unfound or plate is not null);
create unique index alerts_one_open_sos_by_plate on alerts (complex_id, plate_key, unfound)
  where kind = 'sos' and state <> 'closed' and not withheld;
create index alerts_open_by_plate on alerts (complex_id, plate_key) where plate_key is not null and state <> 'closed';

-- A holder by a plate that nobody else confirms: his promise holds back no call for help.
alter table alert_parties add column unvouched boolean not null default false;

-- Cars that may be meant, as typed, until the author presses.
alter table asked_back add column plates text[] not null default '{}';

-- As `tried_numbers`: nobody goes through the cars of a whole house.
create table tried_plates (
  complex_id  bigint not null,
  person_id   bigint not null,
  plate_key   text not null check (length(plate_key) between 1 and 20),
  tried_at    timestamptz not null,
  primary key (complex_id, person_id, plate_key),
  foreign key (complex_id, person_id) references memberships on delete cascade
);
