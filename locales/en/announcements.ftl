menu-announcements = 📢 Announcements
announcement-head = 📢 <b>Announcement</b>

# The list for residents
announcement-title = 📢 <b>Latest announcements</b>
announcement-none = No announcements yet.
announcement-when = <b>{ $time }</b>
announcement-has-photo = 📷 with a photo
announcement-has-document = 📎 with a file
announcement-open = Open: { $time }
announcement-not-allowed = Announcements are for residents of the house.

# A new announcement
announcement-button-new = New announcement
announcement-ask =
    Send the announcement: a text, a photo, an album or a document with a caption.
    I'll show you how it will look first, and you choose who gets it. Nothing goes out until you press “Send”.
announcement-content-only = A text, a photo or a document, please: that will be the announcement.
announcement-long = Too long for one message: there is room for { $longest } characters. Please shorten it.
announcement-caption-long = The caption is too long: there is room for { $longest } characters below a photo or a document. Please shorten it.
announcement-preview = ☝️ This is what residents will see. To change it, send a new version.
announcement-recipients = { $count ->
    [0] There is nobody to send it to yet: it would reach no other residents.
    [one] <b>{ $count }</b> resident will get it.
   *[other] <b>{ $count }</b> residents will get it.
 }
announcement-closed = { $count ->
    [one] { $count } more has blocked the bot and won't get it.
   *[other] { $count } more have blocked the bot and won't get it.
 }
announcement-off = { $count ->
    [one] { $count } more has switched announcements off and reads them under “Announcements”.
   *[other] { $count } more have switched announcements off and read them under “Announcements”.
 }
# $time: when quiet hours end.
announcement-quiet = 🌙 It's quiet hours now. “Send” goes out { $when }. “Urgent, now” goes out at once, with a sound.
announcement-button-send = Send
announcement-button-urgent = Urgent, now
announcement-button-call-off = Do not send
announcement-button-pin = Pin in the house chat
announcement-card-below = All right. The card below shows how it's going 👇

help-announcements =
    📢 <b>Announcements</b>

    The latest announcements for residents. New ones arrive right here as a message; at night, only urgent ones.

    Asked to move your car? Press “I'll move it” or “I can't” below it. Neighbours don't see your answer.

    Nobody receives replies to an announcement: ask an admin or the house chat.

# The author's card
announcement-waiting = 🌙 <b>The announcement goes out { $when }</b>
announcement-called-off = ✖️ <b>The announcement was not sent</b>: you cancelled it.
# $text: how the announcement begins.
announcement-beginning = “{ $text }”
announcement-going = 📢 <b>The announcement is going out</b>
announcement-progress = { $done } of { $total }, as of { $time }
announcement-done = ✅ <b>The announcement has been sent</b>, { $time }
announcement-delivered = Delivered: { $count }
announcement-unreachable = Blocked the bot: { $count }
announcement-failed = Failed: { $count }
# $title: the name of the group.
announcement-pin-asked = ⏳ Posting and pinning it in <b>{ $title }</b>
announcement-pinned = 📌 Pinned in <b>{ $title }</b>
announcement-not-pinned = ⚠️ Posted in <b>{ $title }</b>, but pinning failed. Press again.
announcement-pin-no-right = ⚠️ Posted in <b>{ $title }</b>, but I can't pin there: I don't have the right to pin messages. Give it to me and press again, or pin it yourself.
announcement-pin-lost = ❌ Couldn't post in <b>{ $title }</b>: I was removed from it or can't write there.

announcement-journal-sent = An announcement to all residents
announcement-journal-called-off = Announcement cancelled

announcement-toast-left = This draft is closed and nobody got it. Start again: “New announcement”.
announcement-toast-done = Done
announcement-toast-waits = Already waiting for the morning: see the card below
announcement-toast-goes = Already going out
announcement-toast-went = Already sent
announcement-toast-called-off = It was cancelled, nobody got it
announcement-toast-no-group = No house chat has been linked yet
announcement-toast-pinning = Posting; the card will show the result
announcement-toast-pinned = It is pinned, or about to be
