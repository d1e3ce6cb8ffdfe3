-- Of groups' notices alone: every notice of a person stood in it, and was written there anew with each step of its delivery.
drop index notices_unfinished_in_group;
create index notices_unfinished_in_group on notices (group_id, lane, id)
  where group_id is not null and state in ('due', 'sending');

-- Open alerts are few, and looked for once a minute among all that ever were.
create index alerts_open on alerts (complex_id, id) where state <> 'closed';
