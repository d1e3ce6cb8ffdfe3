# Заявки: вопросы владельцам, уточнения, передача места, приглашение охраны.

# $name: имя заявителя; $spot: номер места.
claim-question =
    { $name } подаёт заявку на место <b>{ $spot }</b>, а оно записано за вами. Знаете этого человека?

    Ваш ответ увидит только администратор.
claim-question-answered =
    { $name } подаёт заявку на место <b>{ $spot }</b>, а оно записано за вами.

    Ваш ответ: «{ $answer }». Администратор его видит. Ошиблись — нажмите другой.
claim-button-family = Это моя семья
claim-button-unknown = Не знаю этого человека
claim-button-left = Место больше не моё
claim-left-sure = Убрать место <b>{ $spot }</b> из ваших? Сигналы о нём к вам больше не придут.
claim-left-done = Готово: место { $spot } больше не ваше.
claim-toast-answered = Спасибо, администратор увидит
claim-toast-no-holder = Место { $spot } уже не за вами
claim-toast-settled = Администратор уже решил
button-confirm = Подтвердить
claim-kept = Хорошо, всё осталось как было.

# Строки карточки. $names: кто держит место.
claim-spot-held = Место { $spot } сейчас за: { $holders }
claim-holder-silent = { $name } (пока не ответил)
claim-holder-family = { $name } («это моя семья»)
claim-holder-unknown = { $name } («не знаю этого человека»)
claim-said = 💬 { $name }: { $text }
claim-said-photo = 💬 { $name }: 📷 фото
claim-said-photos = 💬 { $name }: 📷 { $count } фото
claim-said-photo-text = 💬 { $name }: 📷 { $text }
claim-asked = ❔ Администратор: { $text }

claim-button-transfer = Передать место
claim-button-transfer-spot = Передать место { $spot }
claim-transfer-sure =
    Передать место <b>{ $spot }</b>? Теперь оно будет за: { $name }.
    Больше не за: { $holders }. Я об этом напишу.
claim-transfer-done = Место { $spot } передано. Теперь оно за: { $name }.
# Прежнему владельцу.
claim-transferred = Администратор передал место <b>{ $spot }</b> другому жителю. Оно больше не ваше, и сигналы о нём к вам не придут.
claim-button-mistake = Это ошибка
claim-mistake-told = Передал администраторам: с местом { $spot } ошибка. Они разберутся. Можно и подать на него заявку: «Моё место» или /start.
claim-toast-mistake-again = Администраторы уже знают
claim-mistake =
    ⚠️ { $name } пишет: место <b>{ $spot }</b> передали по ошибке.
    Сейчас место за: { $holders }
claim-mistake-nobody = ни за кем
alert-holder-no-longer = Место <b>{ $spot }</b> уже не ваше, отвечать не нужно.

claim-button-ask = Уточнить
claim-ask = Напишите вопрос. { $name } увидит его с подписью «администратор», без вашего имени.
claim-ask-sent = Вопрос передан. Ответ появится в карточке заявки, она остаётся открытой.
claim-question-to-you =
    <b>Администратор спрашивает о вашей заявке:</b>
    { $text }
claim-button-reply = Ответить администратору
claim-button-explain = Пояснение
claim-explain = Напишите одной строкой или пришлите фото: администраторы увидят это в вашей заявке.
claim-explained = Передал администраторам ✅
claim-explain-enough = Пояснений уже достаточно, администратор их видит.
claim-too-long = Слишком длинно: до 1000 знаков, пожалуйста.
claim-words-or-photo = Здесь нужен текст или фото.
claim-words-only = Здесь нужен текст: напишите вопрос словами.
claim-over = Эту заявку уже решили.
claim-button-photo = Показать фото
claim-no-photo = Фото нет
claim-photo-of = { $name }, фото к заявке
claim-still-waits = Ваша заявка ещё ждёт. Я напомнил о ней администраторам и отвечу здесь, как только её рассмотрят.
claim-still-waits-no-admin = Ваша заявка ещё ждёт: администратора в доме пока нет. Она никуда не денется.

menu-admin = ⚙️ Управление
command-admin = Управление домом
admin-title = ⚙️ <b>Управление</b>
# $count: сколько заявок ждёт.
admin-claims-waiting = { $count ->
    [0] Заявок нет.
    [one] Ждёт решения { $count } заявка.
    [few] Ждут решения { $count } заявки.
   *[many] Ждут решения { $count } заявок.
 }
admin-only = Это доступно администраторам.
admin-button-claims = Заявки
admin-button-invite-guard = Пригласить охрану
admin-claims-shown = Показываю самую старую, карточка ниже 👇
admin-no-claims = Заявок нет: всё решено.
admin-button-next = Следующая заявка
admin-no-more = Других заявок нет
admin-button-approve-all = Одобрить все без спора
admin-approve-all =
    <b>Одобрить эти заявки?</b>
    { $list }
admin-approve-all-later = { $count ->
    [one] Ещё { $count } заявка без спора ждёт: нажмите «Одобрить все без спора» снова после этих.
    [few] Ещё { $count } заявки без спора ждут: нажмите «Одобрить все без спора» снова после этих.
   *[many] Ещё { $count } заявок без спора ждут: нажмите «Одобрить все без спора» снова после этих.
 }
admin-approve-all-others = { $count ->
    [one] Ещё { $count } заявку посмотрите сами: место занято или вы ждёте ответа.
    [few] Ещё { $count } заявки посмотрите сами: место занято или вы ждёте ответа.
   *[many] Ещё { $count } заявок посмотрите сами: место занято или вы ждёте ответа.
 }
admin-approve-all-none = Таких заявок сейчас нет.
admin-line = { $name }: { $spots }
admin-line-no-spot = { $name }: без места
admin-approved-all = Одобрено заявок: { $count }.
admin-approved-part = Одобрено заявок: { $count } из { $all }. Остальные за это время решены, или о месте возник спор.
admin-list-old = Список устарел. Откройте его ещё раз.
admin-digest = { $count ->
    [0] 📝 Заявки этого часа решены.
    [one] 📝 Заявок много: больше десяти за час, ждёт ещё { $count }. Чтобы не засыпать вас карточками, собрал остальное сюда.
    [few] 📝 Заявок много: больше десяти за час, ждут ещё { $count }. Чтобы не засыпать вас карточками, собрал остальные сюда.
   *[many] 📝 Заявок много: больше десяти за час, ждут ещё { $count }. Чтобы не засыпать вас карточками, собрал остальные сюда.
 }

# $link: ссылка.
guard-invite =
    Ссылка для охраны. Она сработает один раз и живёт 48 часов:
    { $link }

    Отправьте её на телефон охраны. Кто по ней войдёт, увидит обращения с номерами мест, но не имена.
guard-invite-no-link = Пока не знаю своего адреса. Попробуйте через минуту.
guard-consent-note = Вас приглашают в <b>охрану</b> этого дома.
guard-welcome =
    Вы теперь охрана этого дома.
    Позовут на помощь — пришлю карточку, нажмите «Беру».
guard-invite-gone = Эта ссылка уже не действует: она на один раз и на 48 часов. Попросите у администратора новую.
guard-accept = Стать охраной этого дома?
guard-already = Вы уже охрана этого дома.
guard-your-own-link = Эта ссылка для охраны, вам она не нужна: отправьте её на телефон охраны. Она ещё действует.
guard-joined = 👮 По ссылке вошла охрана: { $name }.

my-spot-button-give-up = Отказаться от места
my-spot-give-up-which = От какого места?
my-spot-button-spot = Место { $spot }
my-spot-give-up-sure = Отказаться от места <b>{ $spot }</b>? Сигналы о нём к вам больше не придут.
my-spot-gave-up = Готово: место { $spot } больше не ваше.
my-spot-toast-not-yours = Место { $spot } уже не за вами
my-spot-co-holder-left = { $name } больше не владелец места <b>{ $spot }</b>.
