-- Bold, quotes and hidden links of an announcement, beside its text; null: none.
alter table announcements add column formatting jsonb check (jsonb_typeof(formatting) = 'array');
