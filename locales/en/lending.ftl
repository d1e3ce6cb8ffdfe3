# “I need a spot” and “I'll take it”
lending-button-seek = I need a spot
lending-ask-until = Until when do you need a spot? Tap or type, for example “tomorrow 18:00”, no further than a week ahead.
lending-button-evening = For the evening
lending-button-tomorrow = Until tomorrow
lending-button-other = Another date
lending-ask-date = Until when do you need a spot? Type it, for example: <b>tomorrow 18:00</b>, <b>25.12</b>. Without a time it is 20:00.
lending-date-too-far = That is more than a week ahead. Type a nearer time.
lending-date-past = That is over, or less than a quarter of an hour ahead. Type another time.

lending-found =
    { $count ->
        [one] 🟢 <b>{ $count }</b> spot is free until <b>{ $until }</b>. If the owner is back earlier, you'll have to move your car.
       *[other] 🟢 <b>{ $count }</b> spots are free until <b>{ $until }</b>. If an owner is back earlier, you'll have to move your car.
    }
lending-none = No spot is free until <b>{ $until }</b> right now.
lending-shorter = Free for a shorter time:
lending-rest = Also free: { $spots }
lending-button-take-spot = Take { $spot }
lending-button-take-spot-until = Take { $spot } until { $until }
lending-button-wish = Tell me when there is one
lending-has-one = You already have spot <b>{ $spot }</b> until { $until }. First press “The spot is free”: you can take one at a time.

lending-signed = The owner will read: a neighbour from spot { $mine }. Your name is not shown.
lending-signed-house = The owner will read: a neighbour without a spot. Your name is not shown.
lending-button-take = I'll take it
lending-taken = Done, spot <b>{ $spot }</b> is yours until <b>{ $until }</b> 👇
lending-taken-overstayed = ⚠️ The last neighbour's time is up, but nobody said that the car left. Have a look at the spot before you drive there.
lending-toast-taken = Done, spot { $spot } is yours until { $until }
lending-words = I'll take spot { $spot } until { $until }.
lending-about = About spot { $spot }, taken until { $until }.
lending-too-late = Already taken: spot { $spot }
lending-not-free = Spot { $spot } is no longer free
lending-own = Spot { $spot } is yours
lending-not-allowed = Only residents of the house can take a spot.
lending-as-it-is = Spot { $spot } is yours until { $until } as it is

lending-borrower =
    🅿️ <b>You have spot { $spot } until { $until }</b>
    If the owner is back earlier, you'll have to move your car.
lending-borrower-soon =
    ⏰ <b>You have spot { $spot } until { $until }</b>
    Less than half an hour is left. When you drive off, press “The spot is free”.
lending-borrower-left = ✅ You have left spot <b>{ $spot }</b>. Thank you!
lending-borrower-time =
    ⌛ <b>Time is up: you had spot { $spot } until { $until }</b>
    Please move your car and press “The spot is free”.
lending-borrower-back =
    🏠 <b>The owner is back and needs spot { $spot }</b>
    Please move your car and press “The spot is free”.
lending-borrower-no-holder =
    🏠 <b>Spot { $spot } is no longer lent</b>
    Please move your car and press “The spot is free”.
lending-borrower-banned =
    ⛔ <b>Spot { $spot } is no longer yours to use</b>
    Please move your car and press “The spot is free”.
lending-button-leave = The spot is free
lending-button-write-holder = Write to the owner
lending-toast-left = Thank you, the owner will know
lending-toast-left-already = You have left this spot already
lending-toast-gone = This entry is no longer valid

lending-holder = 🅿️ A neighbour from spot { $mine } will stand on your spot <b>{ $spot }</b> until <b>{ $until }</b>
lending-holder-house = 🅿️ A neighbour without a spot will stand on your spot <b>{ $spot }</b> until <b>{ $until }</b>
lending-holder-hint = Back earlier? Press “I am back”: the neighbour is told at once and moves the car.
lending-holder-left = ✅ The neighbour has left your spot <b>{ $spot }</b>.
lending-holder-time = ⌛ The neighbour's time on your spot <b>{ $spot }</b> is up. They haven't said yet that they left.
lending-holder-back = 🏠 You are back. The neighbour knows that the car has to leave spot <b>{ $spot }</b>.
lending-holder-banned = ⛔ Spot <b>{ $spot }</b> is no longer the neighbour's to use: I asked for the car to be moved.
lending-holder-gone = The neighbour no longer stands on your spot.
lending-holder-not-yours = This spot is no longer yours.
lending-button-write-borrower = Write to the neighbour
lending-write = Write here: I pass it on without names.
lending-write-failed = I can’t pass it on right now: too much was begun within ten minutes. Try a little later, and if you need help, call the guards.

lending-wish = 🔎 I'm looking for a spot for you until <b>{ $until }</b>. I'll tell you when there is one.
lending-wish-offer = 🟢 <b>Spot { $spot } is free now</b>, until { $end }. The first to press gets it. If the owner is back earlier, you'll have to move your car.
lending-wish-taken = Spot { $spot } is already taken. I keep looking, until <b>{ $until }</b>.
lending-wish-withdrawn = Spot { $spot } is no longer free. I keep looking, until <b>{ $until }</b>.
lending-wish-found = ✅ You have found a spot.
lending-wish-over = ⌛ No spot came up until { $until }. Need one still? “Spot directory”, “I need a spot”.
lending-wish-dropped = I no longer look for a spot for you.
lending-wish-gone = This request is no longer valid.
lending-button-drop = Stop looking
lending-wish-made = All right, I'm watching 👇

lending-directory-taken = 🅿️ Spot <b>{ $spot }</b>: <b>taken until { $until }</b>.
lending-directory-mine = 🅿️ Spot <b>{ $spot }</b> is yours. A neighbour stands there <b>until { $until }</b>.
lending-directory-here = 🅿️ You have spot <b>{ $spot }</b> until <b>{ $until }</b>.
lending-legend = taken until…
lending-gate-permitted = 🅿️ Spot <b>{ $spot }</b>. Stands with permission until <b>{ $until }</b>
lending-gate-over = ⌛ Spot <b>{ $spot }</b>. Time was up { $when }
lending-gate-title = <b>Standing with the owners' permission</b>
lending-gate-pass = ⚠️ A neighbour stands on spot { $spot } with the owner's permission until { $until }.
lending-pass-warning = ⚠️ A neighbour stands on spot { $spot } until { $until }. If your guest needs it, press “I am back”.
