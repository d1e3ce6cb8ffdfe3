# Help by topic. Only what the bot can do stands here.
help-title =
    <b>How it works</b>

    What shall I tell you about? You can change the language: /lang

    Fire or a person in danger: call <b>112</b>.
help-button-topics = Other topics
help-button-answering = Somebody writes about my car
help-button-group = House chat
help-button-privacy = Who sees what of me
help-button-guard = Calls for the guards

help-blocked =
    🚧 <b>Blocked in</b>

    Press the button and write the spot number of the car in your way. Or at once: <b>/blocked 45</b>.

    Its owner gets a message and answers with one tap. The answer appears on your card, where you can add a photo or text, too. No answer: I remind them after { $remind } min and call the guards and the admin after { $call } min. You cannot wait: “Call the guards”.

    You do not know the number: “I do not know the number”; somebody took your spot: “A stranger's car on my spot”. A photo or a few words go to the guards and admins at once.

    You are out: press “Solved”. It was the wrong number: “Wrong number”, and I apologise for you.
help-sos =
    🚨 <b>SOS car alarm</b>

    A car alarm is howling? Press the button and write the spot number. Or at once: <b>/sos 45</b>. I wake the owner day and night; they do not learn your spot.

    Neighbours complain, too? I gather all of you in one alert, so that the owner's phone does not go mad.

    Fire or a person in danger: call <b>112</b>.
help-answering =
    🙋 <b>When somebody writes about your car</b>

    Answer with one tap: “Coming”, “There in 5 minutes”, “There in 15 minutes”. The car is moved: “Done, I moved the car”; the alarm is quiet: “The alarm is off”.

    Not yours: “Not my car”. You want to explain: “Reply”, then write or send a photo, and I pass it on.

    Nobody learns your name or phone. They are rude: “Complain”, and the admins will see. They write too often: “Mute this neighbour for a day”.
help-group =
    💬 <b>House chat</b>

    Your house has a chat, and I am in it? Write my name with @ and a spot number there: “45 your lights are blinking”. I tell the owner in private, and say in the chat whether it arrived. Begin with “45 blocked” or “45 sos”, and it is an alert instead of a message.

    The same here, without the chat: <b>/spot 45 text</b>. Or write just the number, and I ask what about it.
help-directory =
    🗺 <b>Spot directory</b>

    A picture of the parking: your spot, those that are free now, and all others. Write a number and I say whether the spot is taken, free or not registered. “Write to the owner” passes a message on, “Free spots” lists those that neighbours marked when they left.

    There are no names in the directory. At most 20 different spots can be looked up in an hour.
help-away =
    🚗 <b>Leaving</b>

    You leave: say until which day, and your neighbours see your spot free. They park there instead of anywhere. You would rather not: “Hide from the directory”.

    The mark ends by itself. You are back sooner: “I am back”.
help-spot =
    🅿️ <b>My spot</b>

    Your spots, who shares them, and your open requests. “Add a spot” claims one more. You sold one: “Give up a spot”. Let the family hear about the car: “Send me no alerts”.
help-privacy =
    🔒 <b>Who sees what of me</b>

    Neighbours: only the number of your spot, and not always. With an SOS and in the house chat not even that. No name, no phone, no username.

    Your name is seen by those who share your spot and by the admins. Guards see no names.

    What you write to the owner of a spot is read by the owners of that spot alone. An admin sees a message when somebody complains about it.

    More: /privacy. All that I keep about you: /mydata. To be forgotten: /forget.
help-guard =
    💂 <b>Calls for the guards</b>

    When an owner does not answer, or a resident calls you, a card comes: what happened and which spot. You go: press “I take it”. The resident sees it, and nobody goes twice. You helped: “Handled”.

    A car is in your own way: “Blocked in” and “SOS car alarm” work for you, too; the owner reads that the guards ask.
help-admin =
    🔑 <b>Administration</b>

    “Claims”: who wants to join, with “Approve”, “Ask back”, “Reject”. A spot is somebody's already: it takes a second press, and I ask its holders myself.

    “Residents” and “Spots”: who lives here, and whose is which spot. “Invite guards”: a link for one person. “New announcement”: one letter to everybody.

    “Settings”: the name of the house, its hours and times. “Journal”: who did what. The house chat: /group.
