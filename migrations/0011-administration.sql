-- Administration: bans with a reason, the journal, invitations for a spot, spots that an admin took away.

-- What the banned person is told; the ban itself is memberships.banned_until.
alter table memberships add column ban_reason text check (length(ban_reason) between 1 and 300);

-- Who did what as an admin. Whoever is forgotten leaves his acts behind without a name.
create table journal (
  complex_id  bigint not null references complexes,
  id          bigint generated always as identity,
  at          timestamptz not null,
  -- Null: the program itself, or somebody who is forgotten.
  by_person   bigint references persons on delete set null,
  about       bigint references persons on delete set null,
  -- The kind of the deed and its data; never anything that somebody typed.
  deed        jsonb not null,
  primary key (complex_id, id)
);
create index journal_by_age on journal (at);

-- One table for all links of one use: without a spot it makes a guard, with one its holder.
alter table guard_invites rename to invites;
alter table invites add column spot integer check (spot between 1 and 99999);

-- Whoever lost a spot to an admin's decision may say once that it is a mistake.
create table lost_spots (
  complex_id    bigint not null,
  id            bigint generated always as identity,
  spot          integer not null check (spot between 1 and 99999),
  former        bigint not null,
  lost_at       timestamptz not null,
  protested_at  timestamptz,
  primary key (complex_id, id),
  foreign key (complex_id, former) references memberships on delete cascade
);
