alert-ask-blocked = Who is blocking you? Write the spot number.
alert-ask-sos =
    Whose car alarm is howling? Write the spot number.

    Fire or a person in danger: call <b>112</b>.
alert-late = You wrote at { $time } about spot <b>{ $spot }</b>, and it reached me only now. Is it still needed?
alert-late-day = You wrote on { $day } at { $time } about spot <b>{ $spot }</b>, and it reached me only now. Is it still needed?
alert-still-needed = Still needed
alert-no-longer-needed = No longer needed
alert-never-mind = All right, I disturb nobody.
alert-own-spot = Spot { $spot } is your own. Write the spot number of the car that is in the way.
alert-what-about = What about spot <b>{ $spot }</b>?
alert-closed-just-now = You have just finished with spot { $spot }. You can ask again from { $time }.
alert-too-many-short = You can send { $most } in 10 minutes at most. Please wait a little.
alert-too-many-day = You can send { $most } a day at most. If it is urgent, please turn to the guards.
alert-not-allowed = This is for residents with a spot.

alert-sender-blocked = 🚧 <b>You are blocked in: spot { $spot }</b>
alert-sender-sos = 🚨 <b>A car alarm is howling: spot { $spot }</b>
alert-raised = Sent at { $time }
alert-signed-spot = The owner sees: a neighbour of spot { $spot }
alert-signed-house = The owner sees: a resident of the house
alert-signed-guard = The owner sees: the guards
alert-signed-neighbour = The owner sees: a neighbour
alert-reach-nobody-registered = ❌ Nobody has registered spot { $spot }: there is nobody to write to.
alert-reach-unreachable = ❌ Not delivered: the owner of spot { $spot } has closed the bot.
alert-reach-given-up = ❌ Not delivered: the messenger never took the message.
alert-next-step = Check the number or call the guards.
alert-reminded = 🔔 The owner was reminded, { $time }
alert-reach-sending = ⏳ Telling the owner of spot { $spot }…
alert-reach-delayed = ⏳ The messenger does not answer. I keep trying, for up to half an hour.
alert-reach-delivered =
    { $total ->
        [one] ✅ Delivered to the owner. Waiting for an answer.
       *[other] ✅ Delivered: { $reached } of { $total }. Waiting for an answer.
    }
alert-answer-coming = 🙋 The owner: “Coming”, { $time }
alert-answer-in-5 = 🕔 The owner: “There in 5 minutes”, { $time }
alert-answer-in-15 = 🕒 The owner: “There in 15 minutes”, { $time }
alert-answer-not-mine = 🤷 The owner: “Not my car”, { $time }
alert-done-blocked = 🚗 The owner: “I moved the car”, { $time }. Are you free?
alert-ask-freed = ❓ <b>Are you free?</b>
alert-called = 📣 Guards and admin called, { $time }
alert-called-delivered = 📣 Guards and admin have been told, { $time }
alert-called-nobody = ❌ There is neither a guard nor an admin in the bot.
alert-called-unreached = ❌ Neither the guards nor the admin can be reached.
alert-taken-guard = 💪 The guards are on it
alert-taken-admin = 💪 The admin is on it
alert-guard-phone = ☎️ The guards' phone: { $phone }
alert-closed-resolved = ✅ Solved at { $time }. Drive safely!
alert-closed-alarm-off = ✅ The alarm is off, { $time }. Thank you!
alert-closed-expired = Closed at { $time }: two hours without news.
alert-as-of = <i>as of { $time }</i>
alert-button-resolve = Solved
alert-button-remind = Remind
alert-button-call = Call the guards
alert-button-wrong-number = Wrong number
alert-closed-wrong-number = Taken back at { $time }: the wrong number. The owner got an apology.
alert-holder-apology = 🙏 Sorry, a neighbour took the wrong number. There is nothing to do.
alert-toast-wrong-number = Taken back, with an apology
alert-toast-answered = The owner has answered already
alert-button-other-number = Another number

alert-holder-blocked = 🚧 <b>Your car is in somebody's way</b>
alert-holder-sos = 🚨 <b>Your car alarm is howling</b>
alert-holder-spot = Spot <b>{ $spot }</b>, { $time }
alert-holder-from-spot = A neighbour of spot <b>{ $spot }</b> asks
alert-holder-from-house = A resident of the house asks
alert-holder-from-guard = The guards ask
alert-holder-from-neighbours =
    { $count ->
        [one] { $count } neighbour asks
       *[other] { $count } neighbours ask
    }
alert-holder-reminder = 🔔 <b>A reminder: somebody is waiting</b>
alert-holder-hint = Answer with one tap. Nobody learns your name or phone.
alert-holder-you = Your answer: “{ $answer }”, { $time }
alert-holder-co = Another owner answered: “{ $answer }”, { $time }
alert-holder-done = You said that the car is moved, { $time }. Thank you!
alert-holder-closed-resolved = ✅ Solved at { $time }. Thank you!
alert-answer-button-coming = Coming
alert-answer-button-in-5 = There in 5 minutes
alert-answer-button-in-15 = There in 15 minutes
alert-answer-button-not-mine = Not my car
alert-button-done-blocked = Done, I moved the car
alert-button-done-sos = The alarm is off

alert-helper-blocked = 📣 <b>Blocked in: spot { $spot }</b>
alert-helper-sos = 📣 <b>Car alarm: spot { $spot }</b>
alert-helper-since = Since { $time }
alert-helper-from-spot = A neighbour of spot { $spot } asks
alert-helper-from-house = A resident of the house asks
alert-helper-from-guard = The guards ask
alert-helper-answers = The owner's answer: “{ $answer }”, { $time }
alert-helper-host-answers = From the one whose guest may be in the way: “{ $answer }”, { $time }
alert-helper-no-answer = The owner has not answered
alert-helper-no-holder = Nobody has registered the spot
alert-helper-unreached = The owner could not be reached
alert-helper-holders = Owners:
alert-helper-you-took = 💪 You are on it
alert-helper-other-took = 💪 Somebody is on it
alert-button-take = I take it

alert-note-coming = 🙋 Spot { $spot }: the owner is coming!
alert-note-in-5 = 🕔 Spot { $spot }: the owner will be there in 5 minutes.
alert-note-in-15 = 🕒 Spot { $spot }: the owner will be there in 15 minutes.
alert-note-not-mine = 🤷 Spot { $spot }: the owner says that the car is not theirs. Check the number.
alert-note-taken = 💪 Spot { $spot }: help is on its way.
alert-note-unreachable = ❌ Spot { $spot }: not delivered, the owner has closed the bot.
alert-note-given-up = ❌ Spot { $spot }: not delivered, the messenger never took the message.

alert-toast-sent = Passed on
alert-toast-already = Passed on already
alert-toast-closed = This request is closed
alert-toast-called = Calling the guards and the admin
alert-toast-already-called = The guards and the admin have been called already
alert-toast-reminded = Reminded
alert-toast-too-early = You can remind them from { $time }
alert-toast-spent = No reminders left. Call the guards
alert-toast-resolved = Closed. Drive safely!
alert-toast-taken = The sender will see it
alert-toast-already-taken = Somebody is on it already
alert-toast-answer-first = Answer first that you are coming
