language-name = English
language-ask = Which language shall I speak?
language-set = All right, I speak English.
cancel = Cancel
cancelled = All right, cancelled.
nothing-to-cancel = There is nothing to cancel.
choose-in-menu = Pick a button in the menu 👇
not-understood = I did not get that 🙂 Pick a button in the menu or write a spot number.
number-expected = I need a spot number here. Please write it in digits, for example <b>45</b>.
too-fast = Too many messages in a row. Please wait a minute: the buttons work right now.
went-wrong = That did not work, please try again.
old-button = This button is out of date.
not-for-you = This button is not for you.
help =
    <b>How it works</b>

    🚧 <b>Blocked in</b>: write the spot number of the car in your way. Its owner gets a message and answers with one tap. No answer: I remind them after 5 minutes and call the guards and the admin after 10.

    🚨 <b>SOS car alarm</b>: when a car alarm is howling.

    Neighbours see only the number of your spot: no name, no phone.

    Fire or a person in danger: call <b>112</b>.
spot-no-number = I see no spot number. Please write it in digits, for example <b>45</b>.
spot-out-of-range = There is no such spot: numbers go from 1 to 99999. Please check.
spot-several = That is more than one number. Which spot do you mean? Write one number.
spot-too-many = Too many numbers at once. Please write ten at most.
card-below = The current card is below 👇
