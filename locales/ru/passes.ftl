# «Гостевой пропуск»
menu-pass = 🎫 Гостевой пропуск

pass-ask-guest = 🎫 Кого ждёте? Напишите номер машины или имя гостя. Увидят его только вы и охрана.
# $guest: что написал хозяин; $spot: номер места.
pass-ask-spot = { $guest }: на какое место?
pass-ask-hours = { $guest }, место <b>{ $spot }</b>. На сколько часов пропуск? Нажмите или напишите число от 1 до 72.
pass-button-2 = 2 часа
pass-button-4 = 4 часа
pass-button-8 = 8 часов
pass-button-24 = 24 часа
pass-guest-expected = Здесь нужен номер машины или имя гостя, текстом.
pass-guest-too-long = Слишком длинно: уложитесь, пожалуйста, в { $longest } знаков.
pass-hours-expected = Здесь нужно число часов, от 1 до 72.
pass-three = У вас уже три действующих пропуска: больше нельзя. Отмените один или дождитесь, пока закончится.
pass-spot-lost = Это место уже не за вами.
pass-made = Пропуск готов, он ниже 👇
pass-toast-begin-anew = Начните заново: «Гостевой пропуск»

# Карточка хозяина: подпись под картинкой.
pass-title = 🎫 <b>Гостевой пропуск</b>
pass-guest = Гость: { $guest }
pass-spot = Место: <b>{ $spot }</b>
pass-until = Действует до <b>{ $until }</b>
pass-code = Код: <code>{ $code }</code>
pass-how = Перешлите картинку гостю: на въезде охрана проверит QR или код. Пропуск разрешает въехать, но место за гостем не закрепляет.
pass-inside = 🚗 Гость въехал: { $time }
pass-left = 🏁 Гость выехал: { $time }
pass-over = ⌛ <b>Пропуск закончился</b>: { $time }
pass-revoked = ❌ <b>Пропуск отменён</b>: { $time }
pass-button-extend = Продлить
pass-button-revoke = Отменить
pass-button-show = Пропуск: { $guest }
pass-line = 🎫 { $guest }: место { $spot }, до { $until }

# Картинка.
pass-picture-title = Гостевой пропуск
pass-picture-spot = Место { $spot }
pass-picture-until = до { $until }
pass-picture-code = Код для охраны
pass-picture-over = Не действует

pass-ask-extension = { $guest }: пропуск до { $until }. На сколько продлить? Нажмите или напишите число часов.
pass-extended = Продлил: { $guest }, до <b>{ $until }</b>.
pass-extended-longest = Продлил: { $guest }, до <b>{ $until }</b>. Дольше 72 часов вперёд нельзя.
pass-toast-extended-already = Пропуск уже продлили
pass-toast-longest = Дольше 72 часов вперёд нельзя
pass-toast-over = Этот пропуск уже не действует
pass-toast-shown = Пропуск ниже 👇
pass-revoke-sure = Отменить пропуск для гостя <b>{ $guest }</b>? Охрана его больше не пустит.
pass-revoked-now = Пропуск отменён: { $guest }.
pass-ends-soon = ⏳ Пропуск скоро закончится: { $guest }, место { $spot }, до <b>{ $time }</b>.
pass-still-inside = ⚠️ Пропуск закончился, а гость ещё не выехал: { $guest }, место { $spot }.

# Карточка обращения: чья машина может мешать.
pass-alert-hint = 🎫 Возможно, речь о машине вашего гостя: { $guest }
pass-alert-hint-other = 🎫 Возможно, речь о машине гостя: на ваше место есть пропуск.

# Охрана: «Проверить пропуск»
menu-check-pass = 🔎 Проверить пропуск
gate-ask = Напишите код пропуска, часть номера машины или имя гостя, от 3 знаков. Или наведите камеру телефона на QR.
gate-button-today = Сегодня
gate-guards-only = Это доступно охране.
gate-show-guard = Покажите охране
gate-too-short = Нужен код из 6 цифр или хотя бы 3 знака из номера машины или имени.
gate-none = ❌ Пропуска не нашёл. Проверьте номер или спросите код.
gate-no-code = ❌ Такого кода нет. Проверьте цифры или найдите гостя по номеру машины.
gate-too-many-codes = Слишком много кодов подряд. Подождите 10 минут: QR, номера машин и «Сегодня» работают и сейчас.
gate-several = Подходит несколько. Кто приехал?
gate-valid = ✅ <b>Пропуск действует</b> до <b>{ $until }</b>
gate-over = ❌ <b>Пропуск не действует</b>: закончился { $time }
gate-revoked = ❌ <b>Пропуск не действует</b>: отменён { $time }
gate-spot = Место: <b>{ $spot }</b>
gate-guest = Гость: <b>{ $guest }</b>
gate-still-inside = ⚠️ Время вышло, а гость ещё не выехал.
gate-spot-taken = ⚠️ На месте { $spot } ещё стоит другой гость: { $guest }. Сначала отметьте, что он выехал.
gate-button-in = Въехал
gate-button-out = Выехал
gate-toast-in = Отметил: въехал
gate-toast-out = Отметил: выехал
gate-toast-gone = Этого пропуска больше нет
gate-toast-over = Пропуск уже не действует
gate-toast-inside-already = Уже отмечено: въехал
gate-toast-not-inside = Уже отмечено: выехал
gate-toast-taken = На месте { $spot } ещё стоит другой гость: { $guest }
gate-today-title = 🎫 <b>Гости сегодня</b>
gate-today-none = Сегодня пропусков нет.
gate-today-valid = ✅ { $guest } · место { $spot } · до { $until }
gate-today-inside = 🚗 { $guest } · место { $spot } · въехал
gate-today-over = ⌛ { $guest } · место { $spot } · закончился
gate-today-more = Это не все. Остальных найдёте по коду или номеру машины.
