-- Whoever is forgotten leaves no name at the gate; his guest who is inside stays there until he drives out.
alter table guest_passes
  alter column host drop not null,
  drop constraint guest_passes_complex_id_host_fkey,
  add foreign key (complex_id, host) references memberships on delete set null (host);

-- The version of the text about what is kept that somebody was shown last, whether or not he has agreed.
alter table memberships add column consent_asked integer not null default 0;
