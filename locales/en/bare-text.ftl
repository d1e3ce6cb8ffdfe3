# A line typed outside a dialog
bare-words-pass = I'll pass your words on: “{ $text }”
bare-button-pass-on = Pass the message on
