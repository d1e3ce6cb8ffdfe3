# «Кому»: под предпросмотром. $spots: «40–60, 75».
announcement-to-all = Кому: <b>всем</b>
announcement-to-spots = { $count ->
    [1] Кому: место <b>{ $spots }</b>
   *[other] Кому: места <b>{ $spots }</b> (всего { $count })
 }
announcement-to-sections = Кому: секции <b>{ $sections }</b> (мест: { $count })
announcement-unheld = ⚠️ Без хозяина в боте: { $spots }. Туда не дойдёт.
announcement-asks = 🚗 Под объявлением будут «Уберу» и «Не смогу». Ответы увидите в своей карточке.
announcement-button-to = Кому
announcement-button-asks = Просьба убрать машину
announcement-button-asks-on = ✅ Просьба убрать машину
announcement-choose = Кому отправить? Напишите номера мест, например <b>40-60, 75</b>, или выберите:
announcement-button-all = Всем
announcement-button-spots = Местам
announcement-button-sections = Секции
announcement-ask-spots = Напишите номера мест, можно подряд и через запятую: <b>40-60, 75</b>
announcement-ask-sections = Выберите секции, можно несколько:
announcement-button-section-on = ✅ { $section }
announcement-button-preview = К объявлению
# $spots: как понято; владелец места подтверждает.
announcement-spots-unsure = { $count ->
    [1] Я понял так: место <b>{ $spots }</b>. Верно? Если нет, напишите иначе.
   *[other] Я понял так: места <b>{ $spots }</b> (всего { $count }). Верно? Если нет, напишите иначе.
 }
announcement-button-spots-right = Верно
announcement-spots-none = Не вижу номеров мест. Напишите их цифрами, например <b>40-60, 75</b>.
announcement-spots-too-many = Слишком много мест сразу: можно не больше { $most }. Выберите «Всем» или «Секции».
announcement-spots-left = ещё { $count }

# Как его видит житель. $spots: его места.
announcement-own-spots = { $count ->
    [1] место { $spots }
    [2] места { $spots }
   *[other] ваши места
 }
announcement-head-spots = 📢 <b>Объявление</b>: { $spots }
announcement-head-asks = 🚗 <b>Просьба убрать машину</b>: { $spots }
announcement-head-reminder = 🔔 <b>Уберёте машину?</b> Напоминаю: { $spots }
announcement-for-spots = Только местам { $spots }
announcement-answers = Ответы: { $time }
move-button-will = Уберу
move-button-will-said = ✅ Уберу
move-button-cannot = Не смогу
move-button-cannot-said = ✅ Не смогу
move-said-will = Ваш ответ: уберу.
move-said-cannot = Ваш ответ: не смогу.
move-over = Ответы больше не нужны.
move-toast-will = Спасибо! Передал: уберёте.
move-toast-cannot = Передал: не сможете.
move-toast-said = Так и записано
move-toast-over = Ответы на эту просьбу больше не нужны
move-toast-not-yours = Эта просьба не о вашем месте

# Карточка администратора
move-counts = 🚗 <b>Уберут: { $will } · Не смогут: { $cannot } · Молчат: { $silent }</b>
move-spots-will = Уберут места: { $spots }
move-spots-cannot = Не смогут места: { $spots }
move-spots-silent = Молчат места: { $spots }
move-spots-free = Из них отмечены свободными: { $spots }
# $when: «завтра в 07:00».
move-until = Ответы жду до { $until }.
move-closed = Ответы больше не собираю.
move-remind-waits = 🔔 Напомню молчащим { $when }
move-reminded = { $count ->
    [0] 🔔 { $when } напоминать было некому
   *[other] 🔔 Напоминание молчащим ушло { $when }, мест: { $count }
 }
move-button-remind = Напомнить
move-button-close = Готово
move-toast-remind-now = Напоминаю молчащим
move-toast-remind-later = Напомню молчащим { $when }
move-toast-reminded = Напоминание бывает одно: оно уже было или ждёт утра
move-toast-all-answered = Молчащих нет: ответили все
move-toast-closed = Готово: ответов больше не жду
move-toast-no-answers = Ответов на это объявление уже нет

announcement-journal-spots = Объявление владельцам мест: { $count }
announcement-journal-reminded = Напоминание тем, кто не ответил на просьбу убрать машину
announcement-toast-changed = «Кому» с тех пор изменилось. Посмотрите ниже и отправьте оттуда.
announcement-toast-not-for-all = В чате дома закрепляют только объявления для всех
