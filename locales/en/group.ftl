message-sender = ✉️ <b>Message to the owner of spot { $spot }</b>
message-holder = ✉️ <b>A message from a neighbour</b>
message-holder-guard = ✉️ <b>A message from the guards</b>
message-from-spot = From a neighbour at spot <b>{ $spot }</b>
message-from-house = From a resident
message-from-group = From a neighbour in the house chat
message-words = 💬 { $text }
message-photo = 📷 This was sent to you about spot { $spot }.
message-unreached-hint = Please check the spot number.
alert-signed-group = The car's owner sees: a neighbour in the house chat
alert-holder-from-group = A neighbour in the house chat is asking
alert-helper-from-group = A neighbour in the house chat is asking

message-how = Type the spot number and your text, for example: <b>/spot 45 your lights are flashing</b>
message-ask = What shall I tell the owner of spot <b>{ $spot }</b>? Type a message or send a photo.
message-text-expected = I need a text or a photo here. I can't pass on voice messages or files.
message-own-spot = Spot { $spot } is your own. Please check the number.

group-line-sending = ⏳ Passing it on to the car's owner…
group-line-delayed = ⏳ The messenger makes us wait: the owner of { $of } doesn't know yet, I'll keep trying.
group-line-delivered = Passed on to the owner of { $of }
group-line-unreached = ❌ I couldn't reach the owner of { $of }. I have told the author why in private.
group-line-coming = 🙋 { $about }: the car's owner is coming
group-line-in-5 = 🕔 { $about }: the car's owner will be there in 5 minutes
group-line-wrote = ✉️ { $about }: the car's owner replied in private
group-line-in-15 = 🕒 { $about }: the car's owner will be there in 15 minutes
group-line-not-mine = 🤷 { $about }: they answer that it is not their car
group-line-done = 🚗 { $about }: the car has been moved
group-line-alarm-off = ✅ { $about }: the alarm is off
group-line-resolved = ✅ { $about }: solved
group-line-refused = { $about }: not passed on. I have told you why in private.
group-line-already-open = { $about }: your request is still open, so I did not pass on a second one. Its card is in your private chat.
group-line-added = { $about }: your request is still open, so I passed this on there.
group-words-kept = { $about }: called, but your words were not passed on. I have told you why in private.

group-which = Which spot do you mean?
group-this-one = Do you mean spot <b>{ $spot }</b>?
group-button-spot = Spot { $spot }
group-asked-cancelled = All right, I won't write to anybody.
group-no-number = I don't see a spot number. Write it like this: @{ $bot } 45 your lights are flashing
group-not-author = Only the author can answer, once
group-too-late = Time's up. Please write it again

group-join = Let's get acquainted first: open the bot and tell me your spot, it takes a minute.
group-button-open = Open the bot
group-anonymous = You are writing as the group, and I can't see who you are. Turn anonymity off, or write /spot to me in private.

group-unlinked = I'm a parking bot, but this group isn't linked to a house, so I stay silent here. An admin of the house can link it.
group-unlinked-private = I am now in the group <b>{ $title }</b>. Link it to the house, and neighbours can write to the owners of spots right there.
group-button-link = Link the group to the complex
group-link-named = Link “{ $title }”
group-linked = ✅ The group is linked: <b>{ $name }</b>
group-how =
    A car in the way, or its lights flashing? Write its spot number:
    @{ $bot } 45 your lights are flashing
    The car's owner gets it in private and answers. I don't tell them your name, but here in the chat people can see it.
group-how-blind =
    A car in the way, or its lights flashing? Write its spot number:
    /spot 45 your lights are flashing
    Or reply to this message: 45 and your text. The car's owner gets it in private and answers. I don't tell them your name, but here in the chat people can see it.
group-blind =
    🙈 I can't see “@{ $bot } 45 …” here. Please make me an administrator of the group: any single right is enough.
    Use the button below, or: the group's name → Administrators → Add → @{ $bot }.
group-blind-private =
    🙈 In the group <b>{ $title }</b> I can't see “@{ $bot } 45 …”. Please make me an administrator of the group: any single right is enough.
    Use the button below, or: the group's name → Administrators → Add → @{ $bot }.
group-blind-works = The command /spot 45 and replies to my messages already work.
group-sighted = 👀 I can now see what is written in the group <b>{ $title }</b>. I'll confirm the first request with @{ $bot } here.
group-mention-arrived = ✅ The first request with @{ $bot } arrived from the group <b>{ $title }</b>: everything works.
group-button-promote = Make me an administrator
group-button-add = Add to the house chat
group-toast-linked = The group is linked
group-toast-linked-already = The group is already linked
group-toast-no-admin = No admin of the house is in this group, so it cannot be linked.
group-toast-nobody-knows = I cannot see who is in the group. Press “Link the group to the complex” in the group itself, or try again later.
group-settings = 💬 <b>House chat</b>
group-settings-none = There is no group yet. Press “Add to the house chat” and choose it.
group-settings-sees = ✅ <b>{ $title }</b>: I see requests with @
group-settings-blind = ⚠️ <b>{ $title }</b>: I only see /spot and replies to me. Please make me an administrator of the group.
group-settings-gone = ❌ <b>{ $title }</b>: I was removed from it
group-settings-unlinked = ❔ <b>{ $title }</b>: not linked

command-spot = Write to an owner: /spot 45 and a text
command-group = House chat: add it and look after it
