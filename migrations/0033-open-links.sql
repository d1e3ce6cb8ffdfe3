-- A link of one use is listed and revoked by a number: its secret part is known to nobody but whoever was given it.
alter table invites add column id bigint generated always as identity;
create unique index invites_by_number on invites (complex_id, id);
