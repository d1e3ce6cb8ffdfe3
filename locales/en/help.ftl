# Help by topic. Only what the bot can do stands here.
help-title =
    <b>How it works</b>

    What would you like to know? You can change the language: /lang

    Fire or a person in danger: call <b>112</b>.
help-button-topics = Other topics
help-button-answering = Somebody writes about my car
help-button-group = House chat
help-button-privacy = Who sees what of me
help-button-guard = Calls for the guards

help-blocked =
    🚧 <b>Blocked in</b>

    Press the button and type the spot number of the car in your way. Or in one go: <b>/blocked 45</b>.

    Its owner gets a message and answers with one tap. The answer appears on your card, and you can add a photo or text there. No answer? I'll remind them after { $remind } min and call the guards and the admin after { $call } min. Can't wait? “Call the guards”.

    Don't know the number? “I do not know the number”. Somebody on your spot? “A stranger's car on my spot”. A photo or a few words go straight to the guards and admins.

    Once you are out, press “Solved”. Typed the wrong number? “Wrong number”, and I'll apologise for you.
help-sos =
    🚨 <b>SOS car alarm</b>

    Is a car alarm going off? Press the button and type the spot number. Or in one go: <b>/sos 45</b>. I'll wake the owner day or night; they won't learn your spot.

    Are other neighbours complaining too? I'll gather everybody in one alert, so that the owner's phone doesn't go mad.

    Fire or a person in danger: call <b>112</b>.
help-answering =
    🙋 <b>When somebody writes about your car</b>

    Answer with one tap: “Coming”, “There in 5 minutes”, “There in 15 minutes”. Moved the car? “Done, I moved the car”. The alarm is quiet? “The alarm is off”.

    Not yours? “Not my car”. Want to explain? Press “Reply”, then type a message or send a photo, and I'll pass it on.

    Neighbours will not learn your name or phone number. Somebody is rude? “Complain”, and the admins will see. Somebody writes too often? “Mute this neighbour for a day”.
help-group =
    💬 <b>House chat</b>

    Does your house have a chat, and am I in it? Write my name with @ and a spot number there: “45 your lights are flashing”. I'll tell the owner in private and say in the chat whether it got through. Start with “45 blocked” or “45 sos” to raise an alert instead of sending a message.

    You can do the same here, without the chat: <b>/spot 45 text</b>. Or type just the number, and I'll ask what it's about.
help-directory =
    🗺 <b>Spot directory</b>

    A picture of the parking: your spot, the spots that are free now, and all the others. Type a number and I'll tell you whether that spot is taken, free or not registered. “Write to the owner” passes a message on, “Free spots” lists the ones neighbours marked when they left.

    Need a spot for the evening or until tomorrow? “I need a spot”, then “I'll take it”. The owner reads which spot you are from, and until when; back earlier, and you have to move the car. None free? “Tell me when there is one”.

    There are no names in the directory. You can look up at most 20 different spots in an hour.
help-away =
    🚗 <b>Leaving</b>

    Going away? Say until which day, and your neighbours will see your spot as free and park there instead of just anywhere. Rather not? “Hide from the directory”.

    The mark ends by itself. Back sooner? “I am back”: a neighbour who stands there is told at once.
help-spot =
    🅿️ <b>My spot</b>

    Your spots, who shares them, and your open requests. “My cars”: add a number plate, and you hear about the car wherever it stands. “Add a spot” claims one more. Letting it to somebody? “I let my spot until …”: alerts go to them first. Sold one? “Give up a spot”. Want your family to hear about the car instead of you? “Send me no alerts”.
help-privacy =
    🔒 <b>Who sees what of me</b>

    Neighbours: only the number of your spot, and not always. With an SOS and in the house chat, not even that. No name, no phone number, no username.

    Your name is seen by those who share your spot, by the admins, by the holders of a spot that you claim, and by whoever added the same car before you. Guards see no names. Whoever types the number of your car learns that the bot knows it, and nothing more.

    What you write to the owner of a spot is read only by the owners of that spot. An admin sees a message if somebody complains about it.

    More: /privacy. Everything I keep about you: /mydata. To be forgotten: /forget.
help-guard =
    💂 <b>Calls for the guards</b>

    When an owner doesn't answer, or a resident calls you, you get a card: what happened and which spot. Going there? Press “I take it”: the resident will see it, and nobody goes twice. Sorted? “Handled”.

    A car in your own way? “Blocked in” and “SOS car alarm” work for you too; the owner will read that the guards are asking.
help-admin =
    🔑 <b>Administration</b>

    “Claims”: who wants to join, with “Approve”, “Ask back”, “Reject”. If somebody already holds the spot, it takes a second press, and I ask the holders myself.

    “Residents” and “Spots”: who lives here, and who holds which spot. “Invite guards”: a link for one person. “New announcement”: a message to everybody, or to those whom it concerns; “Ask to move the car” has residents answer.

    “Settings”: the name of the house, its hours and times. “Journal”: who did what. The house chat: /group.
