menu-blocked = 🚧 Blocked in
menu-sos = 🚨 SOS car alarm
menu-directory = 🗺 Spot directory
menu-my-spot = 🅿️ My spot
menu-help = ❓ Help
menu-welcome-back = <b>{ $name }</b>. How can I help?
menu-spots = { $count ->
    [1] Your spot: { $spots }.
   *[other] Your spots: { $spots }.
 }

command-menu = Menu
command-blocked = Somebody is blocking me in: /blocked 45
command-sos = A car alarm is going off: /sos 45
command-help = How it works
command-lang = Language: русский, English
command-cancel = Cancel what I started
