introduction-description =
    Parking: { $name }.

    Blocked in? Write the spot number: the car's owner gets a message at once and answers with one tap. If not, I remind them and call the guard. Neighbours see no names and no phone numbers.

    Also here: car alarms at night, free spots, guest passes, news of the house.

    Press “Start”. Until you agree I keep nothing about you.
introduction-profile = Blocked in? I write to the car's owner for you: no names, no phone numbers. Car alarms, free spots, passes.
