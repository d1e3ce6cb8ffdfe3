joining-consent =
    🅿️ <b>{ $name }: parking</b>

    Blocked in? Press a button, write the spot number, and the car's owner hears of it at once. Neighbours will see neither your name nor your phone.

    <b>What I store:</b> your name and @username in the messenger, the number of your spot, what you asked me, and the numbers of cars that you add. The admins and the holders of the same spot see your name, the admins alone your @username. Other neighbours see only the spot number. Whatever you write to me goes through the messenger, and its servers are abroad.

    If you change your mind, /forget deletes everything about you. More: /privacy.

    Do you agree?
joining-agree = I agree
joining-disagree = I do not agree
joining-agreed = Agreed ✅
joining-declined = All right, nothing was stored. If you change your mind, press /start.
joining-ask-spots =
    Type the number of your spot.
    If you have several, separate them with commas: <b>12, 13</b>.
joining-which-spots = Please check that I understood. Which spots are yours?
joining-no-spot = I have no spot
joining-sent = { $count ->
    [1]
        Your claim to spot { $spots } has been sent to the admin.
        I'll answer here as soon as it is decided.
   *[other]
        Your claim to spots { $spots } has been sent to the admin.
        I'll answer here as soon as it is decided.
 }
joining-sent-no-spot =
    Your claim (no spot) has been sent to the admin.
    I'll answer here as soon as it is decided.
joining-waiting = { $count ->
    [1] Your claim to spot { $spots } is waiting for the admin. I'll answer here as soon as it is decided.
   *[other] Your claim to spots { $spots } is waiting for the admin. I'll answer here as soon as it is decided.
 }
joining-waiting-no-spot = Your claim (no spot) is waiting for the admin. I'll answer here as soon as it is decided.
joining-no-admin = The house has no admin yet. Your claim is stored and will wait.
joining-too-many-today = You have already made three claims today. Please try again tomorrow.
joining-already-yours = This spot is already yours.
joining-approved = { $count ->
    [1]
        Welcome 🎉 Your spot: <b>{ $spots }</b>.
        When somebody blocks you in, press “Blocked in”.
   *[other]
        Welcome 🎉 Your spots: <b>{ $spots }</b>.
        When somebody blocks you in, press “Blocked in”.
 }
joining-approved-no-spot =
    Welcome 🎉
    If a car alarm goes off, press “SOS car alarm”.
joining-added = { $count ->
    [1] Spot <b>{ $spots }</b> is now yours too.
   *[other] Spots <b>{ $spots }</b> are now yours too.
 }
joining-rejected = { $count ->
    [1] The admin did not confirm spot { $spots }. If that is a mistake, apply again: “My spot” or /start.
   *[other] The admin did not confirm spots { $spots }. If that is a mistake, apply again: “My spot” or /start.
 }
joining-rejected-no-spot = The admin rejected the claim. If that is a mistake, apply again: “My spot” or /start.
joining-you-are-admin = You are an admin of this house.
joining-co-holder = Spot <b>{ $spot }</b> now has one more holder: { $name }. That was the admin's decision.

my-spot-title = 🅿️ <b>My spot</b>
my-spot-none = You hold no spot.
my-spot-yours = { $count ->
    [1] Your spot: <b>{ $spots }</b>
   *[other] Your spots: <b>{ $spots }</b>
 }
my-spot-co-holders = You share spot { $spot } with: { $names }
my-spot-waiting = { $count ->
    [1] Your claim to spot { $spots } is waiting for the admin
   *[other] Your claim to spots { $spots } is waiting for the admin
 }
my-spot-add = Add a spot

claim-title = 📝 <b>Claim</b>
claim-who = Who: { $name }
claim-username = Username: @{ $username }
claim-spots = { $count ->
    [1] Spot: { $spots }
   *[other] Spots: { $spots }
 }
claim-no-spot = No spot
claim-approved = { $count ->
    [1] ✅ Spot { $spots } assigned
   *[other] ✅ Spots { $spots } assigned
 }
claim-approved-no-spot = ✅ Approved, without a spot
claim-rejected = { $count ->
    [1] ❌ Spot { $spots } rejected
   *[other] ❌ Spots { $spots } rejected
 }
claim-rejected-no-spot = ❌ Rejected
claim-decided-by = Decided by { $name }, { $time }
claim-as-of = <i>as of { $time }</i>
claim-approve = Approve
claim-reject = Reject
claim-assign-held = Assign { $spot } anyway
claim-toast-done = Done
claim-toast-decided = Already decided: { $name }
claim-toast-gone = This claim is gone
