alert-ask-blocked = Какая машина мешает? Напишите номер места или машины: <b>45</b> или <b>А123ВС</b>
alert-ask-sos =
    У какой машины кричит сигнализация? Напишите номер места или машины: <b>45</b> или <b>А123ВС</b>

    Пожар или человек в опасности — звоните <b>112</b>.
alert-late = Вы писали в { $time } про место <b>{ $spot }</b>, а дошло только сейчас. Ещё нужно?
alert-late-day = Вы писали { $day } в { $time } про место <b>{ $spot }</b>, а дошло только сейчас. Ещё нужно?
alert-still-needed = Ещё нужно
alert-no-longer-needed = Уже не нужно
alert-never-mind = Хорошо, никого не беспокою.
alert-own-spot = Место { $spot } — ваше. Напишите номер места той машины, которая мешает.
alert-own-spot-sos = Место { $spot } — ваше. Напишите номер места машины, у которой сработала сигнализация.
alert-what-about = Что с местом <b>{ $spot }</b>?
alert-closed-just-now = О месте { $spot } вы только что писали. Снова можно { $when }.
alert-too-many-short = За 10 минут можно позвать соседей не больше { $most } раз. Подождите немного, пожалуйста.
alert-too-many-day = За сутки вы позвали соседей { $most } раз, больше пока нельзя. Срочно? Обратитесь к охране.
alert-too-many-day-phone = За сутки вы позвали соседей { $most } раз, больше пока нельзя. Срочно? Охрана: { $phone }.
alert-not-allowed = Это доступно жителям с местом. Есть место? «Моё место» → «Добавить место».

# Карточка отправителя
alert-sender-blocked = 🚧 <b>Вас перегородила машина с места { $spot }</b>
alert-sender-blocked-at = 🚧 <b>Мешает машина, место { $spot }</b>
alert-sender-sos = 🚨 <b>Кричит сигнализация: место { $spot }</b>
alert-raised = Отправлено { $when }
alert-photos-lost = { $count ->
    [one] 📷 Фото не передано: мессенджер его не взял.
   *[other] 📷 Фото не переданы: мессенджер их не взял.
 }
alert-signed-spot = Хозяин машины видит: сосед с места { $spot }
alert-signed-house = Хозяин машины видит: житель дома
alert-signed-guard = Хозяин машины видит: охрана
alert-signed-neighbour = Хозяин машины видит: сосед
alert-reach-nobody-registered = ❌ Место { $spot } никто не зарегистрировал: писать некому.
alert-reach-unreachable = ❌ Не дошло: хозяин машины с места { $spot } отключил бота.
alert-reach-given-up = ❌ Не дошло: мессенджер так и не принял сообщение.
alert-next-step = Проверьте номер или позовите охрану.
alert-next-call = Не ждите: позовите охрану.
alert-reach-left = ❌ У места { $spot } больше нет владельца в боте: писать некому.
alert-reach-lost = ❌ Хозяин машины получил сообщение, но потом отключил бота: ответа не будет.
alert-reminding = ⏳ Напоминаю хозяину машины…
alert-reminder-lost = ❌ Напоминание не дошло
alert-reminded = 🔔 Напомнили хозяину машины
alert-reach-sending = ⏳ Передаю хозяину машины…
alert-reach-delayed = ⏳ Мессенджер заставляет ждать. Пробую снова и снова, до получаса.
alert-reach-delivered =
    { $total ->
        [one] ✅ Доставлено хозяину машины. Ждём ответа.
       *[many] ✅ Доставлено: { $reached } из { $total }. Ждём ответа.
    }
alert-answer-coming = 🙋 Хозяин машины: «Иду»
alert-answer-in-5 = 🕔 Хозяин машины: «Буду через 5 минут»
alert-answer-in-15 = 🕒 Хозяин машины: «Буду через 15 минут»
alert-answer-not-mine-one = 🤷 Один из тех, кого спросили: «Не моя машина»
alert-answer-not-mine = 🤷 Отвечают: «Не моя машина»
alert-done-blocked = 🚗 Хозяин машины: «Машину убрал»
alert-ask-freed = ❓ <b>Освободили?</b>
alert-over-sos = ❓ <b>Сигнализация замолчала?</b>
alert-over-settled = ❓ <b>Вопрос решён?</b>
alert-over-stranger = ❓ <b>Место свободно?</b>
alert-called =
    { $whom ->
        [guard] 📣 Позвали охрану
        [admin] 📣 Позвали администратора
       *[both] 📣 Позвали охрану и администратора
    }
alert-called-delivered =
    { $whom ->
        [guard] 📣 Охрана предупреждена
        [admin] 📣 Администратор предупреждён
       *[both] 📣 Охрана и администратор предупреждены
    }
alert-called-nobody-else = ❌ Кроме вас, ни охраны, ни администратора в боте нет.
alert-called-nobody = ❌ В боте пока нет ни охраны, ни администратора.
alert-called-asking =
    { $whom ->
        [guard] 📣 Охрана уже в этом обращении, больше звать некого.
        [admin] 📣 Администратор уже в этом обращении, больше звать некого.
       *[both] 📣 Охрана и администратор уже в этом обращении, больше звать некого.
    }
alert-called-unreached =
    { $whom ->
        [guard] ❌ Не дошло до охраны, администратора в боте нет.
        [admin] ❌ Не дошло до администратора, охраны в боте нет.
       *[both] ❌ Не дошло ни до охраны, ни до администратора.
    }
alert-taken-guard = 💪 Охрана взялась помочь
alert-taken-admin = 💪 Администратор помогает
alert-guard-phone = ☎️ Телефон охраны: { $phone }
alert-closed-resolved = ✅ Решено { $when }. Хорошей дороги!
alert-closed-resolved-sos = ✅ Решено { $when }. Спокойной ночи!
alert-closed-resolved-only = ✅ Решено { $when }.
alert-closed-alarm-off = ✅ Сигнализация выключена { $when }. Спасибо!
alert-closed-expired = Закрыто { $when }: два часа без новостей.
alert-as-of = <i>на { $time }</i>
alert-button-resolve = Решено
alert-button-remind = Напомнить
alert-button-call = Позвать охрану
alert-button-wrong-number = Ошибся номером
alert-closed-wrong-number-unread = Отозвано { $when }: не тот номер.
alert-closed-wrong-number = Отозвано { $when }: не тот номер. Хозяину машины передали извинения.
alert-holder-apology = 🙏 Извините, сосед ошибся номером. Делать ничего не нужно.
alert-toast-other-number = Это обращение закрыл
alert-toast-wrong-number = Отозвал и извинился
alert-toast-left = Понял: это не ваш случай
alert-toast-answered = Хозяин машины уже ответил
alert-button-other-number = Другой номер

# Карточка владельца
alert-holder-blocked = 🚧 <b>Ваша машина мешает выехать</b>
alert-holder-sos = 🚨 <b>У вашей машины кричит сигнализация</b>
alert-holder-spot = Место <b>{ $spot }</b>
alert-holder-from-spot = Просит сосед с места <b>{ $spot }</b>
alert-holder-from-house = Просит житель дома
alert-holder-from-guard = Просит охрана
alert-holder-from-neighbours =
    { $count ->
        [1] Просит сосед
        [one] Просит { $count } сосед
        [few] Просят { $count } соседа
       *[many] Просят { $count } соседей
    }
alert-holder-reminder = 🔔 <b>Напоминание: вас ждут</b>
alert-holder-hint = Ответьте одним нажатием. Соседи не узнают ни имени, ни телефона.
alert-holder-you = Вы ответили: «{ $answer }»
alert-holder-you-wrote = Вы ответили сообщением
alert-holder-co-done = Другой сосед с вашего места отметил: машина убрана
alert-holder-co = Другой сосед с вашего места ответил: «{ $answer }»
alert-holder-co-wrote = Другой сосед с вашего места ответил сообщением
alert-holder-done = Машина убрана, спасибо
alert-holder-closed-resolved = ✅ Решено { $when }. Спасибо вам!
alert-answer-button-coming = Иду
alert-answer-button-in-5 = Буду через 5 минут
alert-answer-button-in-15 = Буду через 15 минут
alert-answer-button-not-mine = Не моя машина
alert-button-done-blocked = Готово, машину убрал
alert-button-done-sos = Сигнализация выключена

# Карточка охраны и администратора
alert-helper-blocked = 📣 <b>Мешает машина, место { $spot }</b>
alert-helper-sos = 📣 <b>Сигнализация: место { $spot }</b>
alert-helper-since = С { $time }
alert-helper-from-spot = Просит сосед с места { $spot }
alert-helper-from-house = Просит житель дома
alert-helper-from-guard = Просит охрана
alert-helper-moved = Хозяин машины отметил: машина убрана
alert-helper-answers = Хозяин машины ответил: «{ $answer }»
alert-helper-answers-wrote = Хозяин машины ответил сообщением
alert-host-moved = Сосед, чей гость может мешать, отметил: машина убрана
alert-host-answers = Сосед, чей гость может мешать, ответил: «{ $answer }»
alert-host-wrote = Сосед, чей гость может мешать, ответил сообщением
alert-helper-no-answer = Хозяин машины не ответил
alert-helper-no-holder = Владельца места в боте нет
alert-helper-not-yet = До хозяина машины пока не дошло
alert-helper-unreached = До хозяина машины не дошло
alert-helper-holders = Кого спросили:
alert-helper-you-took = 💪 Вызов за вами
alert-helper-other-took = 💪 Уже занимаются
alert-button-take = Беру

# Короткие сообщения отправителю
alert-note-coming = 🙋 { $about }: хозяин машины идёт!
alert-note-in-5 = 🕔 { $about }: хозяин машины будет через 5 минут.
alert-note-in-15 = 🕒 { $about }: хозяин машины будет через 15 минут.
alert-note-not-mine-coming = 🤷 { $about }: один отвечает, что машина не его. Другой обещал прийти.
alert-note-not-mine-others = 🤷 { $about }: один отвечает, что машина не его. Ждём других.
alert-note-not-mine = 🤷 { $about }: отвечают, что машина не их. Проверьте номер.
alert-note-taken = 💪 { $about }: помощь идёт.
alert-note-helper-left = ❌ { $about }: тот, кто взялся помочь, не придёт.
alert-note-helper-left-unknown = ❌ Тот, кто взялся помочь, не придёт.
alert-note-helpers-called = Зовём остальных.
alert-note-helpers-none = Больше звать некого.
alert-note-left = ❌ У { $of } больше нет владельца в боте, ответа не будет.
alert-note-promise-left = ❌ { $about }: хозяин машины, который обещал прийти, больше не отвечает за это место.
alert-note-others-asked = Спрашиваем других.
alert-note-lost = ❌ { $about }: хозяин машины получил сообщение, но потом отключил бота, ответа не будет.
alert-note-unreachable = ❌ { $about }: сообщение не дошло, хозяин машины отключил бота.
alert-note-given-up = ❌ { $about }: сообщение так и не дошло, мессенджер его не принял.

alert-toast-sent = Передано
alert-toast-already = Уже передано
alert-toast-closed = Обращение уже закрыто
alert-toast-called =
    { $whom ->
        [guard] Зову охрану
        [admin] Зову администратора
       *[both] Зову охрану и администратора
    }
alert-toast-already-called = Охрану и администратора уже позвали
alert-toast-reminded = Напоминаю
alert-toast-nobody-to-remind = Напомнить некому
alert-toast-not-there-yet = Ещё не дошло, передаю снова и снова
alert-toast-too-early = Напомнить можно с { $time }
alert-toast-spent = Напоминаний больше нет. Позовите охрану
alert-toast-resolved = Закрыто. Хорошей дороги!
alert-toast-resolved-sos = Закрыто. Спокойной ночи!
alert-toast-resolved-only = Закрыто
alert-toast-taken = Отправитель это увидит
alert-toast-already-taken = Уже занимаются
alert-toast-answer-first = Сначала ответьте, что идёте
