admin-button-journal = Journal
admin-button-back = ◀ Back
admin-page = <i>Page { $page } of { $pages }</i>
admin-button-more = More ▶

journal-title = 📖 <b>Journal</b>
journal-empty = The journal is empty so far: whatever admins do will stand here.
journal-who = <i>{ $when }</i> · { $by }
journal-when = <i>{ $when }</i>
journal-claim-approved = Claim approved: { $name }, spots { $spots }
journal-claim-approved-no-spot = Claim approved: { $name }, no spot
journal-claim-rejected = Claim rejected: { $name }, spots { $spots }
journal-claim-rejected-no-spot = Claim rejected: { $name }, no spot
journal-claim-asked = Question about a claim: { $name }
journal-admin-made = Made an admin: { $name }
journal-admin-removed = No admin any more: { $name }
journal-guard-invited = Made a link for a guard
journal-guard-joined = A guard joined by the link: { $name }
journal-guard-removed = No guard any more: { $name }
journal-banned = Banned until { $until }: { $name }
journal-ban-lifted = Ban lifted: { $name }
journal-spot-assigned = Spot { $spot } assigned: { $name }
journal-spot-given-over = Spot { $spot } transferred: { $name }
journal-spot-freed = Spot { $spot } freed
journal-holder-removed = Removed from spot { $spot }: { $name }
journal-resident-invited = Made a link for spot { $spot }
journal-resident-joined = A resident joined spot { $spot } by the link: { $name }
journal-group-linked = Group linked
journal-group-unlinked = Group unlinked
journal-setting-changed = Setting changed: { $setting }
journal-spots-imported = Spots imported: { $added } added, { $changed } changed, { $removed } removed
journal-spots-exported = Spots exported

ban-text =
    🚫 You are banned until <b>{ $until }</b>.
    Reason: { $reason }

    The spot stays yours: alerts about it arrive, and you can answer them with one tap. Everything else works again when the ban ends.
ban-text-no-reason =
    🚫 You are banned until <b>{ $until }</b>.
    The spot stays yours: alerts about it arrive, and you can answer them with one tap.
ban-over = ✅ The ban is over, everything works again.

role-you-are-admin = ⭐ You are an admin of this house now.
role-admin-made = ⭐ { $name } is an admin now. Decided by { $by }.
role-you-are-no-admin = You are no admin of this house any more.
role-admin-removed = { $name } is no admin any more. Decided by { $by }.
role-you-are-no-guard = You are no guard of this house any more.
role-guard-removed = { $name } is no guard any more. Decided by { $by }.

spot-given = Spot <b>{ $spot }</b> is yours now, too. The admin decided so.
spot-given-joins =
    Welcome 🎉 Your spot: <b>{ $spot }</b>.
    Blocked in? Press “Blocked in”.
spot-taken-away = Spot <b>{ $spot }</b> is no longer yours: the admin decided so. You will get no more alerts about it.
spot-loss-protested =
    ⚠️ { $name } writes: spot <b>{ $spot }</b> was taken away by mistake.
    Now held by: { $holders }
spot-not-family = ⚠️ { $by } writes: { $name } on spot <b>{ $spot }</b> is not of their family. Only admins remove holders.
spot-remove-named = Remove: { $name }
resident-joined = 🏠 A resident joined spot <b>{ $spot }</b> by the link: { $name }.

setting-button-name = Name
setting-button-time-zone = Time zone
setting-button-quiet-hours = Quiet hours
setting-button-remind-after = Reminder
setting-button-call-after = Calling the guards
setting-button-guard-phone = The guards' phone
admin-words-only = I need text here: please write words or press “Cancel”.

admin-button-residents = Residents
residents-title = 👥 <b>Residents</b>: { $count }.
residents-found = 👥 Found for “{ $query }”: { $count }.
residents-none = Nobody found for “{ $query }”.
residents-whom = 👥 Who gets spot <b>{ $spot }</b>? Found: { $count }.
residents-how-to-find = To find somebody, write a name or a spot number.
resident-gone = This person is not in the house any more.
resident-name = 👤 <b>{ $name }</b>
resident-spots = Spots: { $spots }
resident-role-admin = ⭐ Admin
resident-role-guard = 👮 Guard
resident-role-spotless = No spot
resident-role-waits = ⏳ No resident yet: a claim waits or was not made
resident-banned =
    🚫 Banned until { $until }
    Reason: { $reason }
resident-button-make-admin = Make an admin
resident-button-remove-admin = Remove from the admins
resident-button-remove-guard = Remove from the guards
resident-button-ban = Ban
resident-button-lift-ban = Lift the ban
role-make-admin-sure = Make <b>{ $name }</b> an admin? An admin sees names, claims and the journal, and may do all that you may. The other admins will be told.
role-remove-admin-sure = Remove <b>{ $name }</b> from the admins? The other admins will be told.
role-remove-guard-sure = Remove <b>{ $name }</b> from the guards? Calls for help will no longer go there.
role-already = It is so already.
role-banned = Lift the ban first.
role-last-admin = You are the only admin who can be written to. Make somebody else an admin first.

ban-ask-date =
    Until which day do you ban <b>{ $name }</b>?
    Write a date, for example <b>30.11</b> or <b>30 November</b>, or choose.
ban-button-day = For a day
ban-button-week = For a week
ban-button-month = For 30 days
ban-date-unclear = I did not get the date. Write for example <b>30.11</b>, <b>30 November</b> or <b>in a week</b>.
ban-date-past = That day has begun already. Please write one that is ahead.
ban-date-far = That is too far: a year at most.
ban-ask-reason = Until { $until }. Write the reason: { $name } will read it.
ban-reason-long = That is too long: 300 characters at most, please.
ban-sure =
    Ban <b>{ $name }</b>?
    Until: { $until }
    Reason: { $reason }

    The spots stay, alerts about them will arrive. Everything else stops working, and I will tell them so.
ban-oneself = You cannot ban yourself.
ban-over-already = This ban is over already.
ban-toast = 🚫 You are banned until { $until }. Reason: { $reason }

admin-button-spots = Spots
spots-title = 🅿️ <b>Spots</b>: { $all }, { $held } held.
spots-none = 🅿️ There are no spots in the list yet. They will come with the first claims.
spots-how-to-find = To open a spot, write its number.
spots-free = free
spot-title = 🅿️ <b>Spot { $spot }</b>
spot-nobody = Nobody holds the spot.
spot-holders = Held by: { $names }
spot-button-assign = Assign the spot
spot-button-free = Free the spot
spot-assign-sure = Spot <b>{ $spot }</b> is now held by: { $holders }. Add one more holder: { $name }?
spot-free-sure = Free spot <b>{ $spot }</b>? It is taken from: { $holders }. I will tell them.
spot-remove-sure = Remove { $name } from spot <b>{ $spot }</b>? I will tell them.
spot-removed-already = They do not hold this spot any more.
spot-already = They hold this spot already.
spot-ask-to-assign = Which spot do you assign? Write its number.

admin-button-invite-resident = Invite a resident
invite-ask-spot = For which spot is the invitation? Write its number.
invite-link =
    A link for spot <b>{ $spot }</b>. It works once and lives for 7 days:
    { $link }

    Send it to the holder of the spot: they become a resident at once, without a claim.
invite-consent-note = You are invited as the holder of spot <b>{ $spot }</b>.
invite-accept = Become the holder of spot <b>{ $spot }</b>?
invite-already-yours = Spot { $spot } is yours already. The link still works.
invite-gone = This link no longer works: it is for one use and for 7 days. Please ask the admin for a new one.

my-spot-button-not-family = This person is not of my family
my-spot-nobody-shares = This person does not hold your spot any more.
my-spot-co-holder-named = { $name } · spot { $spot }
my-spot-not-family-which = Who is it about?
my-spot-not-family-sure = Tell the admins that { $name } on spot <b>{ $spot }</b> is not of your family? Only they can remove holders.
my-spot-not-family-told = I told the admins. If they remove this person, I will write.
my-spot-not-family-no-admin = The house has no admin yet.

admin-button-settings = Settings
settings-title = ⚙️ <b>Settings</b>
settings-name = Name: { $name }
settings-time-zone = Time zone: { $zone }, now { $time }
settings-quiet-hours = Quiet hours: { $from }–{ $until }
settings-never-quiet = No quiet hours
settings-guard-phone = The guards' phone: { $phone }
settings-no-guard-phone = The guards' phone is not set
settings-remind-after = { $count ->
    [one] Reminder to the holder: after { $count } minute
   *[other] Reminder to the holder: after { $count } minutes
 }
settings-call-after = { $count ->
    [one] Calling the guards: after { $count } minute
   *[other] Calling the guards: after { $count } minutes
 }
settings-saved = Done, it holds from now on ✅
settings-ask-name = What is the house called? 100 characters at most.
settings-ask-time-zone = Which time zone is the house in? Write a city (<b>Yekaterinburg</b>) or a zone (<b>MSK+2</b>, <b>UTC+5</b>).
settings-ask-quiet-hours = When should it be quiet? Write for example <b>23:00-07:00</b>. Alerts make a sound at night, too.
settings-ask-remind-after = After how many minutes is a silent holder reminded? From 1 to 60.
settings-ask-call-after = After how many minutes are guards and admins called? From 2 to 120.
settings-ask-guard-phone = Write the guards' phone. Whoever's alert reached no holder will see it.
settings-bad-name = A name has 1 to 100 characters.
settings-bad-time-zone = I do not know this zone. Write for example <b>Europe/Moscow</b>.
settings-bad-quiet-hours = I did not get that. Write two times, for example <b>23:00-07:00</b>.
settings-bad-remind-after = I need a whole number of minutes from 1 to 60.
settings-bad-call-after = I need a whole number of minutes from 2 to 120.
settings-bad-guard-phone = That does not look like a phone. Write for example <b>+7 495 123-45-67</b>.
settings-help-before-reminder = Guards are called after the reminder: the holder is reminded first. Please write another number.
setting-button-no-quiet-hours = No quiet hours
setting-button-no-guard-phone = Remove the phone

group-unlink-named = Unlink: { $title }
group-unlink-sure = Unlink the group <b>{ $title }</b>? Requests from there will stop, the bot will be silent in it.
group-unlinked-now = The group <b>{ $title }</b> is unlinked.
group-toast-not-linked = The group is unlinked already

admin-button-statistics = Statistics
statistics-title = 📊 <b>Statistics for { $count } days</b>
statistics-residents = Residents: { $count }
statistics-banned = Banned: { $count }
statistics-spots = Spots: { $all }, { $held } held
statistics-alerts = Blocked in: { $blocked }, SOS: { $sos }, messages: { $messages }
statistics-answered = Holders answered: { $share } % ({ $answered } of { $asked })
statistics-minutes = Usually within { $minutes } min
statistics-called = Guards were called: { $count }
statistics-picture-title = { $name }: { $count } days
statistics-picture-alerts = alerts
statistics-picture-answered = answered
statistics-picture-usually = usually to the answer
statistics-picture-by-day = Alerts by day
statistics-picture-with-answer = answered
statistics-picture-without = no answer
statistics-picture-minutes = Minutes to the answer
statistics-picture-nothing = There were no alerts
statistics-picture-min = { $count } min

admin-button-import = Import
import-ask =
    Send an XLSX or CSV file with the list of spots. Columns: <b>Spot, Section, Row, Number in row</b>; only the first is needed.
    I will show what would change before anything does. It is easy to begin with “Export” and correct it.
import-file-expected = I am waiting for a file: XLSX or CSV. Send it as a file or press “Cancel”.
import-reading = Reading the file, this will not take long…
import-name = 📋 <b>{ $name }</b>
import-not-a-table = This does not look like a table. I need an XLSX or CSV file.
import-old-format = This is the old XLS format. Please save the table as XLSX or CSV.
import-locked = The file has a password, so I cannot read it. Take the password off and send it again.
import-too-large = The file is too large: 5 MB at most, please. A list of spots does not take that much.
import-too-many-rows = Too many rows: I read 20,000 at most.
import-formulas = The table has formulas, which I do not read. Save it as CSV, or paste values in place of the formulas.
import-no-spots = I found no spot numbers. Name the first column “Spot” and send the file again.
import-out-of-reach = The messenger did not give the file. Please send it again.
import-sheet = Sheet read: “{ $sheet }”. Not read: { $others }
import-columns = Columns: { $columns }
import-column-named = “{ $name }”
import-column-unnamed = column { $number }
import-as-spot = { $name } is the spot
import-as-section = { $name } is the section
import-as-row = { $name } is the row
import-as-column = { $name } is the number in the row
import-unread = Not read: { $columns }
import-added = ➕ { $count } to add: { $spots }
import-changed = ✏️ { $count } to change: { $spots }
import-removed = ➖ { $count } to remove, not in the file: { $spots }
import-kept = 🔒 { $count } not in the file, but held, stay: { $spots }
import-same = Unchanged: { $count }
import-faults = ⚠️ <b>Rows that I could not read: { $count }</b>
import-row-no-number = line { $line }: no spot number from 1 to 99999
import-row-twice = line { $line }: the spot is in the file already
import-row-section = line { $line }: the section is longer than 40 characters
import-row-row = line { $line }: the row is longer than 20 characters
import-row-column = line { $line }: the number in the row is from 1 to 999
import-row-formula = line { $line }: the text looks like a formula
import-row-date = line { $line }: this is a date. If it was “1-2”, format the cell as text
import-row-above = line { $line }: a spot stands above the headings
import-more-faults = and { $count } more
import-faults-remove-nothing = While the file has such lines I remove nothing. The others can be applied.
import-faults-idle = The other lines change nothing. Correct these and send the file again.
import-faults-only = I could not read a single line, so there is nothing to change. Correct the file and send it again.
import-nothing-yet = <i>Nothing is changed yet.</i>
import-idle = There is nothing to change: the house is like this already.
import-button-apply = Apply
import-button-keep = Apply, remove nothing
import-removes-many =
    ⚠️ { $all ->
        [one] <b>{ $count } of { $all } spot</b> would be removed, more than a third of the house: { $spots }
       *[other] <b>{ $count } of { $all } spots</b> would be removed, more than a third of the house: { $spots }
    }
    If the file does not have the whole house, press “Cancel” and send the full list.
import-remove-many = { $count ->
    [one] Apply and remove { $count } spot
   *[other] Apply and remove { $count } spots
 }
import-over = This list is applied or dropped already.
import-changed-meanwhile = The spots changed while you were looking. This is how it is now.
import-done = ✅ Done. Added: { $added }, changed: { $changed }, removed: { $removed }.

admin-button-export = Export
export-ask = The list of spots as a file: numbers and where they are, without names. Which kind?
export-button-xlsx = XLSX
export-button-csv = CSV
export-column-spot = Spot
export-column-section = Section
export-column-row = Row
export-column-number = Number in row
export-column-held = Held
export-held = yes
export-free = no
export-file = spots
export-done = { $count ->
    [one] { $count } spot. Correct it and return it by “Import”.
   *[other] { $count } spots. Correct the list and return it by “Import”.
 }
