-- How often a restore was begun: a file over which the process ends each time is not opened for ever.

alter table restores add column tries smallint not null default 0 check (tries >= 0);
