# Number unknown, a stranger on one's own spot
alert-button-unknown = I do not know the number
alert-button-stranger = A stranger's car on my spot
alert-describe-unknown = Send a photo of the car or describe it in a few words: make, colour, plate, where it stands. I'll pass it on to the guards and admins.
alert-describe-stranger = Has somebody taken your spot <b>{ $spot }</b>? Send a photo or describe the car in a few words. I'll pass it on to the guards and admins.
alert-describe-which = Which of your spots is the stranger's car on?
alert-describe-too-long = That is too long. Please keep it within { $longest } characters.
alert-already-open = That request is still open, its card is below 👇
alert-late-unknown = You wrote at { $time }, but it only reached me now. Do you still need it?
alert-late-unknown-day = You wrote on { $day } at { $time }, but it only reached me now. Do you still need it?
alert-closed-just-now-unknown = You have only just closed a request like this. You can write again { $when }.
alert-sender-unknown = 🚧 <b>You are blocked in, number unknown</b>
alert-sender-stranger = 🚗 <b>A stranger's car on your spot { $spot }</b>
alert-signed-helpers-spot = The guards see: a neighbour from spot { $spot }
alert-signed-helpers-guard = Signed: the guards
alert-signed-helpers-house = The guards see: a resident
alert-reach-withheld = 📣 You have named many different numbers within an hour, so this goes to the guards and admins instead of the car's owner.
message-too-many-numbers = You have named many different spots within an hour. You can write about another number later.
alert-helper-unknown = 📣 <b>Blocked in, number unknown</b>
alert-helper-stranger = 📣 <b>A stranger's car on spot { $spot }</b>
alert-helper-withheld = Not passed on to the car's owner: this neighbour has named too many different numbers.
alert-helper-muted = It reached the car's owner without a sound: they asked not to be disturbed for a day.
alert-helper-muted-since = The car's owner got the message and asked not to be disturbed for a day.
alert-holder-unknown = 🚧 <b>Your guest's car may be blocking somebody in</b>
alert-holder-at = Reported { $when }
alert-note-taken-unknown = 💪 Help is on its way to you.

# What is left, "I'm at another spot"
alert-last-until = This is your last one until { $time }.
alert-button-sign = I am on another spot
alert-button-spot = Spot { $spot }
alert-sign-which = Which spot are you asking from?
alert-signed-with = The car's owner now sees: a neighbour from spot <b>{ $spot }</b>.
alert-toast-signed = Corrected
alert-toast-one-spot = You only have one spot

# "Done" of guards and admins
alert-button-helped = Handled
alert-toast-helped = Thank you! I'll ask the neighbour
alert-helped-guard = ✅ The guards: done
alert-helped-somebody = ✅ Done
alert-helped-admin = ✅ An admin: done
alert-helper-helped = ✅ Done. Waiting for the neighbour's reply

# "Do not disturb"
alert-button-mute = Mute this neighbour for a day
alert-button-hear = Hear this neighbour again
alert-holder-muted = 🔕 This neighbour won't disturb you for a day: a new request will bring one card, without a sound.
alert-toast-muted = This neighbour won't disturb you until { $time }
alert-toast-heard-again = You will get this neighbour's messages again
alert-reach-muted = 🔕 The car's owner asked not to be disturbed for a day: the message arrived without a sound.
alert-reach-muted-since = 🔕 The car's owner got the message and asked not to be disturbed by you for a day.
alert-reach-muted-message = 🔕 Not passed on: the car's owner asked not to be disturbed by you for a day.
letter-muted = Not passed on: the car's owner asked not to be disturbed by you for a day.
letter-ask-helpers = Type a message or send a photo: I'll pass it on to the guards and admins.
letter-ask-unknown = Type a message or send a photo: I'll pass it on to whoever is asking. They won't see your name.
letter-unknown-from-holder = ✉️ From the neighbour whose guest may be in the way:
letter-unknown-from-spot = ✉️ Blocked in, number unknown; from a neighbour at spot <b>{ $from }</b>:
letter-unknown-from-house = ✉️ Blocked in, number unknown; from a resident:
alert-photo-unknown = 📷 For the request: blocked in, number unknown

# "My spot": open requests and "Send me no alerts"
my-spot-threads = Open requests: { $count }
my-thread-button-blocked = 🚧 A car in the way, spot { $spot }
my-thread-button-sos = 🚨 Alarm: spot { $spot }
my-thread-button-message = ✉️ Message: spot { $spot }
my-thread-button-stranger = 🚗 A stranger's car: spot { $spot }
my-thread-button-unknown = 🚧 Blocked in, number unknown
my-spot-button-signals-off = Send me no alerts
my-spot-button-signals-off-spot = Send me no alerts: spot { $spot }
my-spot-button-signals-on = Send me alerts again
my-spot-button-signals-on-spot = Send me alerts again: spot { $spot }
my-spot-signals-off = 🔕 Alerts about spot { $spot } go to your co-holders. If they can't be reached, you will get them too.
my-spot-toast-signals-off = All right: your co-holders get the alerts
my-spot-toast-signals-on = Alerts come to you again
my-spot-toast-nobody-else = Nobody else would get the alerts
notice-late = <i>⏱ This arrived late: it happened { $when }</i>
