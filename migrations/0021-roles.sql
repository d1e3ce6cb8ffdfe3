-- What somebody was made, as a set: a new role is a new name in this check, not a new column.
alter table memberships add column roles text[] not null default '{}';

update memberships
set roles = array_remove(array[case when guard then 'guard' end, case when admin then 'admin' end], null)
where guard or admin;

drop index memberships_of_staff;
alter table memberships
  drop column guard,
  drop column admin,
  add constraint memberships_roles_check check (roles <@ array['guard', 'admin']);
create index memberships_of_staff on memberships (complex_id) where roles <> '{}';
