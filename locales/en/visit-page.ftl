# The page of a windscreen card: a passer-by whom nobody knows reads it. No markup.
windscreen-page-name = Windscreen card
windscreen-page-what = You are next to a car. What happened?
windscreen-page-privacy = The owner gets only the reason. They do not learn who you are, and you learn nothing about them. Nobody asks for money. For a day I remember a fingerprint of your address, so that nobody calls without end.
windscreen-page-danger = Fire or danger to someone: 112
windscreen-page-blocked = It blocks my way out
windscreen-page-passage = Nobody can get past (pram, ambulance)
windscreen-page-alarm = The alarm is going off
windscreen-page-lights = Lights on or a window open
windscreen-page-hit = The car was hit
windscreen-page-sure = Call the owner?
windscreen-page-sure-what = The call leaves at once. Call only if you stand by this car.
windscreen-page-call = Yes, call
windscreen-page-other = Another reason

# What became of the call. $answer: what the owner answered with one tap; $time: 22:36; $phone: the guards' phone.
windscreen-page-reason = You said: { $reason }
windscreen-page-sent = Sent
windscreen-page-sent-what = Waiting for it to reach the owner.
windscreen-page-delivered = Delivered
windscreen-page-delivered-what = The message is on the owner's phone. Waiting for an answer.
windscreen-page-quiet-what = At night a card rings once an hour: the owner got it without a sound, and the guards were called.
windscreen-page-answered = The owner answered: “{ $answer }”
windscreen-page-answered-what = Answered at { $time }.
windscreen-page-unreached = It did not reach the owner
windscreen-page-withheld = Passed to the guards
windscreen-page-withheld-what = Right now calls by this card go to the guards, not to the owner.
windscreen-page-called = The guards were called
windscreen-page-called-what = Waiting for someone to take it.
windscreen-page-nobody-called = There are no guards in the bot to call.
windscreen-page-taken = Help is on it
windscreen-page-taken-what = Someone took the call.
windscreen-page-solved = Solved
windscreen-page-solved-what = Thank you for telling.
windscreen-page-moved-what = The owner says it is done. If not, point your camera at the card again.
windscreen-page-helped-what = The guards say it is handled.
windscreen-page-taken-back = Call taken back
windscreen-page-taken-back-what = The owner was told that there is nothing to do.
windscreen-page-false-call = The owner thinks the call is false
windscreen-page-false-call-what = If the car really is in the way, point your camera at the card again: now the guards get the call.
windscreen-page-expired = Closed
windscreen-page-expired-what = No news for two hours. Still in the way? Point your camera at the card again.
windscreen-page-joined = The owner was called by this card already. This is how it stands:
windscreen-page-wait = With no answer in 5 minutes “Call the guards” appears here. You may close the page: the call stays.
windscreen-page-fresh = As of { $time }. The page refreshes itself.
windscreen-page-still = As of { $time }. The page does not refresh itself.
windscreen-page-refresh = Refresh
windscreen-page-stop = Stop refreshing
windscreen-page-go = Refresh by itself
windscreen-page-take-back = Take it back
windscreen-page-guards = Call the guards
windscreen-page-resolve = Solved
windscreen-page-phone = Guards: { $phone }

# A code instead of the camera.
windscreen-page-code = Code on the card
windscreen-page-code-what = Eight signs below the site's address, for example K7PM-4XQ2.
windscreen-page-code-wrong = No card has such a code: it has eight signs, without zero and one. Check it and type it again.
windscreen-page-next = Next

# What did not work.
windscreen-page-dead = This card does not work
windscreen-page-dead-what = It was replaced, or the code has a mistake. Type the code on the card or call the guards of the house.
windscreen-page-gone = There is nothing here any more
windscreen-page-gone-what = The page of a call lives for two hours. Still in the way? Point your camera at the card again.
windscreen-page-limit = You cannot call right now
windscreen-page-limit-tag = This card was called three times within an hour. Call the guards of the house.
windscreen-page-limit-visitor = You called three times in ten minutes. Wait a little or call the guards of the house.
windscreen-page-limit-visitor-today = You called ten times today. From here only the guards of the house can help.
windscreen-page-limit-network = Your network called too often within an hour. Wait or call the guards of the house.
windscreen-page-limit-house = There are too many calls in this house within an hour. Its admins know. Call the guards of the house.
windscreen-page-limit-codes = Too many codes were typed. Try again in ten minutes or point your camera at the QR.
windscreen-page-trouble = It did not work
windscreen-page-trouble-what = Nothing was sent. Try again in a minute or call the guards of the house.
windscreen-page-late-what = Something changed while you pressed. This is how it stands:
