my-spot-button-cars = 🚗 My cars
car-list-title = 🚗 <b>My cars</b>
car-list-none = None yet. Add a number plate: if the car is in somebody's way, they can write to you wherever it stands.
car-line = • { $plate }
car-what-others-learn = Whoever types this number learns that the car is known to the bot. Not whose it is, and not where it stands.
car-button-add = Add a car
car-button-remove = Remove { $plate }
car-button-sold = Sold, remove it from my cars
car-ask =
    🚗 Type the number plate, such as <b>А123ВС777</b>.

    Whoever types this number learns that the car is known to the bot. Not whose it is, and not where it stands. I keep the number until you remove it. Who added it is seen by the admins, and by whoever added the same car before.
car-check = I have <b>{ $plate }</b>. Is that right?
car-button-right = Yes, that's right
car-button-fix = Correct it
car-added = Added <b>{ $plate }</b> ✅
car-expected = I need a number plate here, as text: letters and digits together, such as <b>А123ВС777</b>.
car-piece = That's only a part of the number. Please type all of it; the region may be left out.
car-five-already = You have five cars already, which is the most. Remove one that you don't drive any more.
car-too-many-today = Five cars a day can be added. Please try again tomorrow.
car-already-yours = You have this car already.
car-remove-sure = Remove <b>{ $plate }</b> from your cars? Nobody will reach you by this number any more.
car-removed = Done: <b>{ $plate }</b> is no longer one of your cars.
car-toast-gone = It is no longer one of your cars
car-toast-begin-anew = Please start again: “My cars”
car-offer = 🚗 Add your number plate: if the car is in somebody's way, they can write to you wherever it stands.

car-question =
    { $name } is adding the car <b>{ $plate }</b>, which is one of yours. Do you know this person?

    If this is your family, they will be told about the car, too. Only the admin will see your answer.
car-question-answered =
    { $name } is adding the car <b>{ $plate }</b>, which is one of yours.

    You answered “{ $answer }”. Only the admin sees it. If that was a slip, press another button.
car-toast-answered = Thank you, I'll remember

car-card-title = 🚗 <b>Car { $plate }</b>
car-card-who = Whose: { $name }
car-card-who-spots = { $count ->
    [1] Whose: { $name }, spot { $spots }
   *[other] Whose: { $name }, spots { $spots }
 }
car-card-first = Added before by: { $names }
car-card-disputed = ⚠️ Two people added the same number and don't know each other. Please decide who is told about the car.
car-card-asked = ⏳ Waiting for an answer from whoever added it before. Until then only they are told about the car.
car-card-refused = Rejected: only whoever added the car first is told about it.
car-card-known = If the car is in somebody's way, this resident is told.
car-card-gone = This resident no longer has this car.
car-button-confirm = Confirm the car
car-button-refuse = Reject
car-button-take = Remove: { $name }
car-take-sure = { $name }: remove the car <b>{ $plate }</b>? I'll tell them.
car-toast-decided = Already decided
car-taken-away = The admin removed one of your cars. See which are left: “My spot” → “My cars”.
resident-cars = Cars: { $plates }
resident-button-car = 🚗 { $plate }
journal-car-confirmed = Car confirmed: { $name }
journal-car-refused = Car rejected: { $name }
journal-car-removed = Car removed: { $name }

car-listed = 🚗 The list of the house has the car <b>{ $plate }</b> as yours. Is it? If so, you hear about it wherever it stands. Whoever types this number learns only that the car is known to the bot.
car-button-mine = Yes, it's mine
car-button-not-mine = Not mine
car-listed-no = All right, you will not hear about the car <b>{ $plate }</b>.
car-card-listed = It stands in the list of the house. Waiting for the owner of the spot to confirm it.
