menu-blocked = 🚧 Перегородили
menu-sos = 🚨 SOS сигнализация
menu-directory = 🗺 Справочник мест
menu-my-spot = 🅿️ Моё место
menu-help = ❓ Помощь
# $name: название дома.
menu-welcome-back = <b>{ $name }</b>. Чем помочь?
menu-spots = { $count ->
    [1] Ваше место: { $spots }.
   *[other] Ваши места: { $spots }.
 }

# Список команд, который показывает мессенджер.
command-menu = Меню
command-blocked = Меня перегородили: /blocked 45
command-sos = Кричит сигнализация: /sos 45
command-help = Как это работает
command-lang = Язык: русский, English
command-cancel = Отменить начатое
