menu-announcements = 📢 Объявления
announcement-head = 📢 <b>Объявление</b>

# Список для жителей
announcement-title = 📢 <b>Последние объявления</b>
announcement-none = Объявлений пока нет.
announcement-when = <b>{ $time }</b>
announcement-has-photo = 📷 с фото
announcement-has-document = 📎 с файлом
announcement-open = Открыть: { $time }
announcement-not-allowed = Объявления доступны жителям дома.

# Новое объявление
announcement-button-new = Новое объявление
announcement-ask =
    Напишите объявление: текст, фото, альбом или документ с подписью.
    Сначала покажу, как оно будет выглядеть, там же выберете, кому. Без вашего «Отправить» ничего не уйдёт.
announcement-content-only = Здесь нужен текст, фото или документ: это и будет объявление.
announcement-long = Слишком длинно для одного сообщения: помещается до { $longest } знаков. Сократите, пожалуйста.
announcement-caption-long = Слишком длинная подпись: под фото или документом помещается до { $longest } знаков. Сократите, пожалуйста.
announcement-preview = ☝️ Так его увидят жители. Хотите исправить — пришлите новый вариант.
announcement-recipients = { $count ->
    [0] Отправить пока некому: других жителей, до которых дойдёт, нет.
    [one] Получит <b>{ $count }</b> житель.
    [few] Получат <b>{ $count }</b> жителя.
   *[many] Получат <b>{ $count }</b> жителей.
 }
announcement-closed = { $count ->
    [one] Ещё { $count } житель отключил бота, до него не дойдёт.
    [few] Ещё { $count } жителя отключили бота, до них не дойдёт.
   *[many] Ещё { $count } жителей отключили бота, до них не дойдёт.
 }
announcement-off = { $count ->
    [one] Ещё у { $count } жителя объявления выключены: прочтёт, когда откроет «Объявления».
   *[other] Ещё у { $count } жителей объявления выключены: прочтут, когда откроют «Объявления».
 }
# $time: когда кончатся тихие часы.
announcement-quiet = 🌙 Сейчас тихие часы. «Отправить» — уйдёт { $when }. «Срочно, сейчас» — сразу, со звуком.
announcement-button-send = Отправить
announcement-button-urgent = Срочно, сейчас
announcement-button-call-off = Не отправлять
announcement-button-pin = Закрепить в чате дома
announcement-card-below = Хорошо. Как идёт, видно в карточке ниже 👇

help-announcements =
    📢 <b>Объявления</b>

    Здесь последние объявления для жителей. Новые приходят сюда же, сообщением; ночью — только срочные.

    Просят убрать машину — нажмите под объявлением «Уберу» или «Не смогу». Соседи вашего ответа не видят.

    Ответ на объявление никто не получит: вопрос задайте администратору или в домовом чате.

# Карточка автора
announcement-waiting = 🌙 <b>Объявление уйдёт { $when }</b>
announcement-called-off = ✖️ <b>Объявление не отправлено</b>: вы его отменили.
# $text: начало объявления.
announcement-beginning = «{ $text }»
announcement-going = 📢 <b>Объявление отправляется</b>
announcement-progress = { $done } из { $total }, на { $time }
announcement-done = ✅ <b>Объявление отправлено</b>, { $time }
announcement-delivered = Доставлено: { $count }
announcement-unreachable = Отключили бота: { $count }
announcement-failed = Не получилось: { $count }
# $title: название группы.
announcement-pin-asked = ⏳ Публикую и закрепляю в чате <b>{ $title }</b>
announcement-pinned = 📌 Закреплено в чате <b>{ $title }</b>
announcement-not-pinned = ⚠️ В чате <b>{ $title }</b> опубликовал, а закрепить не получилось. Нажмите ещё раз.
announcement-pin-no-right = ⚠️ В чате <b>{ $title }</b> опубликовал, но закрепить не могу: мне не дали право «Закрепление сообщений». Дайте его и нажмите ещё раз, или закрепите сами.
announcement-pin-lost = ❌ В чате <b>{ $title }</b> опубликовать не получилось: меня оттуда убрали или запретили писать.

announcement-journal-sent = Объявление всем жителям
announcement-journal-called-off = Отправка объявления отменена

announcement-toast-left = Этот черновик закрыт и никому не ушёл. Начните заново: «Новое объявление».
announcement-toast-done = Готово
announcement-toast-waits = Уже ждёт утра: карточка ниже
announcement-toast-goes = Уже отправляется
announcement-toast-went = Уже отправлено
announcement-toast-called-off = Отправку отменили, объявление никто не получил
announcement-toast-no-group = Домовой чат ещё не привязан
announcement-toast-pinning = Публикую, результат будет в карточке
announcement-toast-pinned = Уже закреплено или вот-вот будет
