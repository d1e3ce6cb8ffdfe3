message-sender = ✉️ <b>Message to the owner of spot { $spot }</b>
message-holder = ✉️ <b>A message from your neighbours</b>
message-from-spot = A neighbour of spot <b>{ $spot }</b> writes
message-from-house = A resident of the house writes
message-from-guard = The guards write
message-from-group = A neighbour from the house chat writes
message-words = 💬 { $text }
message-photo = 📷 This was sent to you about spot { $spot }.
message-unreached-hint = Please check the spot number.
alert-signed-group = The owner sees: a neighbour from the house chat
alert-holder-from-group = A neighbour from the house chat asks
alert-helper-from-group = A neighbour from the house chat asks

message-how = Write the spot number and your text, for example: <b>/spot 45 your car's lights are flashing</b>
message-ask = What shall I tell the owner of spot <b>{ $spot }</b>? Write a text or send a photo.
message-text-expected = A text or a photo, please. I cannot pass on voice messages and files.
message-own-spot = Spot { $spot } is your own. Please check the number.

group-line-sending = ⏳ Telling the owner of spot { $spot }…
group-line-delayed = ⏳ The messenger does not answer: the owner of spot { $spot } does not know yet, I keep trying.
group-line-delivered = Passed on to the owner of spot { $spot }
group-line-unreached = ❌ I could not reach the owner of spot { $spot }. The author has the reason in private.
group-line-coming = 🙋 Spot { $spot }: the owner is coming
group-line-in-5 = 🕔 Spot { $spot }: the owner will be there in 5 minutes
group-line-wrote = ✉️ Spot { $spot }: the owner replied in private
group-line-in-15 = 🕒 Spot { $spot }: the owner will be there in 15 minutes
group-line-not-mine = 🤷 Spot { $spot }: the owner says that the car is not theirs
group-line-done = 🚗 Spot { $spot }: the owner moved the car
group-line-alarm-off = ✅ Spot { $spot }: the alarm is off
group-line-resolved = ✅ Spot { $spot }: solved
group-line-refused = Spot { $spot }: not passed on. I wrote you the reason in private.
group-line-added = Spot { $spot }: your request is still open, I passed this on in it.
group-words-kept = Spot { $spot }: called, but your words were not passed on.
group-line-already-open = Spot { $spot }: your request is still open, I did not pass on a second one. Its card is in your private chat.

group-which = Which spot do you mean?
group-this-one = Do you mean spot <b>{ $spot }</b>?
group-button-spot = Spot { $spot }
group-asked-cancelled = All right, I write to nobody.
group-no-number = I see no spot number. Write it like this: @{ $bot } 45 your car's lights are flashing
group-not-author = Only the author can answer, once

group-join = Let us get acquainted first: open the bot and tell it your spot, it takes a minute.
group-button-open = Open the bot
group-anonymous = You write in the name of the group, and I cannot see who you are. Switch anonymity off, or write /spot to me in private.

group-unlinked = I am a parking bot, but this group is not linked to a house, so I keep silent here. An admin of the house can link it.
group-unlinked-private = I am in the group <b>{ $title }</b> now. Link it to the house, and neighbours can write to the owners of spots right there.
group-button-link = Link the group to the complex
group-link-named = Link “{ $title }”
group-linked = ✅ The group is linked: <b>{ $name }</b>
group-how =
    A car is in the way, or its lights are flashing? Write the number of its spot:
    @{ $bot } 45 your car's lights are flashing
    The owner gets it in private and answers, and never learns your name.
group-how-blind =
    A car is in the way, or its lights are flashing? Write the number of its spot:
    /spot 45 your car's lights are flashing
    Or reply to this message: 45 and your text. The owner gets it in private and answers, and never learns your name.
group-blind =
    🙈 I do not see “@{ $bot } 45 …” here. Please make me an administrator of the group: any single right is enough.
    Use the button below, or: the group's name → Administrators → Add → @{ $bot }.
group-blind-private =
    🙈 In the group <b>{ $title }</b> I do not see “@{ $bot } 45 …”. Please make me an administrator of the group: any single right is enough.
    Use the button below, or: the group's name → Administrators → Add → @{ $bot }.
group-blind-works = The command /spot 45 and replies to my messages work already.
group-sighted = 👀 I see what is written in the group <b>{ $title }</b> now. I shall confirm the first request by @{ $bot } here.
group-mention-arrived = ✅ The first request by @{ $bot } arrived from the group <b>{ $title }</b>: everything works.
group-button-promote = Make me an administrator
group-button-add = Add to the house chat
group-toast-linked = The group is linked
group-toast-linked-already = The group is linked already
group-settings = 💬 <b>House chat</b>
group-settings-none = There is no group yet. Press “Add to the house chat” and choose it.
group-settings-sees = ✅ <b>{ $title }</b>: I see requests by @
group-settings-blind = ⚠️ <b>{ $title }</b>: I see only /spot and replies to me. Please make me an administrator of the group.
group-settings-gone = ❌ <b>{ $title }</b>: I was removed from it
group-settings-unlinked = ❔ <b>{ $title }</b>: not linked

command-spot = Write to an owner: /spot 45 and a text
command-group = House chat: add it and look after it
