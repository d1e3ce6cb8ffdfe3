-- Of which letters of the thread this holder has complained: remembered for as long as the thread is.

alter table alert_parties add column complained_letters bigint[] not null default '{}';
