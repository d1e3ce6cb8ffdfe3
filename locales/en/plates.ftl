# What a request is about. about: how a line begins; of: "the owner of …"
named-spot = Spot { $spot }
named-spot-of = spot { $spot }
named-car = Car { $plate }
named-car-of = car { $plate }
# In the house chat the number stands in the author's message already.
named-car-of-group = the car

# The number of a car instead of a spot
plate-piece = Type the whole plate, the region may be left out. For example, <b>A123BC</b>.
plate-region =
    There are several cars with the plate <b>{ $plate }</b>. Type it with its region, as on the car.

    Can't see the region? I'll ask everybody whose car it may be.
plate-button-not-seen = Can't see it
plate-or-spot = Which one do you mean?
plate-this-one = Do you mean the car <b>{ $plate }</b>?
plate-button-car = Car { $plate }
plate-own = <b>{ $plate }</b> is your own car. Type the plate of the one that is in the way.
plate-own-sos = <b>{ $plate }</b> is your own car. Type the plate of the one whose alarm is going off.
plate-own-message = <b>{ $plate }</b> is your own car. Check the number.
plate-what-about = What about the car <b>{ $plate }</b>?
plate-late = You wrote at { $time } about the car <b>{ $plate }</b>, but it only reached me now. Do you still need it?
plate-late-day = You wrote on { $day } at { $time } about the car <b>{ $plate }</b>, but it only reached me now. Do you still need it?
plate-closed-just-now = You have only just written about the car { $plate }. You can write again { $when }.
plate-message-ask = What should I tell the owner of the car <b>{ $plate }</b>? Type a message or send a photo.

# The sender's card
plate-sender-blocked = 🚧 <b>The car { $plate } is in your way</b>
plate-sender-sos = 🚨 <b>A car alarm is going off: car { $plate }</b>
plate-sender-message = ✉️ <b>Message to the owner of car { $plate }</b>
plate-unfound-calling = This car is not in the bot.
# whom: whom it has reached
plate-unfound-told =
    { $whom ->
        [guard] This car is not in the bot. I told the guards.
        [admin] This car is not in the bot. I told the admin.
       *[both] This car is not in the bot. I told the guards and the admin.
    }
plate-advice =
    Nobody has taken this yet. You can write to the driver in the app «Госуслуги Авто», section «Сообщение водителю».
    Is somebody in danger? Call <b>112</b>.
plate-reach-unreachable = ❌ Not delivered: the owner of the car has blocked the bot.
plate-reach-left = ❌ This car has no owner in the bot any more, so there is nobody to write to.

# The holder's card. $plate: the number as he wrote it down himself
plate-holder-blocked = 🚧 <b>Your car { $plate } is blocking somebody in</b>
plate-holder-sos = 🚨 <b>The alarm of your car { $plate } is going off</b>
plate-holder-message = About the car <b>{ $plate }</b>
# Nobody saw the region. $plate: the number as the neighbour wrote it
plate-holder-blocked-maybe = 🚧 <b>The car { $plate } is blocking somebody in, it may be yours</b>
plate-holder-sos-maybe = 🚨 <b>The alarm of car { $plate } is going off, it may be yours</b>
plate-holder-message-maybe = About the car <b>{ $plate }</b>, which may be yours
plate-holder-unfound-sos = 🚨 <b>The alarm of your guest's car may be going off</b>
plate-holder-unfound-message = ✉️ <b>This may be about your guest's car</b>
plate-sold = The car <b>{ $plate }</b> is no longer among yours. You will not be written to about it.
plate-ask-sold = If you no longer have the car <b>{ $plate }</b>, remove it: you will not be written to about it any more.

# The card of a guard or an admin
plate-helper-blocked = 📣 <b>The car { $plate } is in the way</b>
plate-helper-sos = 📣 <b>Car alarm: car { $plate }</b>
plate-helper-message = 📣 <b>Message to the owner of car { $plate }</b>
plate-helper-unfound = This car is not in the bot
plate-helper-left = This car has no owner in the bot

# Notes, letters, buttons of requests
plate-note-promise-left = ❌ { $about }: the owner who promised to come will not answer any more.
plate-photo = 📷 To the request about car { $plate }
plate-letter-ask-sender = Type a message or send a photo: I'll pass it on to the owner of the car <b>{ $plate }</b>. They won't see your name.
plate-letter-from-holder = ✉️ From the owner of car <b>{ $plate }</b>:
plate-letter-from-spot = ✉️ Car <b>{ $plate }</b>, from a neighbour at spot <b>{ $from }</b>:
plate-letter-from-house = ✉️ Car <b>{ $plate }</b>, from a resident:
plate-letter-from-group = ✉️ Car <b>{ $plate }</b>, from a neighbour in the house chat:
plate-letter-from-guard = ✉️ Car <b>{ $plate }</b>, from the guards:
plate-letter-from-neighbour = ✉️ Car <b>{ $plate }</b>, from a neighbour:
plate-thread-blocked = 🚧 Car { $plate } is in the way
plate-thread-sos = 🚨 Alarm: { $plate }
plate-thread-message = ✉️ Message: { $plate }

# The line in the house chat
plate-group-unfound-nobody = ❌ This car is not in the bot, and the guards could not be reached. I have told the author more in private.

# There is no such spot, and the number may be a car's
spot-not-in-house = ❌ There is no spot { $spot } in the house. If this is from a car's plate, type it with its letters: <b>{ $example }</b>

# The gate
gate-resident-car = 🏠 A resident's car, spot <b>{ $spot }</b>
gate-resident-car-spots = 🏠 A resident's car, spots <b>{ $spots }</b>
gate-resident-car-no-spot = 🏠 A resident's car
gate-resident-car-more = Other cars fit, too. Type more of the number.
gate-too-many-cars = Too many checks in a row. No guest fits, and I can look at residents' cars again in 10 minutes.
plate-example = A{ $digits }BC
