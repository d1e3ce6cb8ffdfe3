# “To whom”: below the preview. $spots: “40–60, 75”.
announcement-to-all = To: <b>everybody</b>
announcement-to-spots = { $count ->
    [1] To: spot <b>{ $spots }</b>
   *[other] To: spots <b>{ $spots }</b> (in all: { $count })
 }
announcement-to-sections = To: sections <b>{ $sections }</b> (spots: { $count })
announcement-unheld = ⚠️ Nobody holds these in the bot: { $spots }. It won't get there.
announcement-asks = 🚗 Below it there will be “I'll move it” and “I can't”. You will see the answers on your card.
announcement-button-to = To whom
announcement-button-asks = Ask to move the car
announcement-button-asks-on = ✅ Ask to move the car
announcement-choose = To whom? Type the spots, for example <b>40-60, 75</b>, or choose:
announcement-button-all = Everybody
announcement-button-spots = Spots
announcement-button-sections = Sections
announcement-ask-spots = Type the spots, ranges and commas are fine: <b>40-60, 75</b>
announcement-ask-sections = Choose sections, several are fine:
announcement-button-section-on = ✅ { $section }
announcement-button-preview = Back to the announcement
# $spots: as understood; the admin confirms.
announcement-spots-unsure = { $count ->
    [1] I read it as spot <b>{ $spots }</b>. Is that right? If not, type it another way.
   *[other] I read it as spots <b>{ $spots }</b> (in all: { $count }). Is that right? If not, type it another way.
 }
announcement-button-spots-right = That's right
announcement-spots-none = I see no spot numbers. Type them in digits, for example <b>40-60, 75</b>.
announcement-spots-too-many = Too many spots at once: there is room for { $most }. Choose “Everybody” or “Sections”.
announcement-spots-left = { $count } more

# As a resident sees it. $spots: his spots.
announcement-own-spots = { $count ->
    [1] spot { $spots }
    [2] spots { $spots }
   *[other] your spots
 }
announcement-head-spots = 📢 <b>Announcement</b>: { $spots }
announcement-head-asks = 🚗 <b>Please move your car</b>: { $spots }
announcement-head-reminder = 🔔 <b>Will you move your car?</b> A reminder: { $spots }
announcement-for-spots = To spots { $spots } only
announcement-answers = Answers: { $time }
move-button-will = I'll move it
move-button-will-said = ✅ I'll move it
move-button-cannot = I can't
move-button-cannot-said = ✅ I can't
move-said-will = You answered: I will.
move-said-cannot = You answered: I can't.
move-over = No answers are needed any more.
move-toast-will = Thank you! Passed on: you will move it.
move-toast-cannot = Passed on: you can't.
move-toast-said = Noted already
move-toast-over = Answers to this are no longer needed
move-toast-not-yours = This isn't about your spot

# The admin's card
move-counts = 🚗 <b>Will move: { $will } · Can't: { $cannot } · Silent: { $silent }</b>
move-spots-will = Will move, spots: { $spots }
move-spots-cannot = Can't, spots: { $spots }
move-spots-silent = Silent spots: { $spots }
move-spots-free = Marked free among them: { $spots }
# $when: “tomorrow at 07:00”.
move-until = I wait for answers until { $until }.
move-closed = I no longer collect answers.
move-remind-waits = 🔔 I'll remind the silent ones { $when }
move-reminded = { $count ->
    [0] 🔔 There was nobody to remind { $when }
   *[other] 🔔 The reminder to the silent ones went out { $when }, spots: { $count }
 }
move-button-remind = Remind
move-button-close = Done
move-toast-remind-now = Reminding the silent ones
move-toast-remind-later = I'll remind the silent ones { $when }
move-toast-reminded = There is one reminder only: it was sent, or waits for the morning
move-toast-all-answered = Nobody is silent: all have answered
move-toast-closed = Done: no more answers
move-toast-no-answers = The answers to this are gone

announcement-journal-spots = An announcement to the holders of spots: { $count }
announcement-journal-reminded = A reminder to those who did not say whether they would move their car
announcement-toast-changed = “To whom” has changed since. See below and send it from there.
announcement-toast-not-for-all = Only announcements to everybody are pinned in the house chat
