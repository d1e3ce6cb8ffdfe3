notifications-button = Notifications
notifications-title = 🔔 <b>Notifications</b>
notifications-alerts = An alert about your car always comes, day and night. Everything else can be switched off.
notifications-announcements-on = ✅ Announcements
notifications-announcements-off = 🔕 Announcements do not come. You can read them in the menu under “Announcements”.
notifications-marks-on = ✅ “Leaving” and “I am back” of those who share your spot
notifications-marks-off = 🔕 Marks of those who share your spot do not come
notifications-guests-on = ✅ Your guests: a pass ends soon, a guest has not driven out
notifications-guests-off = 🔕 Your guests: no word that a pass ends soon or that a guest has not driven out
notifications-button-announcements-on = Switch on: announcements
notifications-button-announcements-off = Switch off: announcements
notifications-button-marks-on = Switch on: marks
notifications-button-marks-off = Switch off: marks
notifications-button-guests-on = Switch on: guests
notifications-button-guests-off = Switch off: guests
notifications-button-check = Check the sound
notifications-toast-on = Switched on
notifications-toast-already = It is so already
notifications-toast-off = Switched off. Alerts about your car come as before

# $took: how long until “I hear it” was pressed: “8 seconds”.
sound-last-heard = Sound checked { $time }: pressed after { $took }.
sound-last-silence = Sound checked { $time }: nobody pressed “I hear it” within a minute.
sound-last-lost = Sound checked { $time }: the message did not arrive.
sound-offer = 🔔 Would you hear an alert? “Check the sound” sends a message just like one about your car.
sound-check =
    🔔 <b>Sound check</b>
    This is how an alert about your car arrives. Do you hear it? Press the button.
sound-button-heard = I hear it
sound-button-again = Check once more
sound-heard = ✅ Pressed after <b>{ $took }</b>. An alert about your car will arrive the same way.
sound-heard-late = Pressed after <b>{ $took }</b>. If there was no sound, you may miss an alert about your car. Have a look:
sound-silence = 🔕 A minute has passed and nobody pressed “I hear it”. If there was no sound, have a look:
sound-advice =
    <b>Is this chat muted?</b> Tap my name at the top of the chat and switch notifications on.
    <b>Night mode?</b> “Do Not Disturb”, “Sleep”, “Focus”: add the messenger to the exceptions.
    <b>Battery saving?</b> It delays messages.

    <b>Android:</b> Settings → Apps → your messenger → Notifications: on, with a sound. There, too: Battery → “Unrestricted”.
    <b>iPhone:</b> Settings → Notifications → your messenger: “Allow Notifications” and “Sounds”. Settings → Focus → your mode → Apps: add the messenger.
sound-lost = ⚠️ The check failed: the messenger did not take the message. It is not your phone. Try again later.
sound-toast-on-its-way = Sending it. When you hear it, press “I hear it”
sound-toast-waiting = A check is under way: press “I hear it” below its message
sound-toast-already = Noted already
sound-toast-older = This is an earlier check. The new one is below

took-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
 }
took-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
 }
took-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
 }
took-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
 }
