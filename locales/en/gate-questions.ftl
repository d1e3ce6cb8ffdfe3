# “Ask a resident”: who stands at the gate. $caller: taxi, courier, guest, or the guard's words.
gate-question-button-ask = Ask a resident
gate-question-which-spot = Whom have they come to? Type the number of the spot: I will ask whoever holds it.
gate-question-who = Spot <b>{ $spot }</b>. Who has come? Press or type it.
gate-question-who-expected = A few words are needed here: who has come.
gate-question-button-taxi = Taxi
gate-question-button-courier = Courier
gate-question-button-guest = Guest
gate-question-taxi = taxi
gate-question-courier = courier
gate-question-guest = guest
gate-question-sent = Spot { $spot }, { $caller }: asking 👇
gate-question-nobody = ❌ Nobody holds spot <b>{ $spot }</b> here: there is no one to ask.
gate-question-unreachable = ❌ They cannot be asked: whoever holds spot <b>{ $spot }</b> has closed the bot.
gate-question-spot-spent = This spot was asked 6 times within the hour, I will not disturb it again. Spot: <b>{ $spot }</b>.
gate-question-too-fast = Too many questions in a row. Please wait 10 minutes.
gate-question-asked-already = Spot <b>{ $spot }</b> was asked at { $time } already. Waiting for an answer.

# The guard's card.
gate-question-asked = ⏳ <b>Asked</b>: { $caller }, spot <b>{ $spot }</b>. Waiting for an answer until { $until }.
gate-question-let-in = ✅ <b>Let in</b>: { $caller }, spot <b>{ $spot }</b>. Answered at { $time }.
gate-question-marked-in = 🚗 Noted as driven in, pass until <b>{ $until }</b>.
gate-question-pass = Pass until <b>{ $until }</b>, not noted as driven in yet.
gate-question-not-expected = ⛔ <b>Not expected</b>: { $caller }, spot <b>{ $spot }</b>. Answered at { $time }.
gate-question-silence = ⌛ <b>No answer within 3 minutes</b>: { $caller }, spot <b>{ $spot }</b>. If one comes later, I will say so.
gate-question-lost = ❌ <b>The question did not arrive</b>: { $caller }, spot <b>{ $spot }</b>. Whoever holds the spot has closed the bot.
gate-question-over = ⌛ <b>Nobody answered</b>: { $caller }, spot <b>{ $spot }</b>.
gate-question-button-again = Ask again

# The resident's card.
gate-question-holder = 🚪 Somebody has come to you: <b>{ $caller }</b>. Let them in?
gate-question-holder-since = Spot { $spot }, waiting at the gate since { $time }.
gate-question-button-let-in = Let in
gate-question-button-not-expected = Not expected
gate-question-you-let-in = ✅ You let in: { $caller }, spot { $spot }.
gate-question-you-let-in-until = ✅ You let in: { $caller }, spot { $spot }, pass until <b>{ $until }</b>.
gate-question-other-let-in = ✅ A co-holder let in: { $caller }, spot { $spot }.
gate-question-you-refused = ⛔ You answered “Not expected”: { $caller }, spot { $spot }.
gate-question-other-refused = ⛔ A co-holder answered “Not expected”: { $caller }, spot { $spot }.
gate-question-missed = ⌛ Somebody came to you: { $caller }, spot { $spot }, { $time }. Nobody answered.
gate-question-gone = This question counts no more.
gate-question-toast-let-in = The guards see: let in
gate-question-toast-not-expected = The guards see: not expected
gate-question-toast-answered = This was answered already
gate-question-toast-over = Nobody waits at the gate any more
gate-question-toast-not-yours = This spot is no longer yours
gate-question-toast-gone = This question counts no more
