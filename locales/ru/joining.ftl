# $name: название дома.
joining-consent =
    🅿️ <b>{ $name }: парковка</b>

    Вас перегородили? Нажмите кнопку, напишите номер места, и хозяин машины узнает об этом сразу. Соседи не увидят ни вашего имени, ни телефона.

    <b>Что я храню:</b> ваше имя и @username в мессенджере, номер вашего места и ваши обращения. Имя видят администраторы и владельцы того же места, @username — только администраторы. Остальные соседи видят только номер места. Всё, что вы мне пишете, идёт через мессенджер, а его серверы за границей.

    Передумаете — /forget удалит всё о вас. Подробнее: /privacy.

    Согласны?
joining-agree = Согласен
joining-disagree = Не согласен
joining-agreed = Согласие получено ✅
joining-declined = Хорошо, я ничего не сохранил. Передумаете — нажмите /start.
joining-ask-spots =
    Напишите номер вашего места.
    Если их несколько — через запятую: <b>12, 13</b>.
joining-which-spots = Проверьте, так ли я понял. Какие места ваши?
joining-no-spot = У меня нет места
# $spots: перечень мест.
joining-sent =
    Заявка отправлена администратору: { $spots }.
    Отвечу здесь, как только её рассмотрят.
joining-sent-no-spot =
    Заявка отправлена администратору: без места.
    Отвечу здесь, как только её рассмотрят.
joining-waiting = Ваша заявка ждёт администратора ({ $spots }). Отвечу здесь, как только её рассмотрят.
joining-waiting-no-spot = Ваша заявка ждёт администратора (без места). Отвечу здесь, как только её рассмотрят.
joining-no-admin = Администратора в доме пока нет. Заявка сохранена и дождётся его.
joining-too-many-today = Сегодня уже было три заявки. Попробуйте завтра, пожалуйста.
joining-already-yours = Это место уже ваше.
joining-approved =
    Вас приняли 🎉 Ваши места: <b>{ $spots }</b>.
    Перегородят — жмите «Перегородили».
joining-approved-no-spot =
    Вас приняли 🎉
    Закричит чья-то сигнализация — жмите «SOS сигнализация».
joining-added = За вами теперь и это место: <b>{ $spots }</b>.
joining-rejected = Администратор не подтвердил: { $spots }. Если это ошибка, подайте заявку ещё раз: «Моё место» или /start.
joining-rejected-no-spot = Администратор отклонил заявку. Если это ошибка, подайте её ещё раз: /start.
joining-you-are-admin = Вы администратор этого дома.
# $name: имя соседа; $spot: номер общего места.
joining-co-holder = На месте <b>{ $spot }</b> теперь есть ещё один владелец: { $name }. Так решил администратор.

my-spot-title = 🅿️ <b>Моё место</b>
my-spot-none = За вами нет места.
my-spot-yours = Ваши места: <b>{ $spots }</b>
my-spot-co-holders = Место { $spot } делят с вами: { $names }
my-spot-waiting = Заявка ждёт администратора: { $spots }
my-spot-add = Добавить место

claim-title = 📝 <b>Заявка</b>
claim-who = Кто: { $name }
claim-username = Ник: @{ $username }
claim-spots = Места: { $spots }
claim-no-spot = Без места
claim-approved = ✅ Назначены: { $spots }
claim-approved-no-spot = ✅ Принят без места
claim-rejected = ❌ Отклонены: { $spots }
claim-rejected-no-spot = ❌ Отклонена
claim-decided-by = Решение: { $name }, { $time }
claim-as-of = <i>на { $time }</i>
claim-approve = Одобрить
claim-reject = Отклонить
claim-assign-held = Всё равно назначить { $spot }
claim-toast-done = Готово
claim-toast-decided = Уже решено: { $name }
claim-toast-gone = Этой заявки больше нет
