-- «Справочник мест»: where a spot lies, as far as the admin's list says.
alter table spots
  add column section text check (length(section) between 1 and 40),
  add column row_label text check (length(row_label) between 1 and 20),
  add column column_number integer check (column_number between 1 and 999);
