menu-announcements = 📢 Announcements
announcement-head = 📢 <b>Announcement</b>

# The list for residents
announcement-title = 📢 <b>Latest announcements</b>
announcement-none = No announcements yet.
announcement-when = <b>{ $time }</b>
announcement-has-photo = 📷 with a photo
announcement-has-document = 📎 with a file
announcement-open = Open: { $time }
announcement-not-allowed = Announcements are for the residents of the house.

# A new announcement
announcement-button-new = New announcement
announcement-ask =
    Write the announcement for all residents: a text, a photo or a document with a caption.
    First I show you what it will look like. Nothing leaves without your “Send”.
announcement-content-only = A text, a photo or a document, please: that will be the announcement.
announcement-long = Too long for one message: up to { $longest } characters fit. Please shorten it.
announcement-caption-long = The caption is too long: up to { $longest } characters fit below a photo or a document. Please shorten it.
announcement-preview = ☝️ This is what residents will see. To change it, send a new version.
announcement-recipients = { $count ->
    [0] There is nobody to send it to yet: no other residents whom it would reach.
    [one] <b>{ $count }</b> resident will get it.
   *[other] <b>{ $count }</b> residents will get it.
 }
announcement-closed = { $count ->
    [one] { $count } more closed the bot and will not get it.
   *[other] { $count } more closed the bot and will not get it.
 }
# $time: when quiet hours end.
announcement-quiet = 🌙 These are quiet hours. “Send” goes out in the morning, { $time }. “Urgent, now” goes at once, with a sound.
announcement-button-send = Send
announcement-button-urgent = Urgent, now
announcement-button-call-off = Do not send
announcement-button-pin = Pin in the house chat
announcement-card-below = Fine. The card below shows how it goes 👇

help-announcements =
    📢 <b>Announcements</b>

    The latest announcements for residents. New ones arrive right here as a message; at night only urgent ones.

    Nobody gets a reply to an announcement: ask an admin or the house chat.

# The author's card
announcement-waiting = 🌙 <b>The announcement goes out in the morning, { $time }</b>
announcement-called-off = ✖️ <b>The announcement was not sent</b>: you called it off.
# $text: how the announcement begins.
announcement-beginning = “{ $text }”
announcement-going = 📢 <b>The announcement is going out</b>
announcement-progress = { $done } of { $total }, as of { $time }
announcement-done = ✅ <b>The announcement was sent</b>, { $time }
announcement-delivered = Delivered: { $count }
announcement-unreachable = Closed the bot: { $count }
announcement-failed = Failed: { $count }
# $title: the name of the group.
announcement-pin-asked = ⏳ Posting and pinning it in <b>{ $title }</b>
announcement-pinned = 📌 Pinned in <b>{ $title }</b>
announcement-not-pinned = ⚠️ Posted in <b>{ $title }</b>, but pinning it failed. Press again.
announcement-pin-no-right = ⚠️ Posted in <b>{ $title }</b>, but I may not pin there: I lack the right to pin messages. Give it to me and press again, or pin it yourself.
announcement-pin-lost = ❌ Could not post in <b>{ $title }</b>: I was removed from there or may not write.

announcement-journal-sent = An announcement to all residents
announcement-journal-called-off = An announcement was called off

announcement-toast-left = This draft is closed and went to nobody. Start again: “New announcement”.
announcement-toast-done = Done
announcement-toast-waits = It waits for the morning already: see the card below
announcement-toast-goes = It is going out already
announcement-toast-went = It was sent already
announcement-toast-called-off = It was called off, nobody got it
announcement-toast-no-group = No house chat is linked yet
announcement-toast-pinning = Posting; the card will show the outcome
announcement-toast-pinned = It is pinned, or about to be
