-- Bold, quotes and hidden links of an announcement, beside its text; null: none.
alter table announcements add column formatting jsonb check (jsonb_typeof(formatting) = 'array');

-- Two numbers and an extension have room.
alter table complexes drop constraint complexes_guard_phone_check;
alter table complexes add constraint complexes_guard_phone_check check (length(guard_phone) <= 100);

-- Names that nobody could see: their owners' next message names them anew.
update persons set display_name = '—' where translate(display_name, E'\u2800\uFFFC \u00A0', '') = '';
update groups set title = '—' where translate(title, E'\u2800\uFFFC \u00A0', '') = '';
update spots set section = null where translate(section, E'\u2800\uFFFC \u00A0', '') = '';
update spots set row_label = null where translate(row_label, E'\u2800\uFFFC \u00A0', '') = '';
