# «Управление»: журнал, жители, места, настройки.
admin-button-journal = Журнал
admin-button-back = ◀ Назад
admin-page = <i>Страница { $page } из { $pages }</i>
admin-button-more = Дальше ▶

# Журнал. $page, $pages: какая страница из скольких.
journal-title = 📖 <b>Журнал</b>
journal-empty = Журнал пока пуст: здесь появится всё, что делают администраторы.
# $when: когда; $by: кто.
journal-who = <i>{ $when }</i> · { $by }
journal-when = <i>{ $when }</i>
journal-claim-approved = { $count ->
    [1] Заявка одобрена: { $name }, место { $spots }
   *[other] Заявка одобрена: { $name }, места { $spots }
 }
journal-claim-approved-no-spot = Заявка одобрена: { $name }, без места
journal-claim-rejected = { $count ->
    [1] Заявка отклонена: { $name }, место { $spots }
   *[other] Заявка отклонена: { $name }, места { $spots }
 }
journal-claim-rejected-no-spot = Заявка отклонена: { $name }, без места
journal-claim-asked = Уточнение по заявке: { $name }
journal-admin-made = Теперь администратор: { $name }
journal-admin-named = Теперь администратор, по ADMIN_IDS: { $name }
journal-admin-unnamed = Больше нет в ADMIN_IDS, права остались: { $name }
journal-admin-removed = Больше не администратор: { $name }
journal-guard-invited = Создана ссылка для охраны
journal-guard-joined = По ссылке вошла охрана: { $name }
journal-guard-removed = Больше не охрана: { $name }
journal-banned = Доступ закрыт: { $name }, до { $until }
journal-ban-moved = Срок блокировки изменён: { $name }, { $from } → { $to }
journal-ban-lifted = Доступ снова открыт: { $name }
journal-spot-assigned = Место { $spot } назначено: { $name }
journal-spot-given-over = Место { $spot } передано: { $name }
journal-spot-freed = Место { $spot } освобождено
journal-holder-removed = Место { $spot } больше не за: { $name }
journal-link-revoked = Отозвана ссылка на место { $spot }
journal-guard-link-revoked = Отозвана ссылка для охраны
journal-resident-invited = Создана ссылка на место { $spot }
journal-resident-joined = По ссылке на место { $spot }: { $name }
journal-group-linked = Привязана группа
journal-group-unlinked = Отвязана группа
journal-setting-changed = Изменена настройка «{ $setting }»
journal-setting-changed-from = Изменена настройка «{ $setting }»: { $from } → { $to }
journal-value-none = нет
journal-value-minutes = { $count } мин
journal-spots-imported = Импорт мест: добавлено { $added }, изменено { $changed }, убрано { $removed }
journal-spot-label = Место { $spot }: { $from } → { $to }
journal-spot-labels-more = … и ещё { $count }
journal-spots-exported = Экспорт мест

# Блокировка. $until: до какого времени; $reason: причина, как её написал администратор.
ban-text =
    🚫 Вы заблокированы до <b>{ $until }</b>.
    Причина: { $reason }

    Место остаётся за вами: обращения о нём приходят, и отвечать на них можно одним нажатием. Остальное снова заработает, когда блокировка кончится.
ban-text-no-reason =
    🚫 Вы заблокированы до <b>{ $until }</b>.
    Место остаётся за вами: обращения о нём приходят, и отвечать на них можно одним нажатием.
ban-over = ✅ Блокировка снята, всё снова работает.

# Роли
role-you-are-admin = ⭐ Вы теперь администратор этого дома.
role-admin-made = ⭐ { $name } теперь администратор. Решение: { $by }.
role-admin-named = ⭐ { $name } теперь администратор: так указано в настройках сервера (ADMIN_IDS).
role-admin-unnamed = ⭐ { $name }: в настройках сервера (ADMIN_IDS) этого администратора больше нет. Права в боте остались, снять их можно в «Управление» → «Жители».
role-you-are-no-admin = Вы больше не администратор этого дома.
role-admin-removed = { $name } больше не администратор. Решение: { $by }.
role-you-are-no-guard = Вы больше не охрана этого дома.
role-guard-removed = { $name } больше не охрана. Решение: { $by }.

# Места
spot-given = За вами теперь и место <b>{ $spot }</b>. Так решил администратор.
spot-given-joins =
    Вас приняли 🎉 Ваше место: <b>{ $spot }</b>.
    Перегородят — жмите «Перегородили».
spot-taken-away = Место <b>{ $spot }</b> больше не ваше: так решил администратор. Сигналы о нём к вам не придут.
spot-loss-protested =
    ⚠️ { $name } пишет: место <b>{ $spot }</b> забрали по ошибке.
    Сейчас место за: { $holders }
spot-not-family = ⚠️ { $by } пишет: { $name } на месте <b>{ $spot }</b> не из этой семьи. Убирать владельцев могут только администраторы.
spot-remove-named = Убрать: { $name }
resident-joined = 🏠 Новый житель по ссылке на место <b>{ $spot }</b>: { $name }.

# Настройки
setting-button-name = Название
setting-button-time-zone = Часовой пояс
setting-button-quiet-hours = Тихие часы
setting-button-remind-after = Напоминание
setting-button-call-after = Вызов охраны
setting-button-guard-phone = Телефон охраны
admin-words-only = Здесь нужен текст: напишите словами или нажмите «Отмена».

# Жители. $count: сколько нашлось; $query: что искали.
admin-button-residents = Жители
residents-title = 👥 <b>Жители</b>: { $count }.
residents-found = 👥 Нашлось по «{ $query }»: { $count }.
residents-none = По «{ $query }» никого не нашлось.
residents-whom = 👥 Кому место <b>{ $spot }</b>? Нашлось: { $count }.
residents-how-to-find = Чтобы найти, напишите имя или номер места.
resident-gone = Этого человека в доме больше нет.
resident-name = 👤 <b>{ $name }</b>
resident-spots = { $count ->
    [1] Место: { $spots }
   *[other] Места: { $spots }
 }
resident-role-admin = ⭐ Администратор
resident-role-guard = 👮 Охрана
resident-role-without-spot = Без места
resident-role-waits = ⏳ Ещё не житель: заявка ждёт или не подана
resident-banned =
    🚫 Доступ закрыт до { $until }
    Причина: { $reason }
resident-button-make-admin = Назначить администратором
resident-button-remove-admin = Снять с администраторов
resident-button-remove-guard = Снять с охраны
resident-button-ban = Заблокировать
resident-button-lift-ban = Разблокировать
role-make-admin-sure = Назначить администратором: <b>{ $name }</b>? Администратор видит имена, заявки и журнал и может всё, что можете вы. Остальные администраторы узнают.
role-remove-admin-sure = Снять с администраторов: <b>{ $name }</b>? Остальные администраторы узнают.
role-remove-guard-sure = Снять с охраны: <b>{ $name }</b>? Вызовы больше приходить не будут.
role-already = Так уже и есть.
role-banned = Сначала нажмите «Разблокировать».
role-last-admin = Вы единственный администратор, которому можно написать. Сначала назначьте другого.

ban-ask-date =
    До какого дня заблокировать: <b>{ $name }</b>?
    Напишите дату, например <b>30.11</b> или <b>30 ноября</b>, или выберите.
ban-button-day = На сутки
ban-button-week = На неделю
ban-button-month = На 30 дней
ban-date-unclear = Не понял дату. Напишите, например, <b>30.11</b>, <b>30 ноября</b> или <b>через неделю</b>.
ban-date-past = Этот день уже начался. Напишите более поздний.
ban-date-far = Это слишком далеко: блокировать можно не больше чем на год.
ban-ask-reason = До { $until }. Напишите причину: { $name } её прочитает.
ban-reason-long = Слишком длинно: до 300 знаков, пожалуйста.
ban-sure =
    Заблокировать: <b>{ $name }</b>?
    До: { $until }
    Причина: { $reason }

    Места останутся, сигналы о них будут приходить. Остальное перестанет работать, я напишу об этом.
ban-oneself = Себя заблокировать нельзя.
ban-over-already = Доступ уже открыт.
ban-toast = 🚫 Вы заблокированы до { $until }. Причина: { $reason }

admin-button-spots = Места
spots-title = 🅿️ <b>Места</b>: { $all }, занято { $held }.
spots-none = 🅿️ Мест в списке пока нет. Они появятся с первыми заявками.
spots-how-to-find = Чтобы открыть место, напишите его номер.
spots-free = свободно
spot-title = 🅿️ <b>Место { $spot }</b>
spot-nobody = Место ни за кем.
spot-holders = За кем: { $names }
spot-button-assign = Назначить место
spot-button-free = Освободить место
spot-assign-sure = Место <b>{ $spot }</b> сейчас за: { $holders }. Добавить ещё одного владельца: { $name }?
spot-free-sure = Освободить место <b>{ $spot }</b>? Сейчас оно за: { $holders }. Я об этом напишу.
spot-remove-sure = Убрать с места <b>{ $spot }</b>: { $name }? Я напишу об этом.
spot-removed-already = Этого человека на месте уже нет.
spot-already = Место уже за этим человеком.
spot-ask-to-assign = Какое место назначить? Напишите номер.

admin-button-invite-resident = Пригласить жителя
invite-ask-spot = На какое место пригласить? Напишите номер.
# $link: ссылка.
invite-link =
    Ссылка на место <b>{ $spot }</b>. Она сработает один раз и живёт 7 дней:
    { $link }

    Отправьте её хозяину места: кто по ней войдёт, сразу станет жителем, без заявки.
invite-consent-note = Вас приглашают стать владельцем места <b>{ $spot }</b>.
invite-accept = Стать владельцем места <b>{ $spot }</b>?
invite-already-yours = Место { $spot } уже ваше. Ссылка ещё действует.
# Открытые ссылки
admin-button-links = Открытые ссылки
links-none = Открытых ссылок нет.
links-title = По { $count ->
    [one] { $count } ссылке
   *[many] { $count } ссылкам
 } ещё никто не вошёл. Нажмите на ссылку, чтобы отозвать её.
# На кнопке: на кого ссылка, до какого времени, кто её сделал.
links-spot = Место { $spot } · до { $until } · { $by }
links-guard = Охрана · до { $until } · { $by }
links-spot-sure = Отозвать ссылку на место <b>{ $spot }</b>? По ней больше никто не войдёт.
links-guard-sure = Отозвать ссылку для охраны? По ней больше никто не войдёт.
links-spot-revoked = Ссылка на место <b>{ $spot }</b> отозвана.
links-guard-revoked = Ссылка для охраны отозвана.
links-gone = Эта ссылка уже не действует

invite-gone = Эта ссылка уже не действует: она на один раз и не навсегда. Попросите новую у того, кто её прислал.

my-spot-button-not-family = Этот человек не из моей семьи
my-spot-nobody-shares = Этого человека на вашем месте уже нет.
my-spot-co-holder-named = { $name } · место { $spot }
my-spot-not-family-which = О ком речь?
my-spot-not-family-sure = Написать администраторам, что { $name } на месте <b>{ $spot }</b> не из вашей семьи? Убрать владельца могут только они.
my-spot-not-family-told = Передал администраторам. Если они уберут этого человека, я напишу.
my-spot-not-family-no-admin = Администратора в доме пока нет.

admin-button-settings = Настройки
settings-title = ⚙️ <b>Настройки</b>
settings-name = Название: { $name }
settings-time-zone = Часовой пояс: { $zone }, сейчас { $time }
settings-quiet-hours = Тихие часы: { $from }–{ $until }
settings-never-quiet = Тихих часов нет
settings-guard-phone = Телефон охраны: { $phone }
settings-no-guard-phone = Телефон охраны не указан
settings-remind-after = { $count ->
    [one] Напоминание владельцу: через { $count } минуту
    [few] Напоминание владельцу: через { $count } минуты
   *[many] Напоминание владельцу: через { $count } минут
 }
settings-call-after = { $count ->
    [one] Вызов охраны: через { $count } минуту
    [few] Вызов охраны: через { $count } минуты
   *[many] Вызов охраны: через { $count } минут
 }
settings-saved = Готово, уже действует ✅
settings-ask-name = Как называется дом? До 100 знаков.
settings-ask-time-zone = В каком часовом поясе дом? Выберите или напишите другой город или пояс: <b>Томск</b>, <b>МСК+2</b>, <b>UTC+5</b>.
settings-ask-quiet-hours = Когда не шуметь? Напишите, например, <b>23:00-07:00</b>. Обращения приходят со звуком и ночью.
settings-ask-remind-after = Через сколько минут напомнить владельцу, если он молчит? От 1 до 60.
settings-ask-call-after = Через сколько минут звать охрану и администраторов? От 2 до 120.
settings-ask-guard-phone = Напишите телефон охраны, можно с добавочным или два через запятую. Его увидят соседи, чьё обращение ни до кого не дошло, те, кто исчерпал обращения на сегодня, и все, кто читает плакат.
settings-bad-name = Название — от 1 до 100 знаков.
settings-bad-time-zone = Такого пояса не знаю. Выберите ближайший город или напишите, например, <b>МСК+2</b>.
settings-bad-quiet-hours = Не понял. Напишите два времени, например <b>23:00-07:00</b>.
settings-bad-remind-after = Нужно целое число минут от 1 до 60.
settings-bad-call-after = Нужно целое число минут от 2 до 120.
settings-bad-guard-phone = На телефон не похоже. Напишите, например, <b>+7 495 123-45-67 доб. 2</b>; до трёх номеров, через запятую.
settings-help-before-reminder = Охрану зовут позже напоминания: сначала напоминаем владельцу. Напишите другое число.
# $place: город, $offset: «+5».
time-zone-button = { $place }, UTC{ $offset }
time-zone-kaliningrad = Калининград
time-zone-moscow = Москва
time-zone-samara = Самара
time-zone-yekaterinburg = Екатеринбург
time-zone-omsk = Омск
time-zone-krasnoyarsk = Красноярск
time-zone-irkutsk = Иркутск
time-zone-yakutsk = Якутск
time-zone-vladivostok = Владивосток
time-zone-magadan = Магадан
time-zone-kamchatka = Камчатка
time-zone-minsk = Минск
time-zone-kyiv = Киев
time-zone-almaty = Астана, Алматы
time-zone-tashkent = Ташкент
time-zone-yerevan = Ереван
time-zone-tbilisi = Тбилиси
time-zone-baku = Баку
time-zone-bishkek = Бишкек
time-zone-dushanbe = Душанбе
time-zone-ashgabat = Ашхабад
time-zone-chisinau = Кишинёв
setting-button-no-quiet-hours = Без тихих часов
setting-button-no-guard-phone = Убрать телефон

group-unlink-named = Отвязать: { $title }
group-unlink-sure = Отвязать группу <b>{ $title }</b>? Обращения оттуда больше не пойдут, бот там замолчит.
group-unlinked-now = Группа <b>{ $title }</b> отвязана.
group-toast-not-linked = Группа уже отвязана

# Статистика
# Кому не дойдёт. $who: кто и почему; $day: в какой день отключили бота.
admin-button-unreached = Кому не дойдёт
unreached-title = { $count ->
    [one] 📵 <b>Кому не дойдёт</b>: { $count } место
    [few] 📵 <b>Кому не дойдёт</b>: { $count } места
   *[many] 📵 <b>Кому не дойдёт</b>: { $count } мест
 }
unreached-spot = Место <b>{ $spot }</b>: { $who }
unreached-since = { $name }, бот отключён { $day }
unreached-never = { $name }, бот ни разу не открыт
unreached-what-to-do = Сигнал об этих машинах сейчас не получит никто. Позвоните или зайдите: пусть откроют чат со мной и нажмут «Запустить».
unreached-none = ✅ У каждого занятого места есть хотя бы один владелец, до которого сигнал дойдёт.
unreached-weekly = { $count ->
    [one] 📵 Есть { $count } место, до владельцев которого сигнал не дойдёт.
    [few] 📵 Есть { $count } места, до владельцев которых сигнал не дойдёт.
   *[many] 📵 Есть { $count } мест, до владельцев которых сигнал не дойдёт.
 }

admin-button-statistics = Статистика
statistics-title = 📊 <b>Статистика за { $count } дней</b>
statistics-residents = Жителей: { $count }
statistics-banned = Доступ закрыт: { $count }
statistics-spots = Мест: { $all }, занято { $held }
statistics-alerts = Перегородили: { $blocked }, SOS: { $sos }, сообщений: { $messages }
statistics-answered = Владельцы ответили: { $share } % ({ $answered } из { $asked })
statistics-minutes = Обычно отвечают за { $minutes } мин
statistics-minutes-fast = Обычно отвечают быстрее минуты
statistics-weeks = <b>Первый ответ по неделям</b>
# $from: какая неделя; $soon, $later: доля ответов за 5 и за 15 минут.
statistics-week = { $from }: обычно за { $minutes } мин. За 5 минут ответили { $soon } %, за 15 минут { $later } % (обращений: { $asked })
statistics-week-none = { $from }: ответов не было (обращений: { $asked })
statistics-called = Звали охрану: { $count }
# Надписи на картинке
statistics-picture-title = { $name }: { $count } дней
statistics-picture-alerts = обращений
statistics-picture-answered = с ответом
statistics-picture-usually = обычно до ответа
statistics-picture-by-day = Обращения по дням
statistics-picture-with-answer = ответили
statistics-picture-without = нет ответа
statistics-picture-minutes = Минут до ответа
statistics-picture-nothing = Обращений не было
statistics-picture-min = { $count } мин

# Импорт. $count: сколько; $spots: какие места; $line: номер строки в файле.
admin-button-import = Импорт
import-ask =
    Пришлите файл XLSX или CSV со списком мест. Столбцы: <b>Место, Секция, Ряд, Номер в ряду, Машины, Квартира</b>; нужен только первый.
    Сначала покажу, что изменится. Удобно начать с «Экспорт» и поправить его.
import-file-expected = Жду один файл: XLSX или CSV. Пришлите его как файл или нажмите «Отмена».
import-reading = Читаю файл, это недолго…
import-name = 📋 <b>{ $name }</b>
import-not-a-table = Это не похоже на таблицу. Нужен файл XLSX или CSV.
import-old-format = Это старый формат XLS. Сохраните таблицу как XLSX или CSV.
import-locked = Файл закрыт паролем, прочитать его не могу. Снимите пароль и пришлите ещё раз.
import-too-large = Файл слишком большой: до 5 МБ, пожалуйста. Список мест столько не занимает.
import-too-many-rows = Слишком много строк: читаю до 20 000.
import-formulas = В таблице есть формулы, их я не читаю. Сохраните её как CSV или вставьте значения вместо формул.
import-no-spots = Не нашёл номеров мест. Назовите первый столбец «Место» и пришлите файл ещё раз.
import-out-of-reach = Мессенджер не отдал файл. Пришлите его ещё раз.
import-sheet = Читал лист «{ $sheet }». Другие не читал: { $others }
import-columns = Столбцы: { $columns }
import-column-named = «{ $name }»
import-column-unnamed = { $number }-й столбец
import-as-spot = { $name } — место
import-as-section = { $name } — секция
import-as-row = { $name } — ряд
import-as-column = { $name } — номер в ряду
import-as-cars = { $name } — машины
import-unread = Не читал: { $columns }
import-added = ➕ Добавится { $count }: { $spots }
import-changed = ✏️ Изменится { $count }: { $spots }
import-removed = ➖ Уберётся { $count }, нет в файле: { $spots }
import-kept = 🔒 Останется { $count }, нет в файле, но занято: { $spots }
import-same = Без изменений: { $count }
import-cars = 🚗 Номеров машин: { $count }, места { $spots }. Каждый владелец подтвердит свою, до этого о ней никому не напишут. Номера у мест без владельца не сохраню.
import-faults = ⚠️ <b>Не понял строк: { $count }</b>
import-row-no-number = строка { $line }: нет номера места от 1 до 99999
import-row-twice = строка { $line }: такое место в файле уже было
import-row-section = строка { $line }: секция длиннее 40 знаков
import-row-row = строка { $line }: ряд длиннее 20 знаков
import-row-column = строка { $line }: номер в ряду — число от 1 до 999
import-row-formula = строка { $line }: текст похож на формулу
import-row-date = строка { $line }: здесь дата. Если было «1-2», задайте ячейке формат «Текст»
import-row-above = строка { $line }: место стоит выше заголовков
import-more-faults = и ещё { $count }
import-faults-remove-nothing = Пока в файле есть такие строки, ничего не убираю. Остальные можно применить.
import-faults-idle = Остальные строки ничего не меняют. Исправьте эти и пришлите файл ещё раз.
import-faults-only = Ни одной строки не понял, менять нечего. Исправьте файл и пришлите ещё раз.
import-nothing-yet = <i>Пока ничего не изменено.</i>
import-idle = Менять нечего: в доме уже так.
import-button-apply = Применить
import-button-keep = Применить, ничего не убирая
import-removes-many =
    ⚠️ { $all ->
        [one] Уберётся <b>{ $count } из { $all } места</b>, больше трети дома: { $spots }
       *[many] Уберётся <b>{ $count } из { $all } мест</b>, больше трети дома: { $spots }
    }
    Если в файле не весь дом, нажмите «Отмена» и пришлите полный список.
import-remove-many = { $count ->
    [one] Применить и убрать { $count } место
    [few] Применить и убрать { $count } места
   *[many] Применить и убрать { $count } мест
 }
import-over = Этот список уже применён или отменён.
import-changed-meanwhile = Пока вы смотрели, места изменились. Вот как теперь.
import-done = ✅ Готово. Добавлено: { $added }, изменено: { $changed }, убрано: { $removed }.

# Экспорт
admin-button-export = Экспорт
export-ask = Список мест файлом: номера и где они, без имён. В каком виде?
export-button-xlsx = XLSX
export-button-csv = CSV
export-column-spot = Место
export-column-section = Секция
export-column-row = Ряд
export-column-number = Номер в ряду
export-column-held = Занято
export-held = да
export-free = нет
export-file = места
export-done = { $count ->
    [one] { $count } место. Поправьте и верните через «Импорт».
    [few] { $count } места. Поправьте и верните через «Импорт».
   *[many] { $count } мест. Поправьте и верните через «Импорт».
 }
