-- How a messenger names somebody is its own business: not every one counts them. In one step, a table rewritten once;
-- "C", because these are compared and never sorted for anybody.
alter table bots alter column external_id type text collate "C";
alter table addresses alter column external_id type text collate "C";
alter table admin_seeds alter column external_id type text collate "C";
