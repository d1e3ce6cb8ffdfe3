menu-away = 🚗 Leaving
menu-back = 🏠 I am back

away-ask =
    Your car will be gone and spot <b>{ $spot }</b> will be free: neighbours will see that.
    Until when? Choose or type, for example “tomorrow 18:00”.
away-ask-marked =
    Spot <b>{ $spot }</b> is marked free until { $until }.
    Back earlier? Press “I am back”. Staying longer? Choose a new time.
away-which = Your car will be gone and its spot will be free. Which one?
away-which-marked = Spot <b>{ $spot }</b> is free until { $until }
away-button-evening = Until the evening
away-button-tomorrow = Until tomorrow
away-button-3-days = 3 days
away-button-week = A week
away-button-other = Another date
away-button-hide = Hide from the directory
away-button-show = Show in the directory
away-button-change = Change the time
away-button-back = I am back
away-button-back-with = I am back: { $spot }
away-button-back-with-all = With all of them
away-ask-date = Until which day is spot <b>{ $spot }</b> free? Type, for example: <b>25 December</b>, <b>25.12</b>, <b>tomorrow 18:00</b>. Without a time: until 20:00.
away-understood =
    Spot <b>{ $spot }</b> is free until:
    <b>{ $date }</b>.
    Is that right?
away-not-yours = { $count ->
    [1] Spot { $spot } is not yours. Your spot: { $spots }.
   *[other] Spot { $spot } is not yours. Your spots: { $spots }.
 }
away-date-unclear = I didn't get the date. Type, for example: <b>25 December</b>, <b>25.12</b>, <b>tomorrow 18:00</b>.
away-date-past = That time has already passed. Please type another.
away-date-too-far = That is more than a year ahead. Please type an earlier date.
away-set = 🚗 Neighbours will see spot <b>{ $spot }</b> as free and may park on it until { $until }.
away-set-hidden = 🚗 Spot <b>{ $spot }</b> is marked free until { $until }. Neighbours will not see it in the directory.
away-set-hint = The mark ends by itself. Back earlier? Press “I am back”.
away-safe-journey = Have a good trip! “I am back” is in the menu too 👇
away-ended = Welcome back! Spot <b>{ $spot }</b> is no longer marked free.
away-ended-all = Welcome back! None of your spots is marked free any more.
away-not-marked = Your spots are not marked free. When you go, press “Leaving”.
away-which-back = Which spot are you back at?
away-toast-not-marked = Spot { $spot } is no longer marked free
away-toast-as-it-is = Spot { $spot } is already marked until { $until }
away-my-spot = 🚗 Spot { $spot } is free until { $until }
away-my-spot-hidden = 🚗 Spot { $spot } is free until { $until }, not shown in the directory

away-note-set = 🚗 { $name }: spot <b>{ $spot }</b> is free until { $until }. Neighbours may park on it.
away-note-set-hidden = 🚗 { $name }: spot <b>{ $spot }</b> is free until { $until }. The directory does not show it.
away-note-ended = 🏠 { $name }: spot <b>{ $spot }</b> is no longer marked free.
away-note-ran-out = 🏠 Time is up: spot <b>{ $spot }</b> is no longer marked free. Staying longer? Press “Leaving”.

away-alert-hint = 🚗 Spot { $spot } is marked free until { $until }: somebody else may be parked there.
away-alert-hint-hidden = 🚗 Somebody else may be parked on spot { $spot } now.
