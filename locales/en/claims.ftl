claim-question =
    { $name } is claiming spot <b>{ $spot }</b>, which is registered to you. Do you know this person?

    Only the admin will see your answer.
claim-question-answered =
    { $name } is claiming spot <b>{ $spot }</b>, which is registered to you.

    You answered “{ $answer }”. The admin can see it. If that was a slip, press another button.
claim-button-family = This is my family
claim-button-unknown = I do not know this person
claim-button-left = The spot is no longer mine
claim-left-sure = Remove spot <b>{ $spot }</b> from your spots? You will get no more alerts about it.
claim-left-done = Done: spot { $spot } is no longer yours.
claim-toast-answered = Thank you, the admin will see it
claim-toast-no-holder = Spot { $spot } is no longer yours
claim-toast-settled = The admin has already decided
button-confirm = Confirm
claim-kept = All right, nothing has changed.

claim-spot-held = Spot { $spot } is currently held by: { $holders }
claim-holder-silent = { $name } (no answer yet)
claim-holder-family = { $name } (“this is my family”)
claim-holder-unknown = { $name } (“I do not know this person”)
claim-said = 💬 { $name }: { $text }
claim-said-photo = 💬 { $name }: 📷 photo
claim-said-photos = 💬 { $name }: 📷 { $count } photos
claim-said-photo-text = 💬 { $name }: 📷 { $text }
claim-asked = ❔ The admin: { $text }

claim-button-transfer = Transfer the spot
claim-button-transfer-spot = Transfer spot { $spot }
claim-transfer-sure =
    Transfer spot <b>{ $spot }</b>? It will go to: { $name }.
    It will be taken from: { $holders }. I'll tell them.
claim-transfer-done = Spot { $spot } has been transferred. Its holder is now { $name }.
claim-transferred = The admin has transferred spot <b>{ $spot }</b> to another resident. It is no longer yours, and you will get no more alerts about it.
claim-button-mistake = This is a mistake
claim-mistake-told = I've told the admins that spot { $spot } is a mistake. They will look into it. You can also claim it: “My spot” or /start.
claim-toast-mistake-again = The admins already know
claim-mistake =
    ⚠️ { $name } says: spot <b>{ $spot }</b> was transferred by mistake.
    Now held by: { $holders }
claim-mistake-nobody = nobody
alert-holder-no-longer = Spot <b>{ $spot }</b> is no longer yours, so you don't need to answer.

claim-button-ask = Ask back
claim-ask = Type your question. { $name } will see it signed “the admin”, without your name.
claim-ask-sent = Your question has been passed on. The answer will appear on the claim's card, which stays open.
claim-question-to-you =
    <b>The admin has a question about your claim:</b>
    { $text }
claim-button-reply = Answer the admin
claim-button-explain = Add a note
claim-explain = Type one line or send a photo: the admins will see it with your claim.
claim-explained = Passed on to the admins ✅
claim-explain-enough = That's enough, the admin can see your notes.
claim-too-long = That's too long: 1000 characters at most, please.
claim-words-or-photo = A line of text or a photo, please.
claim-words-only = I need text here: please type your question.
claim-over = This claim has already been decided.
claim-button-photo = Show the photo
claim-no-photo = There is no photo
claim-photo-of = { $name }, photo for the claim
claim-still-waits = Your claim is still waiting. I've reminded the admins and will answer here as soon as it is decided.
claim-still-waits-no-admin = Your claim is still waiting: the house has no admin yet. It won't get lost.

menu-admin = ⚙️ Administration
command-admin = Manage the house
admin-title = ⚙️ <b>Administration</b>
admin-claims-waiting = { $count ->
    [0] No claims.
    [one] { $count } claim is waiting.
   *[other] { $count } claims are waiting.
 }
admin-only = This is for admins.
admin-button-claims = Claims
admin-button-invite-guard = Invite guards
admin-claims-shown = Here is the oldest one; its card is below 👇
admin-no-claims = No claims: everything has been decided.
admin-button-next = Next claim
admin-no-more = There are no other claims
admin-button-approve-all = Approve all without a dispute
admin-approve-all =
    <b>Approve these claims?</b>
    { $list }
admin-approve-all-later = { $count ->
    [one] { $count } more without a dispute is waiting: press “Approve all without a dispute” again after these.
   *[other] { $count } more without a dispute are waiting: press “Approve all without a dispute” again after these.
 }
admin-approve-all-others = { $count ->
    [one] Please look at { $count } more yourself: the spot is held or you are waiting for an answer.
   *[other] Please look at { $count } more yourself: the spot is held or you are waiting for an answer.
 }
admin-approve-all-none = There are none right now.
admin-line = { $name }: { $spots }
admin-line-no-spot = { $name }: no spot
admin-approved-all = Claims approved: { $count }.
admin-approved-part = Claims approved: { $count } of { $all }. The others have been decided or disputed in the meantime.
admin-list-old = This list is out of date. Please open it again.
admin-digest = { $count ->
    [0] 📝 The claims of that hour have been decided.
    [one] 📝 Lots of claims: more than ten in an hour, and { $count } more is waiting. To spare you the cards, I've put the rest here.
   *[other] 📝 Lots of claims: more than ten in an hour, and { $count } more are waiting. To spare you the cards, I've put the rest here.
 }

guard-invite =
    A link for the guards. It works once and is valid for 48 hours:
    { $link }

    Send it to the guards' phone. Whoever opens it will see alerts with spot numbers, but no names.
guard-invite-no-link = I don't know my own address yet. Please try again in a minute.
guard-consent-note = You are invited to join the <b>guards</b> of this house.
guard-welcome =
    You are now a guard of this house.
    When somebody calls for help, I'll send you a card: press “I take it”.
guard-invite-gone = This link no longer works: it can be used once, within 48 hours. Please ask the admin for a new one.
guard-accept = Become a guard of this house?
guard-already = You are already a guard of this house.
guard-your-own-link = This link is for the guards, you don't need it: send it to the guards' phone. It still works.
guard-joined = 👮 A guard joined using the link: { $name }.

my-spot-button-give-up = Give up a spot
my-spot-give-up-which = Which spot?
my-spot-button-spot = Spot { $spot }
my-spot-give-up-sure = Give up spot <b>{ $spot }</b>? You will get no more alerts about it.
my-spot-gave-up = Done: spot { $spot } is no longer yours.
my-spot-toast-not-yours = Spot { $spot } is no longer yours
my-spot-co-holder-left = { $name } no longer holds spot <b>{ $spot }</b>.
