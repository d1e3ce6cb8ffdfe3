-- «Приглашения списком»: what stands on the paper is in no row, only its hashes are. One strip a spot, for one person.
create table strips (
  complex_id  bigint not null references complexes,
  spot        integer not null,
  -- Of the 128 bits in the QR, and of the code to type: that is short, so its hash is slow to make.
  token_hash  bytea not null unique check (length(token_hash) = 32),
  code_hash   bytea not null unique check (length(code_hash) = 32),
  printed_at  timestamptz not null,
  -- How many strips of the spot there were by now: a press on an old question prints none.
  issue       integer not null default 1,
  expires_at  timestamptz not null check (expires_at > printed_at),
  used_at     timestamptz,
  -- It stays until its end, so that no older copy of the house brings it back.
  revoked_at  timestamptz,
  -- Whether the admins have read that somebody came by it.
  told        boolean not null default false check (not told or used_at is not null),
  primary key (complex_id, spot),
  foreign key (complex_id, spot) references spots on delete cascade
);
create index strips_by_end on strips (expires_at);

-- «Добавить близкого»: a holder's own link. One that was taken back stays for its day: five a day are counted.
alter table invites
  add column family      boolean not null default false check (not family or spot is not null),
  add column revoked_at  timestamptz;
