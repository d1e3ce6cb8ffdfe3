# “If I do not answer”. $flat: number of the flat; $phone: telephone; $spot: number of the spot.
last-resort-button = If I do not answer
last-resort-title = ☎️ <b>If I do not answer</b>
last-resort-what = Sometimes nobody answers and the guards are called. Then they and the admins see on the card of the alert how to call you, until it is closed. Nobody else ever sees it. I will tell you each time it is shown.
last-resort-flat = Intercom: flat <b>{ $flat }</b>
last-resort-phone = Telephone: <b>{ $phone }</b>
last-resort-none = Nothing is written down now. It is up to you.
last-resort-button-flat = Ring the intercom, flat …
last-resort-button-phone = Call the telephone …
last-resort-button-no-flat = Do not ring the intercom
last-resort-button-no-phone = Do not call
last-resort-ask-flat = Type the flat for the intercom: <b>87</b>. Only guards and admins will see it, and only while an alert to which they were called is open.
last-resort-ask-phone = Type the telephone: <b>+7 900 000-00-00</b>. Only guards and admins will see it, and only while an alert to which they were called is open.
last-resort-not-a-flat = That does not look like a flat. Type it like this: <b>87</b>
last-resort-not-a-phone = That does not look like a telephone. Type one number in digits: <b>+7 900 000-00-00</b>
last-resort-written = Written down ✅
# $ways: what was shown: “intercom, flat 87; telephone +7 900 000-00-00”.
last-resort-shown = ☎️ Spot <b>{ $spot }</b>: help was called. Those who were called see how to call you: { $ways }. I will take it away when the alert is closed.
last-resort-way-flat = intercom, flat { $flat }
last-resort-way-phone = telephone { $phone }
last-resort-helper-flat = ☎️ Spot <b>{ $spot }</b>: ring the intercom, flat <b>{ $flat }</b>
last-resort-helper-phone = ☎️ Spot <b>{ $spot }</b>: call <b>{ $phone }</b>
last-resort-sender = The holder of spot { $spot } has no messenger. Those who were called see how to call there.

# For an admin, on the card of a spot.
last-resort-spot-button = How to call the holder
last-resort-spot-title = ☎️ <b>Spot { $spot }: how to call the holder</b>
last-resort-spot-what = For a holder who has no phone with a messenger, and has agreed to this. Alerts about this spot will go to the guards at once: “Spot { $spot }: ring the intercom, flat …”. What is written down stands on the card of an open alert alone, and each showing goes into the “Journal”.
last-resort-spot-flat = ✅ The intercom is written down
last-resort-spot-phone = ✅ The telephone is written down
last-resort-spot-none = Nothing is written down yet.
last-resort-spot-held = Spot { $spot } has a holder in the bot, who writes it down: “My spot” → “If I do not answer”.
last-resort-button-remove = Wipe the entry
last-resort-toast-nothing = Nothing is written down

journal-last-resort-entered = Spot { $spot }: how to call the holder was written down
journal-last-resort-removed = Spot { $spot }: how to call the holder was removed
journal-last-resort-shown = Spot { $spot }: guards and admins were shown how to call the holder ({ $name })
