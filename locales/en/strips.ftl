admin-button-strips = Invitations as a list
strips-title = 📨 <b>Invitations as a list</b>
strips-joined = Joined: <b>{ $joined } of { $spots }</b>
strips-what = Strips for the mailboxes, one a spot. A strip lets one person in without a claim and works for 60 days. It has no names and no flats on it.
strips-live = { $count ->
    [one] { $count } strip works (until { $until }).
   *[other] { $count } strips work (until { $until }).
 }
strips-none = No strips work now.
strips-no-list = The list of spots comes first: “Administration” → “Import”.
strips-button-all = For all spots: { $count }
strips-button-missing = Only for who is not in: { $count }
strips-button-revoke = Revoke all: { $count }
strips-sure = { $count ->
    [one] Print { $count } strip?
   *[other] Print { $count } strips?
 }
strips-dying = { $count ->
    [one] <b>{ $count } printed earlier will stop working</b>, even if it is in its mailbox.
   *[other] <b>{ $count } printed earlier will stop working</b>, even if they are in the mailboxes.
 }
strips-printed = { $count ->
    [one] 📨 <b>{ $count } strip is ready</b> (until { $until }).
   *[other] 📨 <b>{ $count } strips are ready</b> (until { $until }).
 }
strips-printed-how = The file comes next. Print it on plain A4, black and white will do, and cut along the dashes. The strips are in order of the spots. The codes are in this file alone: I keep none of them, and it is not for forwarding. The file did not come, or is lost? Print once more.
strips-file = Strips for the spots { $first }–{ $last }
strips-file-one = A strip, spot { $first }
strips-file-name-one = strip-{ $first }.pdf
strips-file-name = strips-{ $first }-{ $last }.pdf
strips-in-chat = Strips are printed in the chat with the bot: the file comes there. Open “Administration” → “Invitations as a list” in it.
strips-revoke-sure = { $count ->
    [one] Revoke { $count } strip? Nobody will come in by it any more, even if it is in its mailbox.
   *[other] Revoke { $count } strips? Nobody will come in by them any more, even if they are in the mailboxes.
 }
strips-revoked = { $count ->
    [one] { $count } strip is revoked.
   *[other] { $count } strips are revoked.
 }
strips-toast-changed = Another admin has printed meanwhile: please look again
strips-toast-all-in = Everybody is in
strips-toast-none = Nothing to revoke
strips-still-live = { $count ->
    [one] { $count } strip for the mailboxes works. It does not end with the role: revoke it in “Invitations as a list”.
   *[other] { $count } strips for the mailboxes work. They do not end with the role: revoke them in “Invitations as a list”.
 }
links-only-strips = Beside the strips, there are no open links.
links-strips = Strips: { $count } · until { $until }
strips-co-holder = By a strip from the mailbox spot { $spot } has one more holder: { $name }. Not of your family? “My spot” → “This person is not of my family”.
strips-digest = { $count ->
    [one] 📨 { $count } person came in by a strip. Joined by now: { $joined } of { $spots }.
   *[other] 📨 { $count } people came in by strips. Joined by now: { $joined } of { $spots }.
 }
journal-strips-printed = { $count ->
    [one] { $count } strip for the mailboxes printed
   *[other] { $count } strips for the mailboxes printed
 }
journal-strips-revoked = { $count ->
    [one] { $count } strip revoked
   *[other] { $count } strips revoked
 }
journal-joined-by-strip = By a strip for spot { $spot }: { $name }

strips-print-spot = Spot { $spot }
strips-print-what = The bot of our parking: blocked in? The owner
strips-print-what-more = hears of it at once. Neighbours see no phone, no name.
strips-print-camera = Point your phone’s camera
strips-print-or = or open in Telegram
strips-print-code = and send the bot this code:
strips-print-elsewhere = Without Telegram: { $address }
strips-print-until = For one person (until { $until }). Show it to nobody else.

strip-gone = This code does not fit: it is used, replaced by a new one or over, or there is a slip in it. Please check the eight signs on the strip. Still no? Send the number of your spot, and an admin will decide.
strip-too-often = Too many wrong codes. Wait ten minutes, or send the number of your spot.

family-co-holder = By a link for somebody close spot { $spot } has one more holder: { $name }. Not of your family? “My spot” → “This person is not of my family”.
family-button = Add somebody close
family-title = 👪 <b>Add somebody close</b>
family-what = A link for one use, good for 48 hours. Whoever comes in by it is a co-holder at once: hears alerts about the car, may answer, invite guests and mark the spot as free. The other holders are told, and it stands in the journal.
family-open = Not used yet:
family-open-link = Spot { $spot }, until { $until }
family-button-make = Make a link
family-button-make-spot = Make a link: spot { $spot }
family-button-revoke = Revoke: spot { $spot }, until { $until }
family-link =
    A link for somebody close, spot <b>{ $spot }</b>. It works once and for 48 hours:
    { $link }

    Send it to one person. To revoke it: “My spot” → “Add somebody close”.
family-too-many-open = Three links wait already. Revoke one, and you can make another.
family-too-many-today = There were five links today. You can make another tomorrow.
family-revoked = The link for somebody close to spot { $spot } is revoked.
family-invited = 👪 { $name } invites somebody close to spot <b>{ $spot }</b>: a link for one use, good for 48 hours.
links-family = Spot { $spot }, somebody close · until { $until } · { $by }
journal-family-invited = A link for somebody close made for spot { $spot }
journal-family-joined = By a link for somebody close to spot { $spot }: { $name }
