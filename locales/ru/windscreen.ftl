# «Карточка под стекло»: лист с QR под лобовым стеклом. $spot: номер места; $when: «в 22:36»; $code: код с карточки.
windscreen-button = Карточка под стекло
windscreen-title = 🪧 <b>Карточка под стекло</b>
windscreen-what = Лист с QR для лобового стекла. Прохожий без бота наводит камеру и выбирает причину, а вам приходит такое же обращение, как от соседа. Имени, места и номера машины на карточке нет, и прохожий их не узнает.
windscreen-none = Место { $spot }: карточки пока нет.
windscreen-printed = Место { $spot }: карточка работает с { $when }.
windscreen-doubted = Место { $spot }: карточка работает, но вы отметили ложный вызов. До { $until } вызовы по ней придут только охране.
windscreen-button-print = Напечатать
windscreen-button-print-spot = Напечатать: место { $spot }
windscreen-button-replace = Заменить QR
windscreen-button-replace-spot = Заменить QR: место { $spot }
windscreen-button-remove = Отключить карточку
windscreen-button-remove-spot = Отключить карточку: место { $spot }
windscreen-replace-sure = Сделать новую карточку места <b>{ $spot }</b>? Прежний QR сразу перестанет работать, лист под стеклом придётся заменить.
windscreen-remove-sure = Отключить карточку места <b>{ $spot }</b>? Её QR сразу перестанет работать.
windscreen-removed = Карточка места { $spot } отключена. Выньте её из-под стекла.
windscreen-toast-none = Карточки и так нет
windscreen-toast-changed = Карточку уже заменили
windscreen-issued = 🪧 <b>Карточка места { $spot } готова</b>
windscreen-issued-how = Напечатайте любой из двух файлов, чёрно-белой печати хватит: одну карточку А6 или лист А4 с четырьмя одинаковыми. Положите под стекло так, чтобы QR было видно снаружи. QR и код есть только в этих файлах: у меня их не останется. Потеряли файл? «Заменить QR» сделает новый.
windscreen-file-a6 = Одна карточка, А6
windscreen-file-a4 = Четыре карточки на листе А4
windscreen-file-name-a6 = kartochka-a6.pdf
windscreen-file-name-a4 = kartochki-a4.pdf

# Администратору, на карточке места. $name: имя владельца.
windscreen-for-title = 🪧 <b>Место { $spot }: карточка под стекло</b>
windscreen-for-what = Для тех, кому не на чем печатать. Если карточка у владельца уже есть, она перестанет работать. Запись попадёт в «Журнал».
windscreen-for-nobody = У места нет владельца в боте: карточка ни до кого не дозовётся.
windscreen-for-button = Напечатать: { $name }
windscreen-for-has = { $name }: карточка работает с { $when }
windscreen-for-none = { $name }: карточки нет
windscreen-for-sure = Сделать карточку места <b>{ $spot }</b>? Владелец: { $name }. Если прежняя лежит под стеклом, она сразу перестанет работать.
windscreen-replaced = 🪧 Администратор напечатал вам новую карточку под стекло, место <b>{ $spot }</b>. Прежняя больше не работает: замените лист под стеклом.
windscreen-journal-replaced = Место { $spot }: напечатана карточка под стекло ({ $name })

# Карточка обращения у владельца.
windscreen-holder-blocked = 🚧 <b>Ваша машина мешает выехать</b>
windscreen-holder-passage = 🚧 <b>Из-за вашей машины не пройти, не проехать</b>
windscreen-holder-alarm = 🚨 <b>У вашей машины сработала сигнализация</b>
windscreen-holder-lights = 💡 <b>У вашей машины горят фары или открыто окно</b>
windscreen-holder-hit = ⚠️ <b>Пишут, что вашу машину задели</b>
windscreen-who = Просит прохожий (QR под стеклом). Кто это, я не знаю
windscreen-hint = Ответьте одним нажатием. Прохожий не узнает ни имени, ни места, ни телефона.
windscreen-button-false-call = Ложный вызов
windscreen-button-done = Готово
windscreen-toast-false-call = Отметил. 12 часов вызовы по этой карточке придут только охране
windscreen-closed-taken-back = Прохожий отозвал вызов { $when }. Делать ничего не нужно.
windscreen-closed-false-call = Ложный вызов: так отметил хозяин машины { $when }.
windscreen-holder-false-call = Ложный вызов, отмечено { $when }. 12 часов вызовы по этой карточке придут только охране.
windscreen-thread = Прохожий, место { $spot }

# У охраны и администраторов.
windscreen-helper-blocked = 📣 <b>Мешает выехать машина с карточкой места { $spot }</b>
windscreen-helper-passage = 📣 <b>Не пройти, не проехать: машина с карточкой места { $spot }</b>
windscreen-helper-alarm = 📣 <b>Сигнализация: машина с карточкой места { $spot }</b>
windscreen-helper-lights = 📣 <b>Горят фары или открыто окно: машина с карточкой места { $spot }</b>
windscreen-helper-hit = 📣 <b>Задели машину с карточкой места { $spot }</b>
windscreen-helper-doubted = Хозяину машины не передано: недавно он отметил по этой карточке ложный вызов.
windscreen-flood = ⚠️ <b>Слишком много вызовов по карточкам под стеклом</b>
windscreen-flood-what = За час их было 60, новых я пока не передаю. Похоже на шалость: посмотрите, кто ходит по парковке.
# $count: сколько обращений за 30 дней.
windscreen-statistics = Прохожие по QR: { $count }

# Напечатанная карточка. $address: адрес сайта; $phone: телефон охраны.
windscreen-print-question = Мешает машина?
windscreen-print-camera = Наведите камеру,
windscreen-print-knows = хозяин узнает сразу
windscreen-print-free = Вводить ничего не нужно, денег не просим
windscreen-print-no-camera = Камера не читает? Откройте сайт и введите код
windscreen-print-guards = Охрана: { $phone }

privacy-passer-by = <b>Прохожего</b>, который звонит по карточке под стеклом, я не знаю. Сутки помню отпечаток его адреса, чтобы никто не звонил без конца.
