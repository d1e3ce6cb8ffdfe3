alert-ask-blocked = Which car is in the way? Type its spot or plate number: <b>45</b> or <b>A123BC</b>
alert-ask-sos =
    Whose car alarm is going off? Type its spot or plate number: <b>45</b> or <b>A123BC</b>

    Fire or a person in danger: call <b>112</b>.
alert-late = You wrote at { $time } about spot <b>{ $spot }</b>, but it only reached me now. Do you still need it?
alert-late-day = You wrote on { $day } at { $time } about spot <b>{ $spot }</b>, but it only reached me now. Do you still need it?
alert-still-needed = Still needed
alert-no-longer-needed = No longer needed
alert-never-mind = All right, I won't disturb anybody.
alert-own-spot = Spot { $spot } is your own. Type the spot number of the car that is in the way.
alert-own-spot-sos = Spot { $spot } is your own. Type the spot number of the car whose alarm is going off.
alert-what-about = What about spot <b>{ $spot }</b>?
alert-closed-just-now = You have only just written about spot { $spot }. You can write again { $when }.
alert-too-many-short = You can call neighbours at most { $most } times in 10 minutes. Please wait a little.
alert-too-many-day = You have called neighbours { $most } times in 24 hours, and that is the limit for now. Urgent? Please ask the guards.
alert-too-many-day-phone = You have called neighbours { $most } times in 24 hours, and that is the limit for now. Urgent? The guards: { $phone }.
alert-not-allowed = This is for residents with a spot. Do you have one? “My spot” → “Add a spot”.

alert-sender-blocked = 🚧 <b>The car from spot { $spot } is blocking you in</b>
alert-sender-blocked-at = 🚧 <b>A car is in your way, spot { $spot }</b>
alert-sender-sos = 🚨 <b>A car alarm is going off: spot { $spot }</b>
alert-raised = Sent { $when }
alert-photos-lost = { $count ->
    [one] 📷 The photo was not passed on: the messenger didn't take it.
   *[other] 📷 The photos were not passed on: the messenger didn't take them.
 }
alert-signed-spot = The car's owner sees: a neighbour from spot { $spot }
alert-signed-house = The car's owner sees: a resident
alert-signed-guard = The car's owner sees: the guards
alert-signed-neighbour = The car's owner sees: a neighbour
alert-reach-nobody-registered = ❌ Nobody has registered spot { $spot }, so there is nobody to write to.
alert-reach-unreachable = ❌ Not delivered: the owner of the car from spot { $spot } has blocked the bot.
alert-reach-given-up = ❌ Not delivered: the messenger did not accept the message.
alert-next-step = Check the number or call the guards.
alert-next-call = Don't wait: call the guards.
alert-reach-left = ❌ Spot { $spot } has no owner in the bot any more, so there is nobody to write to.
alert-reach-lost = ❌ The car's owner got the message but has blocked the bot since: there will be no answer.
alert-reminding = ⏳ Reminding the car's owner…
alert-reminder-lost = ❌ The reminder did not arrive
alert-reminded = 🔔 The car's owner has been reminded
alert-reach-sending = ⏳ Passing it on to the car's owner…
alert-reach-delayed = ⏳ The messenger makes us wait. I'll keep trying for up to half an hour.
alert-reach-delivered =
    { $total ->
        [one] ✅ Delivered to the car's owner. Waiting for an answer.
       *[other] ✅ Delivered: { $reached } of { $total }. Waiting for an answer.
    }
alert-answer-coming = 🙋 The car's owner: “Coming”
alert-answer-in-5 = 🕔 The car's owner: “There in 5 minutes”
alert-answer-in-15 = 🕒 The car's owner: “There in 15 minutes”
alert-answer-not-mine-one = 🤷 One of those who were asked: “Not my car”
alert-answer-not-mine = 🤷 The answer: “Not my car”
alert-done-blocked = 🚗 The car's owner: “I moved the car”
alert-ask-freed = ❓ <b>Can you get out now?</b>
alert-over-sos = ❓ <b>Has the alarm gone quiet?</b>
alert-over-settled = ❓ <b>Is it settled?</b>
alert-over-stranger = ❓ <b>Is your spot free now?</b>
alert-called =
    { $whom ->
        [guard] 📣 The guards have been called
        [admin] 📣 An admin has been called
       *[both] 📣 The guards and an admin have been called
    }
alert-called-delivered =
    { $whom ->
        [guard] 📣 The guards have been told
        [admin] 📣 An admin has been told
       *[both] 📣 The guards and an admin have been told
    }
alert-called-nobody-else = ❌ There are no guards or admins in the bot besides you.
alert-called-nobody = ❌ There are no guards or admins in the bot yet.
alert-called-asking =
    { $whom ->
        [guard] 📣 The guards are in this thread already, there is nobody else to call.
        [admin] 📣 An admin is in this thread already, there is nobody else to call.
       *[both] 📣 The guards and an admin are in this thread already, there is nobody else to call.
    }
alert-called-unreached =
    { $whom ->
        [guard] ❌ It did not reach the guards, and there is no admin in the bot.
        [admin] ❌ It did not reach an admin, and there are no guards in the bot.
       *[both] ❌ It reached neither the guards nor an admin.
    }
alert-taken-guard = 💪 The guards are on it
alert-taken-admin = 💪 An admin is on it
alert-guard-phone = ☎️ The guards' phone: { $phone }
alert-closed-resolved = ✅ Solved { $when }. Drive safely!
alert-closed-resolved-sos = ✅ Solved { $when }. Good night!
alert-closed-resolved-only = ✅ Solved { $when }.
alert-closed-alarm-off = ✅ The alarm was switched off { $when }. Thank you!
alert-closed-expired = Closed { $when }: no news for two hours.
alert-as-of = <i>as of { $time }</i>
alert-button-resolve = Solved
alert-button-remind = Remind
alert-button-call = Call the guards
alert-button-wrong-number = Wrong number
alert-closed-wrong-number-unread = Withdrawn { $when }: wrong number.
alert-closed-wrong-number = Withdrawn { $when }: wrong number. The car's owner got an apology.
alert-holder-apology = 🙏 Sorry, a neighbour typed the wrong number. You don't need to do anything.
alert-toast-other-number = This one is closed
alert-toast-wrong-number = Withdrawn, with an apology
alert-toast-left = All right, this one is not yours
alert-toast-answered = The car's owner has already answered
alert-button-other-number = Another number

alert-holder-blocked = 🚧 <b>Your car is blocking somebody in</b>
alert-holder-sos = 🚨 <b>Your car alarm is going off</b>
alert-holder-spot = Spot <b>{ $spot }</b>
alert-holder-from-spot = A neighbour from spot <b>{ $spot }</b> is asking
alert-holder-from-house = A resident is asking
alert-holder-from-guard = The guards are asking
alert-holder-from-neighbours =
    { $count ->
        [1] A neighbour is asking
       *[other] { $count } neighbours are asking
    }
alert-holder-reminder = 🔔 <b>Reminder: somebody is waiting for you</b>
alert-holder-hint = Answer with one tap. Neighbours will not learn your name or phone number.
alert-holder-you = You answered “{ $answer }”
alert-holder-you-wrote = You replied with a message
alert-holder-co-done = Another neighbour of your spot says: the car is moved
alert-holder-co = Another neighbour of your spot answered: “{ $answer }”
alert-holder-co-wrote = Another neighbour of your spot replied with a message
alert-holder-done = You moved the car, thank you
alert-holder-closed-resolved = ✅ Solved { $when }. Thank you!
alert-answer-button-coming = Coming
alert-answer-button-in-5 = There in 5 minutes
alert-answer-button-in-15 = There in 15 minutes
alert-answer-button-not-mine = Not my car
alert-button-done-blocked = Done, I moved the car
alert-button-done-sos = The alarm is off

alert-helper-blocked = 📣 <b>A car is in the way, spot { $spot }</b>
alert-helper-sos = 📣 <b>Car alarm: spot { $spot }</b>
alert-helper-since = Since { $time }
alert-helper-from-spot = A neighbour from spot { $spot } is asking
alert-helper-from-house = A resident is asking
alert-helper-from-guard = The guards are asking
alert-helper-moved = The car's owner says that the car is moved
alert-helper-answers = The car's owner answered “{ $answer }”
alert-helper-answers-wrote = The car's owner replied with a message
alert-host-moved = The neighbour whose guest may be in the way says that the car is moved
alert-host-answers = The neighbour whose guest may be in the way answered “{ $answer }”
alert-host-wrote = The neighbour whose guest may be in the way replied with a message
alert-helper-no-answer = The car's owner has not answered
alert-helper-no-holder = This spot has no owner in the bot
alert-helper-not-yet = The car's owner has not got it yet
alert-helper-unreached = The car's owner could not be reached
alert-helper-holders = Asked:
alert-helper-you-took = 💪 This call is yours
alert-helper-other-took = 💪 Somebody is already on it
alert-button-take = I take it

alert-note-coming = 🙋 { $about }: the car's owner is coming!
alert-note-in-5 = 🕔 { $about }: the car's owner will be there in 5 minutes.
alert-note-in-15 = 🕒 { $about }: the car's owner will be there in 15 minutes.
alert-note-not-mine-coming = 🤷 { $about }: one answers that it is not their car. Another has promised to come.
alert-note-not-mine-others = 🤷 { $about }: one answers that it is not their car. Waiting for the others.
alert-note-not-mine = 🤷 { $about }: they answer that it is not their car. Check the number.
alert-note-taken = 💪 { $about }: help is on its way.
alert-note-helper-left = ❌ { $about }: the person who was going to help is not coming.
alert-note-helper-left-unknown = ❌ The person who was going to help is not coming.
alert-note-helpers-called = Calling the others.
alert-note-helpers-none = There is nobody else to call.
alert-note-left = ❌ The owner of { $of } is no longer in the bot: there will be no answer.
alert-note-promise-left = ❌ { $about }: the car's owner who promised to come no longer answers for this spot.
alert-note-others-asked = Asking the others.
alert-note-lost = ❌ { $about }: the car's owner got the message but has blocked the bot since. There will be no answer.
alert-note-unreachable = ❌ { $about }: not delivered, the car's owner has blocked the bot.
alert-note-given-up = ❌ { $about }: not delivered, the messenger did not accept the message.

alert-toast-sent = Passed on
alert-toast-already = Already passed on
alert-toast-closed = This request is closed
alert-toast-called =
    { $whom ->
        [guard] Calling the guards
        [admin] Calling an admin
       *[both] Calling the guards and an admin
    }
alert-toast-already-called = The guards and an admin have already been called
alert-toast-reminded = Reminding
alert-toast-nobody-to-remind = There is nobody to remind
alert-toast-not-there-yet = Not delivered yet, still trying
alert-toast-too-early = You can send a reminder from { $time }
alert-toast-spent = No reminders left. Call the guards
alert-toast-resolved = Closed. Drive safely!
alert-toast-resolved-sos = Closed. Good night!
alert-toast-resolved-only = Closed
alert-toast-taken = The sender will see it
alert-toast-already-taken = Somebody is already on it
alert-toast-answer-first = First answer that you are coming
