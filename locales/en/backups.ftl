admin-button-backup = Backup
admin-button-restore = Restore
journal-copy-asked = Backup
journal-copy-restored = Restored from a backup

backup-making = Making a backup. I will write when it is ready.
backup-toast-just-made = A backup was made less than a minute ago
backup-toast-no-file = This file is gone
backup-made = ✅ <b>The backup is ready</b>
# $name: the file's name; $size: its size in words.
backup-file-line = File: { $name }, { $size }
backup-kilobytes = { $size } KB
backup-megabytes = { $size } MB
backup-contents = Inside: { $people } people, { $spots } spots, { $alerts } alerts
backup-encrypted = 🔒 It is encrypted and lies on the server. Every night, at 4, I make one like it by myself.
backup-plain-stays = The backup is not encrypted, so it stays on the server and never goes to a chat. To get backups here, whoever hosts the bot sets the key BACKUP_RECIPIENT.
backup-button-send = Send the file here
backup-button-daily = Send it every day
backup-button-no-daily = Stop sending it every day
backup-daily-comes = All right, every night I will send an encrypted backup here, without a sound.
backup-daily-stays = All right, the daily backups stay on the server.
backup-file = 🔒 Backup. Only your private key opens it.
backup-failed = ⚠️ The backup did not work: the file could not be written. Ask whoever hosts the bot to check the disk and the folder BACKUP_DIR. I will try the daily backup again in an hour.
# $time: when it was made.
backup-label-daily = { $time }, daily
backup-label-asked = { $time }, asked for
backup-label-before = { $time }, before a restore

backup-key-removed = 🔑 This is a secret key of age. I deleted the message and stored it nowhere.
backup-key-stays = 🔑 This is a secret key of age. I could not delete the message: please delete it yourself. I stored it nowhere.
backup-key-advice = Consider this key disclosed: make a new one (age-keygen) and replace BACKUP_RECIPIENT. I never ask for a key, for nothing at all.

restore-which = Restore from which backup? Choose one or send a file here. First I show what would change.
restore-no-files = There are no backups on the server yet.
restore-send-file = I am waiting for the backup file: send it here as a document or choose one above.
restore-reading = Reading the backup. Nothing is changed yet.
# $time: when the backup was made.
restore-sure = ♻️ <b>Restore the backup of { $time }?</b>
restore-line-back = • { $count ->
    [one] { $count } person comes
   *[other] { $count } people come
  } back, without the rights of guards and admins
restore-line-approved = • residents again: { $count ->
    [one] { $count } person
   *[other] { $count } people
  }
restore-line-unapproved = • residents no more: { $count ->
    [one] { $count } person
   *[other] { $count } people
  }, the backup does not know them yet
# $spots: a list of spots.
restore-line-spots = • other holders of the spots: { $spots }
restore-line-more-spots = • and of { $count ->
    [one] { $count } more spot
   *[other] { $count } more spots
  }
restore-line-alerts = • alerts that come back closed: { $count }
restore-line-claims = • claims that come back: { $count }
restore-line-rest = • other records that come back: { $count }
restore-line-forgotten = • stay out because they asked to be forgotten: { $count }
restore-stays = Roles, bans, settings, the journal and open alerts stay as they are. Before restoring I make a backup of what is there now.
restore-nothing = The backup of { $time } is the same as what is there: nothing to change.
restore-begins = Restoring. I will write when it is done.
restore-left = All right, I change nothing.
restore-done = ✅ Done: the house is restored from the backup of { $time }. What was there before is kept, too: «Administration» → «Restore».
# $name: the admin's name.
restore-by-other = ♻️ { $name } restored the house from the backup of { $time }.
restore-your-spots = ♻️ An admin restored the data of the house from a backup. Your spots are now: <b>{ $spots }</b>.
restore-no-spots = ♻️ An admin restored the data of the house from a backup. You no longer hold a spot. If that is a mistake, claim it again: /start.
restore-toast-reading = I am still reading this backup
restore-toast-confirmed = Already restoring
restore-toast-done = Already restored
restore-toast-refused = This backup was of no use
restore-toast-off = Already cancelled

restore-fault-gone = Nothing was changed: this file is gone. Choose another one or send it again.
restore-fault-out-of-reach = Nothing was changed: the file cannot be fetched now. Please try again a little later.
restore-fault-too-large = Nothing was changed: the file is too large for a backup of a house.
restore-fault-no-copy = Nothing was changed: this is no backup of this bot.
restore-fault-truncated = Nothing was changed: the file is damaged or cut short.
restore-fault-encrypted = Nothing was changed: the backup is encrypted, and there is no private key on this server (that is how it should be).
# $schema: the version of the database.
restore-header = Backup of { $time }, database version { $schema }
# $file: the file's name.
restore-command = It can be restored on the server, into an empty database: <code>npm run restore -- { $file }</code>
restore-fault-other-key = Nothing was changed: the backup is encrypted for another key than this server's.
restore-fault-holds-a-key = 🔑 There is a secret key of age in this file. I deleted the message and stored nothing. Consider the key disclosed: make a new one (age-keygen) and replace BACKUP_RECIPIENT.
restore-fault-foreign = Nothing was changed: this is a backup of another house or of another bot.
restore-fault-older = Nothing was changed: the backup was made by a version of the bot that this one does not know. What to do is written in docs/backup.md.
restore-fault-newer = Nothing was changed: the backup was made by a newer version of the bot. Update the bot first.
restore-fault-unfit = Nothing was changed: what is inside was not written by this bot. Perhaps somebody edited the file.
restore-fault-exchanged = Nothing was changed: the file is not the one any more that you confirmed. Choose the backup again.
restore-fault-list-damaged = Nothing was changed: forgotten.json beside the backups on the server is damaged, the list of whoever asked to be forgotten. Without it the backup would bring them back, too. Ask whoever runs the bot to put this file back.
restore-fault-no-key-file = Nothing was changed: the file with the secret key on the server cannot be read. Ask whoever runs the bot to check BACKUP_IDENTITY_FILE.
restore-fault-not-written = Nothing was changed: I save what is there now first, and the file could not be written. Ask whoever runs the bot to check the disk space and the folder BACKUP_DIR.
restore-fault-failed = Nothing was changed: the restore did not work. The program’s log on the server says why: ask whoever runs the bot to look.
