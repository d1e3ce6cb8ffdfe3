claim-question =
    { $name } claims spot <b>{ $spot }</b>, which is yours in our list. Do you know this person?

    Only the admin sees your answer.
claim-question-answered =
    { $name } claims spot <b>{ $spot }</b>, which is yours in our list.

    Your answer: “{ $answer }”. The admin sees it. If that was a slip, press another one.
claim-button-family = This is my family
claim-button-unknown = I do not know this person
claim-button-left = The spot is no longer mine
claim-left-sure = Take spot <b>{ $spot }</b> off your list? You will get no more alerts about it.
claim-left-done = Done: spot { $spot } is no longer yours.
claim-toast-answered = Thank you, the admin will see it
claim-toast-no-holder = Spot { $spot } is no longer yours
claim-toast-settled = The admin has decided already
button-confirm = Confirm
claim-kept = All right, nothing was changed.

claim-spot-held = Spot { $spot } is now held by: { $holders }
claim-holder-silent = { $name } (no answer yet)
claim-holder-family = { $name } (“this is my family”)
claim-holder-unknown = { $name } (“I do not know this person”)
claim-said = 💬 { $name }: { $text }
claim-said-photo = 💬 { $name }: 📷 photo
claim-said-photo-text = 💬 { $name }: 📷 { $text }
claim-asked = ❔ The admin: { $text }

claim-button-transfer = Transfer the spot
claim-button-transfer-spot = Transfer spot { $spot }
claim-transfer-sure =
    Transfer spot <b>{ $spot }</b>? The new holder: { $name }.
    It is taken from: { $holders }. I will tell them.
claim-transfer-done = Spot { $spot } is transferred. The holder is { $name }.
claim-transferred = The admin transferred spot <b>{ $spot }</b> to another resident. It is no longer yours, and you will get no more alerts about it.
claim-button-mistake = This is a mistake
claim-mistake-told = I told the admins: spot { $spot } is a mistake. They will look into it. You can also claim it: “My spot” or /start.
claim-toast-mistake-again = The admins know already
claim-mistake =
    ⚠️ { $name } writes: spot <b>{ $spot }</b> was transferred by mistake.
    Now held by: { $holders }
claim-mistake-nobody = nobody
alert-holder-no-longer = Spot <b>{ $spot }</b> is no longer yours, so this alert is not for you.

claim-button-ask = Ask back
claim-ask = Write your question. { $name } sees it signed “the admin”, without your name.
claim-ask-sent = The question is passed on. The answer will stand on the claim's card, which stays open.
claim-question-to-you =
    <b>The admin asks about your claim:</b>
    { $text }
claim-button-reply = Answer the admin
claim-button-explain = Add a note
claim-explain = Write one line or send a photo: the admins will see it on your claim.
claim-explained = Passed on to the admins ✅
claim-explain-enough = That is enough, the admin sees your notes.
claim-too-long = That is too long: 1000 characters at most, please.
claim-words-or-photo = A line of text or a photo will do here.
claim-words-only = I need text here: please write the question in words.
claim-over = This claim is decided already.
claim-button-photo = Show the photo
claim-no-photo = There is no photo
claim-photo-of = { $name }, photo of the claim
claim-still-waits = Your claim is still waiting. I reminded the admins and will answer here as soon as it is decided.
claim-still-waits-no-admin = Your claim is still waiting: the house has no admin yet. It will not get lost.

menu-admin = ⚙️ Administration
command-admin = Administration of the house
admin-title = ⚙️ <b>Administration</b>
admin-claims-waiting = { $count ->
    [0] No claims.
    [one] { $count } claim waits.
   *[other] { $count } claims wait.
 }
admin-only = This is for admins.
admin-button-claims = Claims
admin-button-invite-guard = Invite guards
admin-claims-shown = Here is the oldest one, its card is below 👇
admin-no-claims = No claims: everything is decided.
admin-button-next = Next claim
admin-no-more = There are no other claims
admin-button-approve-all = Approve all without a dispute
admin-approve-all =
    <b>Approve these claims?</b>
    { $list }
admin-approve-all-later = { $count ->
    [one] { $count } more without a dispute waits: press “Approve all without a dispute” again after these.
   *[other] { $count } more without a dispute wait: press “Approve all without a dispute” again after these.
 }
admin-approve-all-others = { $count ->
    [one] Please look at { $count } more yourself: the spot is held or you are waiting for an answer.
   *[other] Please look at { $count } more yourself: the spot is held or you are waiting for an answer.
 }
admin-approve-all-none = There are none of that kind now.
admin-line = { $name }: { $spots }
admin-line-no-spot = { $name }: no spot
admin-approved-all = Claims approved: { $count }.
admin-approved-part = Claims approved: { $count } of { $all }. The others were decided meanwhile or are disputed now.
admin-list-old = This list is out of date. Please open it again.
admin-digest = { $count ->
    [0] 📝 The claims of that hour are decided.
    [one] 📝 Many claims: more than ten in an hour, { $count } more waits. To spare you the cards I collected the rest here.
   *[other] 📝 Many claims: more than ten in an hour, { $count } more wait. To spare you the cards I collected the rest here.
 }

guard-invite =
    A link for the guards. It works once and lives for 48 hours:
    { $link }

    Send it to the guards' phone. Whoever opens it will see alerts with spot numbers, but no names.
guard-invite-no-link = I do not know my own address yet. Please try again in a minute.
guard-consent-note = You are invited as a <b>guard</b> of this house.
guard-welcome =
    You are a guard of this house.
    When help is called for I send a card: press “I take it”.
guard-invite-gone = This link no longer works: it is for one use and for 48 hours. Please ask the admin for a new one.
guard-accept = Become a guard of this house?
guard-already = You are a guard of this house already.
guard-your-own-link = This link is for the guards, you do not need it: send it to the guards' phone. It still works.
guard-joined = 👮 A guard joined by the link: { $name }.

my-spot-button-give-up = Give up a spot
my-spot-give-up-which = Which spot?
my-spot-button-spot = Spot { $spot }
my-spot-give-up-sure = Give up spot <b>{ $spot }</b>? You will get no more alerts about it.
my-spot-gave-up = Done: spot { $spot } is no longer yours.
my-spot-toast-not-yours = Spot { $spot } is no longer yours
my-spot-co-holder-left = { $name } no longer holds spot <b>{ $spot }</b>.
