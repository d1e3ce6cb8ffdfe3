# “I let my spot until …”: who rents a spot, and whose it is. $until: “1 March, 20:00”.
tenancy-button-let = I let my spot until …
tenancy-button-let-spot = I let spot { $spot } until …
tenancy-button-tenant = Rented by { $name }
tenancy-button-tenant-spot = Spot { $spot } rented by { $name }
tenancy-button-prolong = Extend
tenancy-button-end = End the letting
tenancy-ask = Until which day do you let spot <b>{ $spot }</b>? Type, for example: <b>25 December</b> or <b>01.03</b>. A day at least, a year at most.
tenancy-ask-prolong = Until which day does { $name } rent spot <b>{ $spot }</b>? Type, for example: <b>25 December</b> or <b>01.03</b>.
tenancy-date-unclear = I didn't get the date. Type, for example: <b>25 December</b> or <b>01.03</b>.
tenancy-too-soon = A spot is let for a day at least. Please type a later date.
tenancy-understood =
    You let spot <b>{ $spot }</b> until:
    <b>{ $date }</b>.
    Alerts about the car go to whoever rents it first, and to you if nobody answers. Is that right?
tenancy-understood-prolong =
    { $name } rents spot <b>{ $spot }</b> until:
    <b>{ $date }</b>.
    Is that right?
tenancy-link =
    A link for whoever rents spot <b>{ $spot }</b> until { $until }. It is for one person and lives 48 hours:
    { $link }

    They come in without a claim, and you see each other's names. If you made a link for this spot before, it works no more.
tenancy-card = <b>Spot { $spot }</b>: rented by { $name } until { $until }.
tenancy-end-sure = End the letting? { $name } will no longer answer for spot <b>{ $spot }</b>, and will be told.
tenancy-ended-by-you = { $name } no longer rents spot <b>{ $spot }</b>. Alerts come to you again.
tenancy-toast-not-owner = Only its owner may let spot { $spot }
tenancy-toast-over = Nobody rents spot { $spot } any more
tenancy-toast-moved = Done
tenancy-my-spot = 🔑 You rent spot { $spot } until { $until }. Alerts come to you first.
tenancy-my-spot-let = 🔑 Spot { $spot } is rented by { $name } until { $until }

tenancy-consent-note = You are invited to rent spot <b>{ $spot }</b> until { $until }.
tenancy-accept = Rent spot <b>{ $spot }</b> until { $until }? Alerts about the car there will come to you first.
tenancy-welcome = You rent spot <b>{ $spot }</b> until { $until } now. Alerts about the car there come to you first.

tenancy-note-joined = 🔑 Spot <b>{ $spot }</b> is now rented by { $name } until { $until }. Alerts about the car go there first.
tenancy-note-moved = 🔑 The time has changed: you rent spot <b>{ $spot }</b> until { $until }.
tenancy-note-moved-other = 🔑 The time has changed: { $name } rents spot <b>{ $spot }</b> until { $until }.
tenancy-note-ends = 🔑 You rent spot <b>{ $spot }</b> until { $until }, then it will no longer be yours. Its owner may extend that.
tenancy-note-ends-owner = 🔑 { $name } rents spot <b>{ $spot }</b> until { $until }. Extend it?
tenancy-over-time = 🔑 Time is up: you no longer rent spot <b>{ $spot }</b>. Is your car still there? It is time to move it.
tenancy-over-ended = 🔑 The owner has ended the letting: you no longer rent spot <b>{ $spot }</b>. Is your car still there? It is time to move it.
tenancy-over-owner = 🔑 { $name } no longer rents spot <b>{ $spot }</b>. Alerts come to you again.

tenancy-spot-tenant = { $name } (rents until { $until })
journal-tenant-joined = Spot { $spot }: now rented by { $name }
journal-tenancy-ended = Spot { $spot }: no longer rented by { $name }

tenancy-reach = ✅ Delivered to whoever rents this spot. If nobody answers, its owner is told at { $time }.
tenancy-after-tenants = 🔑 Whoever rents the spot was asked first.
borrower-told = ✅ It has also reached the neighbour who stands on spot { $spot } with permission.
borrower-line = 🅿️ The neighbour who stands on spot { $spot }: “{ $answer }”
borrower-line-wrote = 🅿️ The neighbour who stands on spot { $spot } answered with a message
borrower-line-done = 🅿️ The neighbour who stood on spot { $spot } says that the car is moved
borrower-line-off = 🅿️ The neighbour who stands on spot { $spot } says that the alarm is off
borrower-note-answered = 🅿️ Spot { $spot }: the neighbour who stands there answers “{ $answer }”.
borrower-letter-from = ✉️ The neighbour who stands on spot <b>{ $spot }</b> writes:
borrower-card-blocked = 🚧 <b>The car on spot { $spot } is in the way</b>
borrower-card-sos = 🚨 <b>A car alarm is howling: spot { $spot }</b>
borrower-card-message = ✉️ <b>A message about spot { $spot }</b>
borrower-card-why = You stand on spot { $spot } with permission, so it comes to you, too. Answer with one tap: neighbours learn neither your name nor your phone number.
borrower-card-done = You said that it is done, thank you
borrower-card-gone = You no longer stand on spot { $spot }: nothing to answer.
borrower-toast-gone = You no longer stand on this spot
