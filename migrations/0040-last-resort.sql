-- «Если я не отвечаю»: how guards may reach somebody while his alert waits. His own, or an admin's on the word of a
-- spot's holder who has no messenger.
create table last_resorts (
  complex_id  bigint not null references complexes,
  id          bigint generated always as identity,
  person_id   bigint,
  spot        integer,
  flat        text check (length(flat) between 1 and 10),
  phone       text check (length(phone) between 3 and 40),
  entered_at  timestamptz not null,
  primary key (complex_id, id),
  unique (complex_id, person_id),
  unique (complex_id, spot),
  foreign key (complex_id, person_id) references memberships on delete cascade,
  foreign key (complex_id, spot) references spots on delete cascade,
  check (num_nonnulls(person_id, spot) = 1),
  check (num_nonnulls(flat, phone) > 0)
);

-- What stands on the cards of guards and admins: nothing that is not here.
create table last_resort_showings (
  complex_id  bigint not null,
  alert_id    bigint not null,
  resort_id   bigint not null,
  shown_at    timestamptz not null,
  primary key (complex_id, alert_id, resort_id),
  foreign key (complex_id, alert_id) references alerts on delete cascade,
  foreign key (complex_id, resort_id) references last_resorts on delete cascade
);
create index last_resort_showings_of_resort on last_resort_showings (complex_id, resort_id);
