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
# $name: кого не достать.
unreached-in-browser = { $name }, has no messenger, and notifications in the browser are off
unreached-turn-on = Without a messenger: in the web app “More” → “Notifications” → “Turn on”.
privacy-push = <b>Notifications on the phone</b> (if you switched them on in the web app) are carried by the service of your browser: Google, Apple, Mozilla or Microsoft. It sees when you are called and not what for: no spot, no name and no words are in them, and the rest is encrypted.

alert-reach-on-phone = 📲 Sent to the car owner's phone. I don't know yet whether it was shown.
alert-reach-unheard = ❌ The car owner's phone gave no sign for 2 minutes: it may be off or out of reach.
alert-note-unheard = ❌ { $about }: the car owner's phone did not show the message; it may be off or out of reach.

# “Notifications” in the web app
web-push = Notifications
web-push-reached = Alerts reach you
web-push-unreached = Alerts do not reach you
web-push-both = Your messenger and this browser, at once.
web-push-chat = Your messenger. Here in the browser notifications are off.
web-push-alone = This browser alone: no messenger reaches you. If your phone gives no sign for two minutes, guards and admins are called.
web-push-nowhere = No messenger reaches you, and notifications in the browser are off. A neighbour will read “Not delivered”.
web-push-why = An alert comes onto your screen even when the app is closed and the messenger does not work. There is no spot and no name on the screen.
web-push-turn-on = Turn on
web-push-turn-off = Turn off on this device
web-push-test = Test the sound
web-push-test-sent = Sent. Did you hear it? Press “I hear it” on the notification.
web-push-is-on = They are on for this device.
web-push-on-now = On. Please test the sound.
web-push-not-given = Not turned on: the browser gave no permission
web-push-denied = Notifications are forbidden for this site. Allow them in the settings of the site (the sign left of the address) and come back.
web-push-home-screen = An iPhone notifies only for apps on the home screen: “Share” → “Add to Home Screen”, open it from there and come back. The bot gives you a code to sign in.
web-push-unable = This browser cannot show notifications. Try Chrome, Firefox, Safari or Edge.
web-push-in-browser = Here the messenger notifies you. To be reached without it, too, open the app in a browser and turn notifications on there.
web-push-carriers = Notifications are carried by the service of the browser: Google, Apple, Mozilla or Microsoft. It sees when you are called, and not what for.
