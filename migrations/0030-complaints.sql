-- Of which letters of the thread this holder has complained: remembered for as long as the thread is.

alter table alert_parties add column complained_letters bigint[] not null default '{}';

-- Since when ADMIN_IDS does not name him any more: the admins hear of it once.
alter table admin_seeds add column unnamed_at timestamptz;
