# What a phone shows when it calls by itself: no spot, no name, nobody's words
push-title-blocked = Please move your car
push-title-alarm = A car alarm is going off
push-title-letter = Somebody wrote to you
push-title-help = Your help is wanted
push-title-thread = News of your request
push-title-answered = You have an answer
push-title-taken = Help is coming
push-title-claim = A new claim
push-title-announcement = Announcement
push-title-sound = Sound test. Do you hear it?
push-title-news = A message from the house
push-action-coming = Coming
push-action-in-5 = There in 5 minutes
push-action-heard = I hear it

announcement-on-phone = Sent to the phone: { $count }
push-unknown-service = This browser sends its notifications by a service that we do not know. Try Chrome, Firefox, Safari or Edge.
push-test-on-its-way = The test is on its way already.
alert-reach-on-phone = 📲 Sent to the owner's phone. I don't know yet whether it was shown.
alert-reach-unheard = ❌ The owner's phone gave no sign for 2 minutes: it may be off or out of reach.
alert-note-unheard = ❌ { $about }: the owner's phone did not show the message; it may be off or out of reach.
