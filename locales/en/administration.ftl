admin-button-journal = Journal
admin-button-back = ◀ Back
admin-page = <i>Page { $page } of { $pages }</i>
admin-button-more = More ▶

journal-title = 📖 <b>Journal</b>
journal-empty = The journal is empty so far: everything admins do will appear here.
journal-who = <i>{ $when }</i> · { $by }
journal-when = <i>{ $when }</i>
journal-claim-approved = { $count ->
    [1] Claim approved: { $name }, spot { $spots }
   *[other] Claim approved: { $name }, spots { $spots }
 }
journal-claim-approved-no-spot = Claim approved: { $name }, no spot
journal-claim-rejected = { $count ->
    [1] Claim rejected: { $name }, spot { $spots }
   *[other] Claim rejected: { $name }, spots { $spots }
 }
journal-claim-rejected-no-spot = Claim rejected: { $name }, no spot
journal-claim-asked = Question about a claim: { $name }
journal-admin-made = Now an admin: { $name }
journal-admin-named = Now an admin, by ADMIN_IDS: { $name }
journal-admin-unnamed = No longer in ADMIN_IDS, still an admin: { $name }
journal-admin-removed = No longer an admin: { $name }
journal-guard-invited = Link for a guard created
journal-guard-joined = A guard joined using the link: { $name }
journal-guard-removed = No longer a guard: { $name }
journal-banned = Banned: { $name }, until { $until }
journal-ban-moved = Ban moved: { $name }, { $from } → { $to }
journal-ban-lifted = Ban lifted: { $name }
journal-spot-assigned = Spot { $spot } assigned: { $name }
journal-spot-given-over = Spot { $spot } transferred: { $name }
journal-spot-freed = Spot { $spot } freed
journal-holder-removed = Removed from spot { $spot }: { $name }
journal-link-revoked = Link for spot { $spot } revoked
journal-guard-link-revoked = Link for a guard revoked
journal-resident-invited = Link for spot { $spot } created
journal-resident-joined = Joined spot { $spot } using the link: { $name }
journal-group-linked = Group linked
journal-group-unlinked = Group unlinked
journal-setting-changed = Setting changed: { $setting }
journal-setting-changed-from = Setting changed: { $setting }, { $from } → { $to }
journal-value-none = none
journal-value-minutes = { $count } min
journal-spots-imported = Spots imported: { $added } added, { $changed } changed, { $removed } removed
journal-spot-label = Spot { $spot }: { $from } → { $to }
journal-spot-labels-more = … and { $count } more
journal-spots-exported = Spots exported

ban-text =
    🚫 You are banned until <b>{ $until }</b>.
    Reason: { $reason }

    Your spot stays yours: alerts about it will still arrive, and you can answer them with one tap. Everything else will work again when the ban ends.
ban-text-no-reason =
    🚫 You are banned until <b>{ $until }</b>.
    Your spot stays yours: alerts about it will still arrive, and you can answer them with one tap.
ban-over = ✅ The ban is over, everything works again.

role-you-are-admin = ⭐ You are now an admin of this house.
role-admin-made = ⭐ { $name } is now an admin. Decided by { $by }.
role-admin-named = ⭐ { $name } is now an admin: the server's settings say so (ADMIN_IDS).
role-admin-unnamed = ⭐ { $name } is no longer among the server's settings (ADMIN_IDS) but is still an admin in the bot. You can change that in “Administration” → “Residents”.
role-you-are-no-admin = You are no longer an admin of this house.
role-admin-removed = { $name } is no longer an admin. Decided by { $by }.
role-you-are-no-guard = You are no longer a guard of this house.
role-guard-removed = { $name } is no longer a guard. Decided by { $by }.

spot-given = Spot <b>{ $spot }</b> is now yours too. That was the admin's decision.
spot-given-joins =
    Welcome 🎉 Your spot: <b>{ $spot }</b>.
    When somebody blocks you in, press “Blocked in”.
spot-taken-away = Spot <b>{ $spot }</b> is no longer yours: that was the admin's decision. You will get no more alerts about it.
spot-loss-protested =
    ⚠️ { $name } says: spot <b>{ $spot }</b> was taken away by mistake.
    Now held by: { $holders }
spot-not-family = ⚠️ { $by } says: { $name } on spot <b>{ $spot }</b> is not family. Only admins can remove holders.
spot-remove-named = Remove: { $name }
resident-joined = 🏠 A new resident joined using the link for spot <b>{ $spot }</b>: { $name }.

setting-button-name = Name
setting-button-time-zone = Time zone
setting-button-quiet-hours = Quiet hours
setting-button-remind-after = Reminder
setting-button-call-after = Calling the guards
setting-button-guard-phone = The guards' phone
admin-words-only = I need text here: please type it or press “Cancel”.

admin-button-residents = Residents
residents-title = 👥 <b>Residents</b>: { $count }.
residents-found = 👥 Found for “{ $query }”: { $count }.
residents-none = Nobody found for “{ $query }”.
residents-whom = 👥 Who gets spot <b>{ $spot }</b>? Found: { $count }.
residents-how-to-find = To find somebody, type a name or a spot number.
resident-gone = This person is no longer in the house.
resident-name = 👤 <b>{ $name }</b>
resident-spots = { $count ->
    [1] Spot: { $spots }
   *[other] Spots: { $spots }
 }
resident-role-admin = ⭐ Admin
resident-role-guard = 👮 Guard
resident-role-without-spot = No spot
resident-role-waits = ⏳ Not a resident yet: the claim is waiting or hasn't been made
resident-banned =
    🚫 Banned until { $until }
    Reason: { $reason }
resident-button-make-admin = Make an admin
resident-button-remove-admin = Remove from the admins
resident-button-remove-guard = Remove from the guards
resident-button-ban = Ban
resident-button-lift-ban = Lift the ban
role-make-admin-sure = Make <b>{ $name }</b> an admin? An admin sees names, claims and the journal, and can do everything you can. The other admins will be told.
role-remove-admin-sure = Remove <b>{ $name }</b> from the admins? The other admins will be told.
role-remove-guard-sure = Remove <b>{ $name }</b> from the guards? They will no longer be called for help.
role-already = That is already so.
role-banned = Lift the ban first.
role-last-admin = You are the only admin who can be reached. Make somebody else an admin first.

ban-ask-date =
    Until which day do you want to ban <b>{ $name }</b>?
    Type a date, for example <b>30.11</b> or <b>30 November</b>, or choose.
ban-button-day = For a day
ban-button-week = For a week
ban-button-month = For 30 days
ban-date-unclear = I didn't get the date. Type for example <b>30.11</b>, <b>30 November</b> or <b>in a week</b>.
ban-date-past = That day has already begun. Please type a later one.
ban-date-far = That's too far ahead: a year at most.
ban-ask-reason = Until { $until }. Type the reason: { $name } will read it.
ban-reason-long = That's too long: 300 characters at most, please.
ban-sure =
    Ban <b>{ $name }</b>?
    Until: { $until }
    Reason: { $reason }

    Their spots stay, and alerts about them will arrive. Everything else will stop working, and I'll tell them so.
ban-oneself = You cannot ban yourself.
ban-over-already = This ban is already over.
ban-toast = 🚫 You are banned until { $until }. Reason: { $reason }

admin-button-spots = Spots
spots-title = 🅿️ <b>Spots</b>: { $all }, { $held } held.
spots-none = 🅿️ There are no spots in the list yet. They will appear with the first claims.
spots-how-to-find = To open a spot, type its number.
spots-free = free
spot-title = 🅿️ <b>Spot { $spot }</b>
spot-nobody = Nobody holds this spot.
spot-holders = Held by: { $names }
spot-button-assign = Assign the spot
spot-button-free = Free the spot
spot-assign-sure = Spot <b>{ $spot }</b> is currently held by: { $holders }. Add one more holder: { $name }?
spot-free-sure = Free spot <b>{ $spot }</b>? It will be taken from: { $holders }. I'll tell them.
spot-remove-sure = Remove { $name } from spot <b>{ $spot }</b>? I'll tell them.
spot-removed-already = This person no longer holds this spot.
spot-already = This person already holds this spot.
spot-ask-to-assign = Which spot do you want to assign? Type its number.

admin-button-invite-resident = Invite a resident
invite-ask-spot = Which spot is the invitation for? Type its number.
invite-link =
    A link for spot <b>{ $spot }</b>. It works once and is valid for 7 days:
    { $link }

    Send it to the holder of the spot: they will become a resident at once, without a claim.
invite-consent-note = You are invited to become the holder of spot <b>{ $spot }</b>.
invite-accept = Become the holder of spot <b>{ $spot }</b>?
invite-already-yours = Spot { $spot } is already yours. The link still works.
admin-button-links = Open links
links-none = No open links.
links-title = { $count ->
    [one] { $count } link has
   *[other] { $count } links have
 } not been used yet. Press a link to revoke it.
links-spot = Spot { $spot } · until { $until } · { $by }
links-guard = Guard · until { $until } · { $by }
links-spot-sure = Revoke the link for spot <b>{ $spot }</b>? Nobody will be able to use it.
links-guard-sure = Revoke the link for a guard? Nobody will be able to use it.
links-spot-revoked = The link for spot <b>{ $spot }</b> is revoked.
links-guard-revoked = The link for a guard is revoked.
links-gone = This link no longer works

invite-gone = This link no longer works: it is for one use, and not for ever. Please ask whoever sent it for a new one.

my-spot-button-not-family = This person is not of my family
my-spot-nobody-shares = This person no longer holds your spot.
my-spot-co-holder-named = { $name } · spot { $spot }
my-spot-not-family-which = Who is it about?
my-spot-not-family-sure = Tell the admins that { $name } on spot <b>{ $spot }</b> is not family? Only they can remove a holder.
my-spot-not-family-told = I've told the admins. If they remove this person, I'll let you know.
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
settings-saved = Done, in force from now on ✅
settings-ask-name = What is the house called? Up to 100 characters.
settings-ask-time-zone = Which time zone is the house in? Choose, or type another city or zone: <b>Tomsk</b>, <b>MSK+2</b>, <b>UTC+5</b>.
settings-ask-quiet-hours = When should it be quiet? Type for example <b>23:00-07:00</b>. Alerts make a sound at night too.
settings-ask-remind-after = After how many minutes should a silent holder be reminded? From 1 to 60.
settings-ask-call-after = After how many minutes should guards and admins be called? From 2 to 120.
settings-ask-guard-phone = Type the guards' phone number; an extension or a second one after a comma is fine. Neighbours will see it when an alert reached no owner, when they have no more alerts left for the day, and on the poster.
settings-bad-name = A name has from 1 to 100 characters.
settings-bad-time-zone = I don't know this zone. Choose the nearest city, or type for example <b>UTC+5</b>.
settings-bad-quiet-hours = I didn't get that. Type two times, for example <b>23:00-07:00</b>.
settings-bad-remind-after = I need a whole number of minutes from 1 to 60.
settings-bad-call-after = I need a whole number of minutes from 2 to 120.
settings-bad-guard-phone = That doesn't look like a phone number. Type for example <b>+7 495 123-45-67 ext. 2</b>; up to three numbers, with commas between.
settings-help-before-reminder = The guards are called after the reminder: the holder is reminded first. Please type another number.
# $place: a city, $offset: "+5".
time-zone-button = { $place }, UTC{ $offset }
time-zone-kaliningrad = Kaliningrad
time-zone-moscow = Moscow
time-zone-samara = Samara
time-zone-yekaterinburg = Yekaterinburg
time-zone-omsk = Omsk
time-zone-krasnoyarsk = Krasnoyarsk
time-zone-irkutsk = Irkutsk
time-zone-yakutsk = Yakutsk
time-zone-vladivostok = Vladivostok
time-zone-magadan = Magadan
time-zone-kamchatka = Kamchatka
time-zone-minsk = Minsk
time-zone-kyiv = Kyiv
time-zone-almaty = Astana, Almaty
time-zone-tashkent = Tashkent
time-zone-yerevan = Yerevan
time-zone-tbilisi = Tbilisi
time-zone-baku = Baku
time-zone-bishkek = Bishkek
time-zone-dushanbe = Dushanbe
time-zone-ashgabat = Ashgabat
time-zone-chisinau = Chișinău
setting-button-no-quiet-hours = No quiet hours
setting-button-no-guard-phone = Remove the phone

group-unlink-named = Unlink: { $title }
group-unlink-sure = Unlink the group <b>{ $title }</b>? Requests from there will stop, and I'll be silent in it.
group-unlinked-now = The group <b>{ $title }</b> has been unlinked.
group-toast-not-linked = The group is already unlinked

# Who cannot be reached. $who: who and why; $day: the day when the bot was blocked.
admin-button-unreached = Out of reach
unreached-title = { $count ->
    [one] 📵 <b>Out of reach</b>: { $count } spot
   *[other] 📵 <b>Out of reach</b>: { $count } spots
 }
unreached-spot = Spot <b>{ $spot }</b>: { $who }
unreached-since = { $name }, bot blocked on { $day }
unreached-never = { $name }, has never opened the bot
unreached-what-to-do = Nobody would get an alert about these cars now. Call or drop by: they should open the chat with me and press “Start”.
unreached-none = ✅ Every spot that is held has at least one holder whom an alert would reach.
unreached-weekly = { $count ->
    [one] 📵 There is { $count } spot whose holders an alert would not reach.
   *[other] 📵 There are { $count } spots whose holders an alert would not reach.
 }

admin-button-statistics = Statistics
statistics-title = 📊 <b>Statistics for { $count } days</b>
statistics-residents = Residents: { $count }
statistics-banned = Banned: { $count }
statistics-spots = Spots: { $all }, { $held } held
statistics-alerts = Blocked in: { $blocked }, SOS: { $sos }, messages: { $messages }
statistics-answered = Holders answered: { $share } % ({ $answered } of { $asked })
statistics-minutes = Usually within { $minutes } min
statistics-minutes-fast = Usually within a minute
statistics-weeks = <b>First answer by week</b>
# $from: which week; $soon, $later: the share answered within 5 and 15 minutes.
statistics-week = { $from }: usually within { $minutes } min. Answered within 5 minutes: { $soon } %, within 15 minutes: { $later } % (alerts: { $asked })
statistics-week-none = { $from }: no answers (alerts: { $asked })
statistics-called = Guards called: { $count }
statistics-picture-title = { $name }: { $count } days
statistics-picture-alerts = alerts
statistics-picture-answered = answered
statistics-picture-usually = usual time to answer
statistics-picture-by-day = Alerts by day
statistics-picture-with-answer = answered
statistics-picture-without = no answer
statistics-picture-minutes = Minutes to the answer
statistics-picture-nothing = There were no alerts
statistics-picture-min = { $count } min

admin-button-import = Import
import-ask =
    Send an XLSX or CSV file with the list of spots. Columns: <b>Spot, Section, Row, Number in row, Cars, Flat</b>; only the first is required.
    I'll show you what would change first. The easiest start is to “Export” the list and correct it.
import-file-expected = I'm waiting for one file: XLSX or CSV. Send it as a file or press “Cancel”.
import-reading = Reading the file, this won't take long…
import-name = 📋 <b>{ $name }</b>
import-not-a-table = This doesn't look like a table. I need an XLSX or CSV file.
import-old-format = This is the old XLS format. Please save the table as XLSX or CSV.
import-locked = The file has a password, so I can't read it. Remove the password and send it again.
import-too-large = The file is too large: 5 MB at most, please. A list of spots doesn't take that much.
import-too-many-rows = Too many rows: I can read up to 20,000.
import-formulas = The table has formulas, which I don't read. Save it as CSV, or paste values in place of the formulas.
import-no-spots = I found no spot numbers. Name the first column “Spot” and send the file again.
import-out-of-reach = The messenger didn't hand over the file. Please send it again.
import-sheet = Sheet read: “{ $sheet }”. Not read: { $others }
import-columns = Columns: { $columns }
import-column-named = “{ $name }”
import-column-unnamed = column { $number }
import-as-spot = { $name } is the spot
import-as-section = { $name } is the section
import-as-row = { $name } is the row
import-as-column = { $name } is the number in the row
import-as-cars = { $name }: cars
import-unread = Not read: { $columns }
import-added = ➕ { $count } to add: { $spots }
import-changed = ✏️ { $count } to change: { $spots }
import-removed = ➖ { $count } to remove, not in the file: { $spots }
import-kept = 🔒 { $count } to keep, not in the file, but held: { $spots }
import-same = Unchanged: { $count }
import-cars = 🚗 Car numbers: { $count }, spots { $spots }. Each owner confirms theirs; until then nobody is told about the car. Numbers beside spots without an owner are not kept.
import-faults = ⚠️ <b>Rows I couldn't read: { $count }</b>
import-row-no-number = line { $line }: no spot number from 1 to 99999
import-row-twice = line { $line }: this spot is already in the file
import-row-section = line { $line }: the section is longer than 40 characters
import-row-row = line { $line }: the row is longer than 20 characters
import-row-column = line { $line }: the number in the row is from 1 to 999
import-row-formula = line { $line }: the text looks like a formula
import-row-date = line { $line }: this is a date. If it was “1-2”, format the cell as text
import-row-above = line { $line }: there is a spot above the headings
import-more-faults = and { $count } more
import-faults-remove-nothing = While the file has such lines, I won't remove anything. The others can be applied.
import-faults-idle = The other lines change nothing. Correct these and send the file again.
import-faults-only = I couldn't read a single line, so there is nothing to change. Correct the file and send it again.
import-nothing-yet = <i>Nothing has been changed yet.</i>
import-idle = Nothing to change: the house already looks like this.
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
import-over = This list has already been applied or dropped.
import-changed-meanwhile = The spots changed while you were looking. This is how things stand now.
import-done = ✅ Done. Added: { $added }, changed: { $changed }, removed: { $removed }.

admin-button-export = Export
export-ask = The list of spots as a file: numbers and where they are, without names. Which format?
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
    [one] { $count } spot. Correct it and send it back with “Import”.
   *[other] { $count } spots. Correct the list and send it back with “Import”.
 }
