privacy-title = 🔒 <b>Your data</b>
privacy-kept = <b>What I keep:</b> your name, @username and number in the messenger, your spots, the numbers of cars that you added, claims, alerts and the answers to them, answers to requests to move a car, guest passes, marks that you are away, where you stand on a neighbour’s spot and whether you look for one. I never ask for a phone number; I have one only if you wrote it down yourself under “If I do not answer”. I have a flat if you wrote it down there, if you named it in a claim (deleted once that is decided), or if an admin’s list has it beside the spot.
privacy-seen = <b>Who sees it:</b> neighbours see only the number of your spot. Your name is seen by the admins, by those who share your spot, by the holders of a spot that you claim, and by whoever added the same car before you; your @username by the admins alone. What you write to a neighbour in an alert is not shown to admins unless somebody complains about it. A flat or a telephone is seen only by guards and admins on the card of an alert to which they were called, while it is open; a flat of a claim or of the list of spots only by admins.
# $alerts, $passes: a number of days.
privacy-how-long = <b>How long:</b> alerts and letters for { $alerts } days, guest passes for { $passes } days after they end, what guards ask at the gate for a day, borrowed spots and the search for one for two days after they end, the admins' journal for a year; anybody who asked to be forgotten is no longer named in it. Everything else for as long as you are here. After “Forget me” a coded mark of the claims of the last 30 days stays, from which nobody can tell who you were.
privacy-backups = <b>Backups</b> contain no letters. Whoever has been forgotten does not come back from a backup, and backups themselves live for about a month.
# $version: the number of the text; $date: when it was agreed to.
privacy-consent = You agreed { $date } (version { $version } of the text).
privacy-nothing = I keep nothing about you.
privacy-toast-nothing = I keep nothing about you any more
privacy-my-data = Everything you entered and did. Your neighbours are not in the file: they appear as «сосед» (neighbour) or as a spot number.
privacy-button-my-data = My data
privacy-button-forget = Forget me
privacy-forget-sure =
    <b>Forget you?</b>

    I will close your alerts and passes and delete your name, number, spots, claims, messages and photos. This cannot be undone. The history of the house stays, without you.

    What has already arrived in your chat and in your neighbours' chats stays there.
# $spots: a list of spots.
privacy-forget-spots = { $count ->
    [1] Spot <b>{ $spots }</b> will no longer be yours. I won't be able to tell you about your car.
   *[other] Spots <b>{ $spots }</b> will no longer be yours. I won't be able to tell you about your car.
 }
privacy-forget-banned = The ban does not go away: until it ends I keep an encrypted mark that tells nobody who you are.
privacy-last-admin = You are the only admin. Appoint another one first: “Administration” → “Residents”.
privacy-stayed = All right, everything stays as it was.
privacy-forgetting = Deleting.
privacy-card-over = No longer valid: you deleted your data.
privacy-forgotten = Done: I no longer know you. If you want to come back: /start.
privacy-consent-changed = The text about what I keep has changed. What you have just written was not passed on. Please read it and answer once.
privacy-consent-changed-after = The text about what I keep has changed. Please read it and answer once.
privacy-disagreed = All right. Until you agree, only alerts and the answers to them work. To delete everything about you: /forget.
# $until: until when.
privacy-ban-goes-on = An admin has banned you until { $until }. Until then you cannot use the bot.
# $spot: the number of a spot.
privacy-co-holder-forgotten = Spot <b>{ $spot }</b> has one holder less: they deleted their data.
privacy-admin-forgotten = One of the admins deleted their data and is no longer an admin.
privacy-claim-forgotten = This claim is gone: its author deleted their data.
command-privacy = What I keep about you
command-mydata = All my data in one file
command-forget = Forget me
