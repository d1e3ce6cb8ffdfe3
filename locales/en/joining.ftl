joining-consent =
    🅿️ <b>{ $name }: parking</b>

    Blocked in? Press a button, write the spot number, and the car's owner hears of it at once. Neighbours will see neither your name nor your phone.

    <b>What I store:</b> your name and @username in the messenger, the number of your spot and what you asked me. The admins and the holders of the same spot see your name, the admins alone your @username. Other neighbours see only the spot number. Whatever you write to me goes through the messenger, and its servers are abroad.

    If you change your mind, /forget deletes everything about you. More: /privacy.

    Do you agree?
joining-agree = I agree
joining-disagree = I do not agree
joining-agreed = Agreed ✅
joining-declined = All right, I stored nothing. If you change your mind, press /start.
joining-ask-spots =
    Write the number of your spot.
    If you have several, separate them with commas: <b>12, 13</b>.
joining-which-spots = Please check that I understood. Which spots are yours?
joining-no-spot = I have no spot
joining-sent =
    Sent to the admin: { $spots }.
    I will answer here as soon as it is decided.
joining-sent-no-spot =
    Sent to the admin: no spot.
    I will answer here as soon as it is decided.
joining-waiting = Your claim waits for the admin ({ $spots }). I will answer here as soon as it is decided.
joining-waiting-no-spot = Your claim waits for the admin (no spot). I will answer here as soon as it is decided.
joining-no-admin = The house has no admin yet. The claim is stored and will wait.
joining-too-many-today = There were three claims today already. Please try again tomorrow.
joining-already-yours = This spot is yours already.
joining-approved =
    Welcome 🎉 Your spots: <b>{ $spots }</b>.
    Blocked in? Press “Blocked in”.
joining-approved-no-spot =
    Welcome 🎉
    If a car alarm howls, press “SOS car alarm”.
joining-added = This spot is yours now, too: <b>{ $spots }</b>.
joining-rejected = The admin did not confirm: { $spots }. If that is a mistake, apply again: “My spot” or /start.
joining-rejected-no-spot = The admin rejected the claim. If that is a mistake, apply again: “My spot” or /start.
joining-you-are-admin = You are an admin of this house.
joining-co-holder = Spot <b>{ $spot }</b> has one more holder now: { $name }. The admin decided so.

my-spot-title = 🅿️ <b>My spot</b>
my-spot-none = You hold no spot.
my-spot-yours = Your spots: <b>{ $spots }</b>
my-spot-co-holders = Spot { $spot } is shared with: { $names }
my-spot-waiting = A claim waits for the admin: { $spots }
my-spot-add = Add a spot

claim-title = 📝 <b>Claim</b>
claim-who = Who: { $name }
claim-username = Username: @{ $username }
claim-spots = Spots: { $spots }
claim-no-spot = No spot
claim-approved = ✅ Assigned: { $spots }
claim-approved-no-spot = ✅ Accepted without a spot
claim-rejected = ❌ Rejected: { $spots }
claim-rejected-no-spot = ❌ Rejected
claim-decided-by = Decided by { $name }, { $time }
claim-as-of = <i>as of { $time }</i>
claim-approve = Approve
claim-reject = Reject
claim-assign-held = Assign { $spot } anyway
claim-toast-done = Done
claim-toast-decided = Decided already: { $name }
claim-toast-gone = This claim is gone
