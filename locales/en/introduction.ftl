introduction-description =
    Parking: { $name }.

    Blocked in? Type the spot number: the car's owner gets a message at once and answers with one tap. If they don't, I'll remind them and call the guards. Neighbours see no names and no phone numbers.

    Also here: car alarms at night, free spots, guest passes, house news.

    Press “Start”. Until you agree, I keep nothing about you.
introduction-profile = Blocked in? I'll message the car's owner for you: no names, no phone numbers. Car alarms, free spots, passes.
