letter-ask-sender = Type a message or send a photo: I'll pass it on to the owner of the car, spot <b>{ $spot }</b>. They won't see your name.
letter-ask-holder = Type a message or send a photo: I'll pass it on to whoever is asking about spot <b>{ $spot }</b>. They won't see your name.
letter-answer = Reply
letter-add = Add a photo or text
letter-from-spot = ✉️ Spot <b>{ $spot }</b>, from a neighbour at spot <b>{ $from }</b>:
letter-from-house = ✉️ Spot <b>{ $spot }</b>, from a resident:
letter-from-group = ✉️ Spot <b>{ $spot }</b>, from a neighbour in the house chat:
letter-from-guard = ✉️ Spot <b>{ $spot }</b>, from the guards:
letter-from-neighbour = ✉️ Spot <b>{ $spot }</b>, from a neighbour:
letter-from-holder = ✉️ From the owner of the car, spot <b>{ $spot }</b>:
letter-on-its-way = ⏳ Passing it on…
letter-passed-on = ✅ Passed on
letter-passed-on-to = ✅ Passed on: { $delivered } of { $readers }
letter-photos-lost = { $count ->
    [one] 📷 The photo was not passed on: the messenger did not take it. Please send it again.
   *[other] 📷 The photos were not passed on: the messenger did not take them. Please send them again.
 }
letter-lost = ❌ Not passed on: it didn't get through.
letter-closed = Not passed on: this request is closed.
letter-too-late = Not passed on: after so long a silence it might not be for your neighbour. Press the button and write it again.
letter-nobody = Not passed on: the car's owner can't be reached right now.
letter-not-allowed = Not passed on: you can't write at the moment.
letter-signed-otherwise = Not passed on: you already write about this spot from your own, and words from the house chat would show who you are. Add them here, below the card.
letter-helper = Not passed on: please answer a call with the buttons below its card.
letter-stray = Not passed on: I can't tell who it is for. To write to your neighbour, press the button and send it again.
letter-stray-holder = Not passed on. Press an answer for your neighbour, or “Reply” to write in your own words.
# $answer: the label of an answer's button
typed-answer-ask = Pass on “{ $answer }”?
typed-answer-passed = Passed on: “{ $answer }”.
letter-too-long = Not passed on: too long. Please keep it within { $longest } characters.
letter-only-text-and-photos = Not passed on: I only pass on text and photos, nothing forwarded.
alert-button-complain = Complain
complaint-title = ⚠️ <b>Complaint</b>
complaint-sure = Complain? The admins will see your name, the neighbour’s name and this message.
complaint-holder = From: { $name }, spot { $spot }
complaint-holder-unknown = From: { $name }
complaint-sender-spot = About: { $name }, spot { $spot }
complaint-sender = About: { $name }
complaint-words = Message:
complaint-toast = Passed on to the admins
complaint-toast-already = The admins already know
alert-answer-wrote = ✉️ The car's owner replied with a message
