# «Windscreen card»: a sheet with a QR under the windscreen. $spot: number of the spot; $when: “at 22:36”; $code: the code on the card.
windscreen-button = Windscreen card
windscreen-title = 🪧 <b>Windscreen card</b>
windscreen-what = A sheet with a QR for your windscreen. A passer-by without the bot points the camera at it and picks a reason, and you get an alert as from a neighbour. Your name, spot and plate are not on the card, and the passer-by never learns them.
windscreen-none = Spot { $spot }: no card yet.
windscreen-printed = Spot { $spot }: the card has worked since { $when }.
windscreen-doubted = Spot { $spot }: the card works, but you marked a false call. Until { $until } its calls go to the guards only.
windscreen-button-print = Print
windscreen-button-print-spot = Print: spot { $spot }
windscreen-button-replace = Replace the QR
windscreen-button-replace-spot = Replace the QR: spot { $spot }
windscreen-button-remove = Switch the card off
windscreen-button-remove-spot = Switch the card off: spot { $spot }
windscreen-replace-sure = Make a new card for spot <b>{ $spot }</b>? The old QR stops working at once, and the sheet under the windscreen has to be replaced.
windscreen-remove-sure = Switch off the card of spot <b>{ $spot }</b>? Its QR stops working at once.
windscreen-removed = The card of spot { $spot } is off. Take it from under the windscreen.
windscreen-toast-none = There is no card
windscreen-toast-changed = The card was replaced already
windscreen-issued = 🪧 <b>The card of spot { $spot } is ready</b>
windscreen-issued-how = Print either of the two files, black and white is enough: one A6 card, or an A4 sheet with four equal ones. Put it under the windscreen with the QR facing out. The QR and the code are in these files only: I keep neither. Lost the file? “Replace the QR” makes a new one.
windscreen-file-a6 = One card, A6
windscreen-file-a4 = Four cards on an A4 sheet
windscreen-file-name-a6 = windscreen-a6.pdf
windscreen-file-name-a4 = windscreen-a4.pdf

# For an admin, on the card of a spot. $name: the holder's name.
windscreen-for-title = 🪧 <b>Spot { $spot }: windscreen card</b>
windscreen-for-what = For those who cannot print. A card that the holder already has stops working. It is noted in the journal.
windscreen-for-nobody = Nobody holds this spot in the bot: a card would reach no one.
windscreen-for-button = Print: { $name }
windscreen-for-has = { $name }: the card has worked since { $when }
windscreen-for-none = { $name }: no card
windscreen-for-sure = Make a card of spot <b>{ $spot }</b>? Holder: { $name }. One that lies under a windscreen already stops working at once.
windscreen-replaced = 🪧 An admin printed a new windscreen card for you, spot <b>{ $spot }</b>. The old one works no more: replace the sheet under the windscreen.
windscreen-journal-replaced = Spot { $spot }: a windscreen card was printed ({ $name })

# The alert's card at the holder's.
windscreen-holder-blocked = 🚧 <b>Your car is blocking someone in</b>
windscreen-holder-passage = 🚧 <b>Nobody can get past your car</b>
windscreen-holder-alarm = 🚨 <b>Your car alarm is going off</b>
windscreen-holder-lights = 💡 <b>Your car's lights are on or a window is open</b>
windscreen-holder-hit = ⚠️ <b>Someone says your car was hit</b>
windscreen-who = A passer-by asks (QR under the windscreen). I do not know who it is
windscreen-hint = Answer with one tap. The passer-by will not learn your name, spot or phone number.
windscreen-button-false-call = False call
windscreen-button-done = Done
windscreen-toast-false-call = Noted. For 12 hours calls by this card go to the guards only
windscreen-closed-taken-back = The passer-by took the call back { $when }. Nothing to do.
windscreen-closed-false-call = False call: the car's owner said so { $when }.
windscreen-holder-false-call = False call, noted { $when }. For 12 hours calls by this card go to the guards only.
windscreen-thread = Passer-by, spot { $spot }

# For guards and admins.
windscreen-helper-blocked = 📣 <b>Blocked in by the car with the card of spot { $spot }</b>
windscreen-helper-passage = 📣 <b>No way past the car with the card of spot { $spot }</b>
windscreen-helper-alarm = 📣 <b>Alarm: the car with the card of spot { $spot }</b>
windscreen-helper-lights = 📣 <b>Lights on or a window open: the car with the card of spot { $spot }</b>
windscreen-helper-hit = 📣 <b>The car with the card of spot { $spot } was hit</b>
windscreen-helper-doubted = Not passed on to the car's owner: lately they marked a call by this card as false.
windscreen-flood = ⚠️ <b>Too many calls by windscreen cards</b>
windscreen-flood-what = There were 60 within an hour, and I pass on no more for now. It looks like a prank: see who is walking about the car park.
# $count: how many alerts in 30 days.
windscreen-statistics = Passers-by, by QR: { $count }

# The printed card. $address: the site's address; $phone: the guards' phone.
windscreen-print-question = Car in the way?
windscreen-print-camera = Point your camera here,
windscreen-print-knows = the owner knows at once
windscreen-print-free = Nothing to type in, nobody asks for money
windscreen-print-no-camera = Camera does not read it? Open the site, type the code
windscreen-print-guards = Guards: { $phone }

privacy-passer-by = <b>A passer-by</b> who calls by a card behind the windscreen is unknown to me. For a day I remember a fingerprint of his address, so that nobody calls without end.
