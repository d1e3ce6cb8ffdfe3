-- The list of spots may say which flats a spot belongs to: for admins only.
alter table spots
  add column flats  text[] not null default '{}' check (cardinality(flats) <= 10);

-- The flat that whoever claims a spot names: gone with the verdict.
alter table claims
  add column flat  text check (length(flat) between 1 and 100),
  add constraint claims_flat_while_open check (open or flat is null);
