-- Joining in full: questions to holders, talk about a claim, transfers, invitations of guards, digests.

-- The holder of a claimed spot is asked whether he knows the applicant.
create table holder_questions (
  complex_id   bigint not null,
  claim_id     bigint not null,
  spot         integer not null,
  holder       bigint not null,
  asked_at     timestamptz not null,
  answer       text check (answer in ('family', 'unknown', 'left')),
  answered_at  timestamptz,
  primary key (complex_id, claim_id, spot, holder),
  foreign key (complex_id, claim_id, spot) references claim_spots on delete cascade,
  foreign key (complex_id, holder) references memberships on delete cascade,
  check ((answer is null) = (answered_at is null))
);
create index holder_questions_of_holder on holder_questions (complex_id, holder, asked_at);

-- What the admins ask about a claim and what its applicant adds.
create table claim_messages (
  complex_id  bigint not null,
  id          bigint generated always as identity,
  claim_id    bigint not null,
  author      text not null check (author in ('admin', 'applicant')),
  text        text check (length(text) between 1 and 1000),
  -- The messenger's own reference to a photo.
  photo       text check (length(photo) between 1 and 500),
  written_at  timestamptz not null,
  primary key (complex_id, id),
  foreign key (complex_id, claim_id) references claims on delete cascade,
  check (text is not null or (photo is not null and author = 'applicant'))
);
create index claim_messages_of_claim on claim_messages (complex_id, claim_id, id);

-- Whoever lost a spot to a transfer may say once that it is a mistake.
create table spot_transfers (
  complex_id      bigint not null,
  claim_id        bigint not null,
  spot            integer not null,
  former          bigint not null,
  transferred_at  timestamptz not null,
  protested_at    timestamptz,
  primary key (complex_id, claim_id, spot, former),
  foreign key (complex_id, claim_id, spot) references claim_spots on delete cascade,
  foreign key (complex_id, former) references memberships on delete cascade
);

-- Only a hash is kept: whoever reads the database cannot become a guard.
create table guard_invites (
  complex_id  bigint not null references complexes,
  token_hash  bytea not null check (length(token_hash) = 32),
  made_by     bigint references persons on delete set null,
  made_at     timestamptz not null,
  expires_at  timestamptz not null check (expires_at > made_at),
  used_at     timestamptz check (used_at < expires_at),
  primary key (complex_id, token_hash)
);

-- A claim beyond ten cards an hour has no card at first: it counts in the digest that this claim began.
alter table claims add column digest bigint;
alter table claims add foreign key (complex_id, digest) references claims (complex_id, id) on delete set null (digest);
-- When the admins were last reminded of a claim that waits.
alter table claims add column reminded_at timestamptz;
create index claims_by_age on claims (complex_id, made_at);
