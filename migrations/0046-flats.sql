-- The list of spots may say which flats a spot belongs to: for admins only.
alter table spots
  add column flats  text[] not null default '{}' check (cardinality(flats) <= 10);

-- The flat that whoever claims a spot names: gone with the verdict.
alter table claims
  add column flat  text check (length(flat) between 1 and 100),
  add constraint claims_flat_while_open check (open or flat is null);

-- When a guard was last here: whoever is silent for days is told to the admins, once a silence.
create table guards_seen (
  complex_id  bigint not null,
  person_id   bigint not null,
  seen_at     timestamptz not null,
  told        boolean not null default false,
  primary key (complex_id, person_id),
  foreign key (complex_id, person_id) references memberships on delete cascade
);

-- «Проверить, что бот наш»: whom residents may ask, on the poster.
alter table complexes
  add column bot_contact  text check (length(bot_contact) between 1 and 60);
