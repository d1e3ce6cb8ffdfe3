-- Whoever is forgotten leaves no name at the gate; his guest who is inside stays there until he drives out.
alter table guest_passes
  alter column host drop not null,
  drop constraint guest_passes_complex_id_host_fkey,
  add foreign key (complex_id, host) references memberships on delete set null (host);
