-- A link of one use is listed and revoked by a number: its secret part is known to nobody but whoever was given it.
alter table invites add column id bigint generated always as identity;
create unique index invites_by_number on invites (complex_id, id);

-- The admin who was last seen in a group: whoever else brings the bot into groups offers nobody anything.
alter table groups add column admin_seen bigint references persons on delete set null;
create index groups_by_admin on groups (admin_seen) where admin_seen is not null;
