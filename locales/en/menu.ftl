menu-blocked = 🚧 Blocked in
menu-sos = 🚨 SOS car alarm
menu-help = ❓ Help
menu-welcome-back = <b>{ $name }</b>. How can I help?
menu-spots = Your spots: { $spots }.
