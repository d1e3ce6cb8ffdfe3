admin-button-backup = Backup
admin-button-restore = Restore
journal-copy-asked = Backup
journal-copy-restored = Restored from a backup

backup-making = Making a backup. I'll let you know when it is ready.
backup-toast-just-made = A backup was made less than a minute ago
backup-toast-no-file = This file no longer exists
backup-made = ✅ <b>The backup is ready</b>
# $name: the file's name; $size: its size in words.
backup-file-line = File: { $name }, { $size }
backup-kilobytes = { $size } KB
backup-megabytes = { $size } MB
backup-contents = Inside: { $people ->
    [one] { $people } person
   *[other] { $people } people
 }, { $spots ->
    [one] { $spots } spot
   *[other] { $spots } spots
 }, { $alerts ->
    [one] { $alerts } alert
   *[other] { $alerts } alerts
 }
backup-encrypted = 🔒 It is encrypted and stored on the server. Every night, at 4, I make one like it on my own.
backup-plain-stays = The backup is not encrypted, so it stays on the server and is never sent to a chat. To get backups here, whoever hosts the bot sets the key BACKUP_RECIPIENT.
backup-button-send = Send the file here
backup-button-daily = Send it every day
backup-button-no-daily = Stop sending it every day
backup-daily-comes = All right, I'll send an encrypted backup here every night, without a sound.
backup-daily-stays = All right, the daily backups stay on the server.
backup-file = 🔒 Backup. Only your private key can open it.
backup-file-not-sent = The backup file could not be sent. Please try again a little later.
backup-failed = ⚠️ The backup failed: the file could not be written. Ask whoever hosts the bot to check the disk space and the folder BACKUP_DIR. I'll try the daily backup again in an hour.
# $time: when it was made.
backup-label-daily = { $time }, daily
backup-label-asked = { $time }, on request
backup-label-before = { $time }, before a restore

backup-key-removed = 🔑 This is a secret age key. I deleted the message and didn't store it anywhere.
backup-key-stays = 🔑 This is a secret age key. I couldn't delete the message: please delete it yourself. I didn't store it anywhere.
backup-key-advice = Treat this key as compromised: make a new one (age-keygen) and replace BACKUP_RECIPIENT. I never ask for a key, whatever the reason.

restore-which = Which backup shall I restore? Choose one or send a file here. I'll show you what would change first.
restore-no-files = There are no backups on the server yet.
restore-send-file = I'm waiting for one backup file: send it here as a document or choose one above.
restore-reading = Reading the backup. Nothing has been changed yet.
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
restore-line-unapproved = • no longer residents: { $count ->
    [one] { $count } person
   *[other] { $count } people
  }, not in the backup yet
# $spots: a list of spots.
restore-line-spots = • spots with other holders: { $spots }
restore-line-more-spots = • and { $count ->
    [one] { $count } more spot
   *[other] { $count } more spots
  }
restore-line-alerts = • alerts that come back closed: { $count }
restore-line-claims = • claims that come back: { $count }
restore-line-rest = • other records that come back: { $count }
restore-line-forgotten = • stay out because they asked to be forgotten: { $count }
restore-stays = Roles, bans, settings, the journal and open alerts stay as they are. Before restoring, I'll back up what is there now.
restore-nothing = The backup of { $time } matches what is there: nothing to change.
restore-begins = Restoring. I'll let you know when it is done.
restore-left = All right, I won't change anything.
restore-done = ✅ Done: the house has been restored from the backup of { $time }. What was there before has been saved too: “Administration” → “Restore”.
# $name: the admin's name.
restore-by-other = ♻️ { $name } restored the house from the backup of { $time }.
restore-your-spots = { $count ->
    [1] ♻️ An admin has restored the house's data from a backup. Your spot is now: <b>{ $spots }</b>.
   *[other] ♻️ An admin has restored the house's data from a backup. Your spots are now: <b>{ $spots }</b>.
 }
restore-no-spots = ♻️ An admin has restored the house's data from a backup. You no longer hold a spot. If that is a mistake, claim it again: /start.
restore-toast-reading = I am still reading this backup
restore-toast-confirmed = Already restoring
restore-toast-done = Already restored
restore-toast-refused = This backup could not be used
restore-toast-off = Already cancelled

restore-fault-gone = Nothing has changed: this file no longer exists. Choose another one or send it again.
restore-fault-out-of-reach = Nothing has changed: the file can't be downloaded right now. Please try again a little later.
restore-fault-too-large = Nothing has changed: the file is too large to be a backup of a house.
restore-fault-no-copy = Nothing has changed: this is not a backup made by this bot.
restore-fault-truncated = Nothing has changed: the file is damaged or cut short.
restore-fault-encrypted = Nothing has changed: the backup is encrypted, and there is no private key on this server (as intended).
# $schema: the version of the database.
restore-header = Backup of { $time }, database version { $schema }
# $file: the file's name.
restore-command = It can be restored on the server, into an empty database: <code>npm run restore -- { $file }</code>
restore-fault-other-key = Nothing has changed: the backup was encrypted for another key than this server's.
restore-fault-holds-a-key = 🔑 This file contains a secret age key. I deleted the message and stored nothing. Treat the key as compromised: make a new one (age-keygen) and replace BACKUP_RECIPIENT.
restore-fault-foreign = Nothing has changed: this is a backup of another house or another bot.
restore-fault-older = Nothing has changed: the backup was made by a version of the bot that this one doesn't know. What to do is explained in docs/backup.md.
restore-fault-newer = Nothing has changed: the backup was made by a newer version of the bot. Update the bot first.
restore-fault-unfit = Nothing has changed: the contents were not written by this bot. Perhaps somebody edited the file.
restore-fault-exchanged = Nothing has changed: the file is no longer the one you confirmed. Choose the backup again.
restore-fault-list-damaged = Nothing has changed: forgotten.json beside the backups on the server is damaged, the list of whoever asked to be forgotten. Without it the backup would bring them back, too. Ask whoever runs the bot to put this file back.
restore-fault-no-key-file = Nothing has changed: the file with the secret key on the server cannot be read. Ask whoever runs the bot to check BACKUP_IDENTITY_FILE.
restore-fault-not-written = Nothing has changed: I save what is there now first, and the file could not be written. Ask whoever runs the bot to check the disk space and the folder BACKUP_DIR.
restore-fault-failed = Nothing has changed: the restore did not work. The program’s log on the server says why: ask whoever runs the bot to look.
