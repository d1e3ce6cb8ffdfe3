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
guards-unseen = { $count ->
    [one] 👮 Guards: { $count } of { $all } has not used the bot for three days. Nobody may see a call there.
   *[other] 👮 Guards: { $count } of { $all } have not used the bot for three days. Nobody may see a call there.
 }
guards-unseen-what = Check the phone at the gate. If the people are new, press “The guards have changed”.
