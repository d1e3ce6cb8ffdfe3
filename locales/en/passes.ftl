menu-pass = 🎫 Guest pass

pass-ask-guest = 🎫 Who is coming? Type the car number or the guest's name. Only you and the guards will see it.
pass-ask-spot = { $guest }: which spot?
pass-ask-hours = { $guest }, spot <b>{ $spot }</b>. For how many hours? Choose or type a number from 1 to 72.
pass-button-2 = 2 hours
pass-button-4 = 4 hours
pass-button-8 = 8 hours
pass-button-24 = 24 hours
pass-guest-expected = Please type the car number or the guest's name.
pass-guest-too-long = That's too long: { $longest } characters at most, please.
pass-hours-expected = Please type a number of hours, from 1 to 72.
pass-three = You already have three active passes, and that's the limit. Revoke one or wait until it ends.
pass-spot-lost = This spot is no longer yours.
pass-made = The pass is ready, see below 👇
pass-toast-begin-anew = Please start again: “Guest pass”

pass-title = 🎫 <b>Guest pass</b>
pass-guest = Guest: { $guest }
pass-spot = Spot: <b>{ $spot }</b>
pass-until = Valid until <b>{ $until }</b>
pass-code = Code: <code>{ $code }</code>
pass-how = Forward the picture to your guest: the guards at the gate check the QR or the code. A pass lets the guest in, it does not reserve the spot.
pass-inside = 🚗 Guest arrived: { $time }
pass-left = 🏁 Guest left: { $time }
pass-left-then = 🏁 Guest left
pass-over = ⌛ <b>The pass has ended</b>: { $time }
pass-revoked = ❌ <b>The pass has been revoked</b>: { $time }
pass-button-extend = Extend
pass-button-revoke = Revoke
pass-button-show = Pass: { $guest }
pass-line = 🎫 { $guest }: spot { $spot }, until { $until }

pass-picture-title = Guest pass
pass-picture-guest-below = Name: see the caption
pass-picture-spot = Spot { $spot }
pass-picture-until = until { $until }
pass-picture-code = Code for the guards
pass-picture-over = Not valid

pass-ask-extension = { $guest }: the pass is valid until { $until }. How much longer? Choose or type a number of hours.
pass-extended = Extended: { $guest }, until <b>{ $until }</b>.
pass-extended-longest = Extended: { $guest }, until <b>{ $until }</b>. More than 72 hours ahead is not possible.
pass-toast-extended-already = The pass has already been extended
pass-toast-longest = More than 72 hours ahead is not possible
pass-toast-over = This pass is no longer valid
pass-toast-shown = The pass is below 👇
pass-revoke-sure = Revoke the pass? Guest: <b>{ $guest }</b>. The guards will no longer let them in.
pass-revoked-now = Pass revoked: { $guest }.
pass-ends-soon = ⏳ A pass is about to end: { $guest }, spot { $spot }, until <b>{ $time }</b>.
pass-still-inside = ⚠️ The pass has ended, and the guest hasn't left yet: { $guest }, spot { $spot }.

pass-alert-hint = 🎫 This may be about your guest's car: { $guest }
pass-alert-hint-other = 🎫 This may be about a guest's car: there is a pass for your spot.

menu-check-pass = 🔎 Check a pass
command-check = Check a pass: /check 123456
gate-ask = Type the code of the pass, part of the car number or the guest's name, at least 3 characters. Or point the phone's camera at the QR.
gate-button-today = Today
gate-guards-only = This is for guards.
gate-show-guard = Show this to the guards
gate-too-short = I need a code of 6 digits, or at least 3 characters of the car number or the name.
gate-none = ❌ No pass found. Check the number or ask for the code.
gate-no-code = ❌ There is no such code. Check the digits or look for the guest by the car number.
gate-too-many-codes = Too many codes in a row. Wait 10 minutes: QR, car numbers and “Today” still work.
gate-several = Several match. Who has come?
gate-valid = ✅ <b>The pass is valid</b> until <b>{ $until }</b>
gate-over = ❌ <b>The pass is not valid</b>: it ended { $when }
gate-revoked = ❌ <b>The pass is not valid</b>: revoked { $when }
gate-spot = Spot: <b>{ $spot }</b>
gate-guest = Guest: <b>{ $guest }</b>
gate-still-inside = ⚠️ Time is up, and the guest hasn't left yet.
gate-revoked-inside = ⚠️ The pass was revoked, and the guest hasn't left yet.
gate-spot-taken = ⚠️ Another guest is still on spot { $spot }: { $guest }. Mark that guest as driven out first.
gate-button-in = Driven in
gate-button-out = Driven out
gate-toast-in = Noted: driven in
gate-toast-out = Noted: driven out
gate-toast-gone = This pass is gone
gate-toast-over = The pass is no longer valid
gate-toast-inside-already = Already noted: driven in
gate-toast-not-inside = Already noted: driven out
gate-toast-taken = Another guest is still on spot { $spot }: { $guest }
gate-today-title = 🎫 <b>Guests today</b>
gate-today-none = No passes today.
gate-today-valid = ✅ { $guest } · spot { $spot } · until { $until }
gate-today-inside = 🚗 { $guest } · spot { $spot } · inside
gate-today-over = ⌛ { $guest } · spot { $spot } · time is up
gate-today-revoked = ❌ { $guest } · spot { $spot } · pass revoked
gate-today-more = That's not all of them. Find the others by code or car number.
pass-note-answered = 🙋 The neighbour whose guest may be in your way answered “{ $answer }”

help-passes =
    🎫 <b>Guest pass</b>

    Expecting a guest? Type the car number or the name, and for how many hours, up to 72. You get a picture with a QR and a code: forward it to your guest, and the guards will check it at the gate.

    I'll warn you 15 minutes before the end, and you can extend the pass. Three at a time at most. The spot is not reserved: if another guest is still on it, the guards will say so.

    Somebody comes to you without a pass? The guards ask you through me: “Let in” is a pass for 2 hours, or “Not expected”.
help-gate =
    🔎 <b>Check a pass</b>

    Type the code, part of the car number or the guest's name, or point the phone's camera at the QR. You'll see whether the pass is valid, until when and for which spot.

    Letting a guest in: “Driven in”; out: “Driven out”. “Today” lists everybody who is expected. Somebody comes without a pass: “Ask a resident”, and I ask whoever holds the spot and pass the answer on at once. I don't show whose guest it is.
