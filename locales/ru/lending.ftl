# «Ищу место» и «Займу». $spot: номер места. $until: до какого времени, словами: «завтра, 20:00».
lending-button-seek = Ищу место
lending-ask-until = До какого времени нужно место? Нажмите или напишите, например «завтра 18:00», не дальше недели.
lending-button-evening = На вечер
lending-button-tomorrow = До завтра
lending-button-other = Другая дата
lending-ask-date = До какого времени нужно место? Напишите, например: <b>завтра 18:00</b>, <b>25.12</b>. Без времени — до 20:00.
lending-date-too-far = Это дальше, чем через неделю. Напишите время поближе.
lending-date-past = До этого времени меньше четверти часа, или оно уже прошло. Напишите другое.

lending-found =
    { $count ->
        [one] 🟢 До <b>{ $until }</b> свободно <b>{ $count }</b> место. Хозяин вернётся раньше — машину придётся убрать.
        [few] 🟢 До <b>{ $until }</b> свободно <b>{ $count }</b> места. Хозяин вернётся раньше — машину придётся убрать.
       *[many] 🟢 До <b>{ $until }</b> свободно <b>{ $count }</b> мест. Хозяин вернётся раньше — машину придётся убрать.
    }
lending-none = До <b>{ $until }</b> свободных мест сейчас нет.
lending-shorter = Есть ненадолго:
# $spots: номера через запятую.
lending-rest = Ещё свободны: { $spots }
lending-button-take-spot = Займу { $spot }
lending-button-take-spot-until = Займу { $spot } до { $until }
lending-button-wish = Скажу, когда появится
lending-has-one = Вы уже стоите на месте <b>{ $spot }</b> до { $until }. Сначала нажмите «Место свободно»: занять можно одно.

lending-signed = Хозяин прочтёт: сосед с места { $mine }. Имени он не увидит.
lending-signed-house = Хозяин прочтёт: сосед без места. Имени он не увидит.
lending-button-take = Займу
lending-taken = Готово, место <b>{ $spot }</b> до <b>{ $until }</b> за вами 👇
lending-taken-overstayed = ⚠️ Время прежнего соседа вышло, но что уехал, он не сказал. Взгляните на место, прежде чем ехать.
lending-toast-taken = Готово, место { $spot } до { $until } за вами
# Первое сообщение хозяину в переписке, от имени соседа.
lending-words = Займу место { $spot } до { $until }.
# То же, когда переписка открывается снова.
lending-about = О месте { $spot }, занятом до { $until }.
lending-too-late = Уже заняли: место { $spot }
lending-not-free = Место { $spot } больше не свободно
lending-own = Место { $spot } — ваше
lending-not-allowed = Занимать места могут жители дома.
lending-as-it-is = Место { $spot } и так за вами до { $until }

# Карточка того, кто стоит на чужом месте. $time: когда.
lending-borrower =
    🅿️ <b>Место { $spot } за вами до { $until }</b>
    Хозяин вернётся раньше — машину придётся убрать.
lending-borrower-soon =
    ⏰ <b>Место { $spot } за вами до { $until }</b>
    Осталось меньше получаса. Уедете — нажмите «Место свободно».
lending-borrower-left = ✅ Вы освободили место <b>{ $spot }</b>. Спасибо!
lending-borrower-time =
    ⌛ <b>Время вышло: место { $spot } было за вами до { $until }</b>
    Уберите, пожалуйста, машину и нажмите «Место свободно».
lending-borrower-back =
    🏠 <b>Хозяин вернулся, место { $spot } нужно ему</b>
    Уберите, пожалуйста, машину и нажмите «Место свободно».
lending-borrower-no-holder =
    🏠 <b>Место { $spot } больше не отдают</b>
    Уберите, пожалуйста, машину и нажмите «Место свободно».
lending-borrower-banned =
    ⛔ <b>Место { $spot } больше не за вами</b>
    Уберите, пожалуйста, машину и нажмите «Место свободно».
lending-button-leave = Место свободно
lending-button-write-holder = Написать хозяину
lending-toast-left = Спасибо, хозяин узнает
lending-toast-left-already = Вы уже освободили это место
lending-toast-gone = Эта запись больше не действует

# Карточка хозяина места.
lending-holder = 🅿️ На вашем месте <b>{ $spot }</b> до <b>{ $until }</b>, постоит сосед с места { $mine }
lending-holder-house = 🅿️ На вашем месте <b>{ $spot }</b> до <b>{ $until }</b>, постоит сосед без места
lending-holder-hint = Вернётесь раньше — нажмите «Вернулся»: сосед узнает сразу и уберёт машину.
lending-holder-left = ✅ Сосед уехал с вашего места <b>{ $spot }</b>.
lending-holder-time = ⌛ Время соседа на вашем месте <b>{ $spot }</b> вышло. Что уехал, он пока не сказал.
lending-holder-back = 🏠 Вы вернулись. Сосед узнал, что с места <b>{ $spot }</b> нужно убрать машину.
lending-holder-banned = ⛔ Место <b>{ $spot }</b> больше не за соседом: я попросил его убрать машину.
lending-holder-gone = Сосед больше не стоит на вашем месте.
lending-holder-not-yours = Это место больше не за вами.
lending-button-write-borrower = Написать соседу
lending-write = Пишите здесь: передам без имён.
lending-write-failed = Сейчас передать не получится: за десять минут начато слишком много обращений. Попробуйте чуть позже, а если нужна помощь — позовите охрану.

# «Скажу, когда появится»
lending-wish = 🔎 Ищу вам место до <b>{ $until }</b>. Скажу, когда появится.
# $end: до какого времени место свободно.
lending-wish-offer = 🟢 <b>Появилось место { $spot }</b>, свободно до { $end }. Займёт тот, кто нажмёт первым. Хозяин вернётся раньше — машину придётся убрать.
lending-wish-taken = Место { $spot } уже заняли. Ищу дальше, до <b>{ $until }</b>.
lending-wish-withdrawn = Место { $spot } больше не свободно. Ищу дальше, до <b>{ $until }</b>.
lending-wish-found = ✅ Место нашлось.
lending-wish-over = ⌛ До { $until } место так и не появилось. Нужно ещё — «Справочник мест», «Ищу место».
lending-wish-dropped = Больше не ищу вам место.
lending-wish-gone = Эта заявка больше не действует.
lending-button-drop = Больше не ищу
lending-wish-made = Хорошо, слежу 👇

# В справочнике и у въезда.
lending-directory-taken = 🅿️ Место <b>{ $spot }</b>: <b>занято до { $until }</b>.
lending-directory-mine = 🅿️ Место <b>{ $spot }</b> — ваше. На нём <b>до { $until }</b> стоит сосед.
lending-directory-here = 🅿️ Место <b>{ $spot }</b> за вами до <b>{ $until }</b>.
lending-legend = занято до…
lending-gate-permitted = 🅿️ Место <b>{ $spot }</b>. Стоит с разрешения до <b>{ $until }</b>
lending-gate-over = ⌛ Место <b>{ $spot }</b>. Время вышло { $when }
lending-gate-title = <b>Стоят с разрешения хозяев</b>
lending-gate-pass = ⚠️ На месте { $spot } стоит сосед с разрешения хозяина до { $until }.
lending-pass-warning = ⚠️ На месте { $spot } до { $until } стоит сосед. Нужно гостю — нажмите «Вернулся».
