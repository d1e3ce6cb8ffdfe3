# Number unknown, a stranger on one's own spot
alert-button-unknown = I do not know the number
alert-button-stranger = A stranger's car on my spot
alert-describe-unknown = Send a photo of the car or describe it in a few words: make, colour, plate, where it stands. I'll pass it on to the guards and admins.
alert-describe-stranger = Somebody took your spot <b>{ $spot }</b>? Send a photo or describe the car in a few words. I'll pass it on to the guards and admins.
alert-describe-which = On which of your spots is the stranger's car?
alert-describe-too-long = That is too long. Please keep it within { $longest } characters.
alert-already-open = That request is still open, its card is below 👇
alert-late-unknown = You wrote at { $time }, but it only arrived now. Do you still need it?
alert-late-unknown-day = You wrote on { $day } at { $time }, but it only arrived now. Do you still need it?
alert-closed-just-now-unknown = You have just finished one like this. You can send the next from { $time } on.
alert-sender-unknown = 🚧 <b>You are blocked in, number unknown</b>
alert-sender-stranger = 🚗 <b>A stranger's car on your spot { $spot }</b>
alert-signed-helpers-spot = The guards see: a neighbour from spot { $spot }
alert-signed-helpers-guard = The guards see: a guard
alert-signed-helpers-house = The guards see: a resident
alert-reach-withheld = 📣 You have named many different numbers within an hour, so this goes to the guards and admins and not to the owner.
message-too-many-numbers = You have named many different spots within an hour. Please wait: a message about another number has to wait a little.
alert-helper-unknown = 📣 <b>Blocked in, number unknown</b>
alert-helper-stranger = 📣 <b>A stranger's car on spot { $spot }</b>
alert-helper-withheld = Not passed on to the owner: the sender has named too many different numbers.
alert-helper-muted = To the owner without a sound: he asked not to be disturbed for a day.
alert-holder-unknown = 🚧 <b>A car of one of your guests may be blocking somebody</b>
alert-holder-at = At { $time }
alert-note-taken-unknown = 💪 Help is on its way to you.

# What is left, "I'm at another spot"
alert-left =
    { $left ->
        [0] This is the last one for now.
       *[other] You can still send: { $left }.
    }
alert-button-sign = I am on another spot
alert-button-spot = Spot { $spot }
alert-sign-which = Which spot are you asking from?
alert-signed-with = The owner now sees: a neighbour from spot <b>{ $spot }</b>.
alert-toast-signed = Corrected
alert-toast-one-spot = You have only one spot

# "Done" of guards and admins
alert-button-helped = Handled
alert-toast-helped = Thank you! I'll ask the sender
alert-helped-guard = ✅ The guards: done — { $time }. Are you free?
alert-helped-somebody = ✅ Done — { $time }. Are you free?
alert-helped-admin = ✅ An admin: done — { $time }. Are you free?
alert-helper-helped = ✅ Done — { $time }. Waiting for the sender

# "Do not disturb"
alert-button-mute = Mute this neighbour for a day
alert-button-hear = Hear this neighbour again
alert-holder-muted = 🔕 For a day only the first message about a request of this neighbour will come, without a sound.
alert-toast-muted = All right. Silence from this neighbour until { $time }
alert-toast-heard-again = You'll hear again
alert-reach-muted = 🔕 The owner asked not to be disturbed by you for a day: this arrived without a sound.
alert-reach-muted-message = 🔕 Not passed on: the owner asked not to be disturbed by you for a day.
letter-muted = Not passed on: the owner asked not to be disturbed by you for a day.
letter-ask-helpers = Write or send a photo: I'll pass it on to the guards and admins.
letter-ask-unknown = Write or send a photo: I'll pass it on to whoever asks. Your name stays hidden.
letter-unknown-from-holder = ✉️ From the one whose guest may be in the way:
letter-unknown-from-spot = ✉️ Blocked in, number unknown; from the neighbour of spot <b>{ $from }</b>:
letter-unknown-from-house = ✉️ Blocked in, number unknown; from a resident:
alert-photo-unknown = 📷 To the request: blocked in, number unknown

# "My spot": open requests and "Send me no alerts"
my-spot-threads = Open requests: { $count }
my-thread-button-blocked = 🚧 Blocked in: spot { $spot }
my-thread-button-sos = 🚨 Alarm: spot { $spot }
my-thread-button-message = ✉️ Message: spot { $spot }
my-thread-button-stranger = 🚗 A stranger's car: spot { $spot }
my-thread-button-unknown = 🚧 Blocked in, number unknown
my-spot-button-signals-off = Send me no alerts
my-spot-button-signals-off-spot = Send me no alerts: spot { $spot }
my-spot-button-signals-on = Send me alerts again
my-spot-button-signals-on-spot = Send me alerts again: spot { $spot }
my-spot-signals-off = 🔕 Alerts about spot { $spot } go to your co-holders. When they cannot be reached, you get them, too.
my-spot-toast-signals-off = All right: your co-holders get the alerts
my-spot-toast-signals-on = Alerts come to you again
my-spot-toast-nobody-else = There is nobody else to get the alerts
notice-late = <i>⏱ This arrived late: it was at { $time }</i>
