# «Справочник мест»
# $time: когда нарисована схема.
directory-title = 🗺 <b>Справочник мест</b> <i>на { $time }</i>
directory-free-count =
    { $count ->
        [0] Сейчас свободных мест нет.
        [one] Свободно сейчас: <b>{ $count }</b> место.
        [few] Свободно сейчас: <b>{ $count }</b> места.
       *[many] Свободно сейчас: <b>{ $count }</b> мест.
    }
directory-ask = Напишите номер места — скажу, занято ли оно.
directory-ask-another = Другое место? Напишите его номер.
directory-legend-mine = моё
directory-legend-free = свободно сейчас
directory-legend-others = остальные
directory-button-free = Свободные места
directory-button-write = Написать владельцу
# $whose: mine — место того, кто спрашивает, another — чужое. $until: до какого времени.
directory-taken =
    { $whose ->
        [mine] 🅿️ Место <b>{ $spot }</b> — ваше. Для соседей оно <b>занято</b>.
       *[another] 🅿️ Место <b>{ $spot }</b>: <b>занято</b>.
    }
directory-free =
    { $whose ->
        [mine] 🟢 Место <b>{ $spot }</b> — ваше. Сейчас оно отмечено: <b>свободно</b>.
       *[another] 🟢 Место <b>{ $spot }</b>: <b>свободно</b>.
    }
directory-free-until =
    { $whose ->
        [mine] 🟢 Место <b>{ $spot }</b> — ваше. Сейчас оно отмечено: <b>свободно до { $until }</b>.
       *[another] 🟢 Место <b>{ $spot }</b>: <b>свободно до { $until }</b>.
    }
directory-not-registered = ⚪ Место <b>{ $spot }</b>: <b>не зарегистрировано</b>. Его владельца в боте нет.
directory-too-many = За час можно посмотреть не больше { $most } разных мест: так никто не обойдёт весь дом. Попробуйте позже.
directory-none-free = Сейчас свободных мест нет.
directory-free-line = 🟢 <b>{ $spot }</b>
directory-free-line-until = 🟢 <b>{ $spot }</b> до { $until }
# $spots: номера через запятую.
directory-free-rest = И ещё: { $spots }
directory-toast-mine = Это ваше место.
