language-name = English
language-ask = Which language would you like?
language-set = All right, I'll write in English.
cancel = Cancel
cancelled = All right, cancelled.
nothing-to-cancel = There is nothing to cancel.
cancel-older = This “Cancel” belongs to an older question. The new one stays.
choose-in-menu = Choose a button from the menu 👇
not-understood = I didn't get that 🙂 Choose a button from the menu or type a spot number.
number-expected = I need a spot number here. Please type it in digits, for example <b>45</b>.
too-fast = Too many messages in a row. Please wait a minute; the buttons still work.
too-fast-unheard = This was neither taken nor passed on: too many messages in a row. Please wait a minute and write again; the buttons still work.
too-often = That's too fast. Please wait ten seconds and press again.
album-photos = 📷 Photos: { $count }
album-left-out = { $count ->
    [one] { $count } more item of this album is left out: I do not pass such things on.
   *[other] { $count } more items of this album are left out: I do not pass such things on.
}
album-part-late = Not passed on: one part of the album came later than the rest. If you need it, send it by itself.
went-wrong = That didn't work, please try again.
old-button = This button is out of date.
not-for-you = This button is not for you.
name-hidden = Somebody without a name
no-longer-allowed = You can no longer do this; nothing was done.
card-no-longer-yours = This card is not for you any more.
spot-no-number = I don't see a spot number. Please type it in digits, for example <b>45</b>.
spot-phone = That looks like a phone number. I need a spot number, for example <b>45</b>.
spot-this-one = Do you mean spot <b>{ $spot }</b>?
spot-out-of-range = There is no such spot: numbers go from 1 to 99999. Please check it.
spot-several = That's more than one number. Which spot do you mean?
spot-too-many = Too many numbers at once. Please type ten at most.
card-below = The current card is below 👇
date-several = That can be read in more than one way. Which did you mean?
date-no-day = There is no such day in the calendar. Please check it.
date-day-over = That day is already over. Please type another.
date-day-over-maybe = That day is already over. Did you mean this? Or type another day.
# When something was or will be. $clock: “22:36”; $day: “tomorrow”; $date: “November 28”.
when-today = at { $clock }
when-day = { $day } at { $clock }
when-date = on { $date } at { $clock }
# The time at the end of a card's line.
line-at = , { $time }
photo-not-passed-on = 📷 There was a photo here, but it could not be passed on.
file-not-passed-on = 📎 There was a file here, but it could not be passed on.
own-file-not-sent = The file could not be sent. Please try again a little later.
