-- A house with a million alerts behind it: whoever forgets everything, a card that goes, a spot that is taken off the
-- list are found by an index wherever something points to them, and who acts is found without reading every membership.
create index memberships_of_person on memberships (person_id, complex_id);
create index alert_parties_by_person on alert_parties (person_id);
create index alerts_taken_by on alerts (taken_by) where taken_by is not null;
create index alert_letters_by_author on alert_letters (author) where author is not null;
create index announcements_by_author on announcements (author) where author is not null;
create index announcement_pins_of_group on announcement_pins (group_id);
create index asked_back_in_group on asked_back (group_id);
create index asked_back_by_person on asked_back (person_id);
create index backups_asked_by on backups (asked_by) where asked_by is not null;
create index cards_of_line on cards (complex_id, line_id) where line_id is not null;
create index cards_of_viewer on cards (viewer) where viewer is not null;
create index claims_of_digest on claims (complex_id, digest) where digest is not null;
create index claims_decided_by on claims (decided_by) where decided_by is not null;
create index dialogs_of_person on dialogs (person_id);
create index free_marks_set_by on free_marks (set_by) where set_by is not null;
create index group_lines_in_group on group_lines (group_id);
create index guest_passes_of_spot on guest_passes (complex_id, spot);
create index guest_passes_of_host on guest_passes (complex_id, host) where host is not null;
create index invites_made_by on invites (made_by) where made_by is not null;
create index journal_about on journal (about) where about is not null;
create index journal_by_person on journal (by_person) where by_person is not null;
create index lost_spots_of_former on lost_spots (complex_id, former);
create index notices_of_card on notices (complex_id, card_id) where card_id is not null;
create index notices_of_group on notices (group_id) where group_id is not null;
create index notices_of_recipient on notices (recipient) where recipient is not null;
create index restores_asked_by on restores (asked_by) where asked_by is not null;
create index spot_imports_by_person on spot_imports (person_id);
create index spot_transfers_of_former on spot_transfers (complex_id, former);

-- What `/readyz` and `/metrics` count stands apart from the millions that went well.
create index notices_dead on notices (settled_at) where state = 'dead';
create index updates_failed on updates (seen_at) where failure is not null;
