# The day of launch: flats in the list of spots, the poster, guards whom nobody has seen.

# Flats. $flat: “87” or “87, 88”; $spot: a spot’s number; $count: how many; $spots, $lines: which spots, which lines of the file.
joining-ask-flat =
    Write the number of your flat, for example 87: it helps the admin to see that the spot is yours.
    Only admins will see it, and I’ll delete it once they decide.
joining-flat-unread = I can’t see the number of a flat. Write just that, for example 87. If you’d rather not, press “Skip”.
joining-skip-flat = Skip
claim-flat-listed = In the list: flat { $flat }
claim-flat-listed-spot = In the list, spot { $spot }: flat { $flat }
claim-flat-unlisted = The list has no flat beside spot { $spot }
claim-flat-agrees = ✅ Flat { $flat } was named: the same
claim-flat-differs = ⚠️ Flat { $flat } was named: not the same
claim-flat-named = Flat { $flat } was named
claim-flat-not-named = No flat was named
admin-approve-all-flats = Only claims whose flat is the one of the list are here.
admin-approve-all-others-flats = { $count ->
    [one] Look at { $count } more claim yourself: its flat is not the same, the spot is held, or you wait for an answer.
   *[other] Look at { $count } more claims yourself: the flat is not the same, the spot is held, or you wait for an answer.
 }
admin-approve-all-no-flats =
    ⚠️ There is no list of flats to check the claims by: whoever came first gets the spot.
    If you have such a list, add a column “Flat” to “Import”.
import-as-flats = { $name }: flats
import-flats = 🏠 Flats change for { $count }: { $spots }. Only admins see them.
import-odd-flats = ⚠️ In the column of flats I could not read { $count }: lines { $lines }. These spots will have no flat.
export-column-flat = Flat

# Guards whom nobody has seen. $count: how many; $all: how many guards there are.
guards-unseen = 👮 Guards whom nobody has seen in the bot for three days: { $count } of { $all }. A call may go unseen there.
guards-unseen-what = Check the phone at the gate. If the people are new, press “The guards have changed”.

# A poster of A4, in letters of at least 24 points. $names: which lines are empty.
admin-button-poster = Poster
poster-question = Is your car blocked in?
poster-what = Write to the bot of this house: the owner will know at once.
poster-step-camera = 1. Point your camera.
poster-step-number = 2. Write the number of the spot or the car.
poster-step-wait = 3. Wait for the answer.
poster-hidden = Neighbours see no name and no phone.
poster-never = The bot never asks for passports, money or codes from text messages.
poster-offline = No internet or smartphone?
poster-guards = Guards:
poster-check = To check that the bot is ours:
poster-file-name = poster.pdf
poster-how = 🖨 A poster of A4, black and white. Hang it at the lifts and at the entrance of the parking.
poster-empty = ⚠️ The poster has empty lines: { $names }.
poster-empty-what = Fill them in by hand, or set them here and print it again.

# The setting for whoever checks the bot. $contact: a phone or a person.
setting-button-bot-contact = Check that the bot is ours
setting-button-no-bot-contact = Remove
settings-bot-contact = To check that the bot is ours: { $contact }
settings-no-bot-contact = To check that the bot is ours: not set
settings-ask-bot-contact = Who can confirm that the bot is ours? It stands on the poster: the phone of the managing company, a concierge. Up to 60 characters, no private numbers.
settings-bad-bot-contact = One line of up to 60 characters, please, for example <b>Quiet Court Ltd, 020 7946 0000</b>.
