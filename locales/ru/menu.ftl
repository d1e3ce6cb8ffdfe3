menu-blocked = 🚧 Перегородили
menu-sos = 🚨 SOS сигнализация
menu-help = ❓ Помощь
# $name: название дома.
menu-welcome-back = <b>{ $name }</b>. Чем помочь?
menu-spots = Ваши места: { $spots }.
