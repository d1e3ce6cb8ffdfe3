-- «Уезжаю»: until when a spot is free. Marks of one spot cannot overlap: it has one row.
create table free_marks (
  complex_id  bigint not null,
  spot        integer not null,
  set_by      bigint references persons on delete set null,
  since       timestamptz not null,
  until       timestamptz not null,
  -- Not shown in the directory.
  hidden      boolean not null,
  primary key (complex_id, spot),
  foreign key (complex_id, spot) references spots on delete cascade,
  check (until > since)
);
