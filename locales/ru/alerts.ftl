alert-ask-blocked = Кто вас перегородил? Напишите номер места.
alert-ask-sos =
    У какой машины кричит сигнализация? Напишите номер места.

    Пожар или человек в опасности — звоните <b>112</b>.
alert-late = Вы писали в { $time } про место <b>{ $spot }</b>, а дошло только сейчас. Ещё нужно?
alert-late-day = Вы писали { $day } в { $time } про место <b>{ $spot }</b>, а дошло только сейчас. Ещё нужно?
alert-still-needed = Ещё нужно
alert-no-longer-needed = Уже не нужно
alert-never-mind = Хорошо, никого не беспокою.
alert-own-spot = Место { $spot } — ваше. Напишите номер места той машины, которая мешает.
alert-what-about = Что с местом <b>{ $spot }</b>?
alert-closed-just-now = По месту { $spot } вы только что закончили. Снова можно с { $time }.
alert-too-many-short = За 10 минут можно отправить не больше { $most }. Подождите немного, пожалуйста.
alert-too-many-day = За сутки можно отправить не больше { $most }. Если дело срочное, обратитесь к охране.
alert-not-allowed = Это доступно жителям с местом.

# Карточка отправителя
alert-sender-blocked = 🚧 <b>Вас перегородили: место { $spot }</b>
alert-sender-sos = 🚨 <b>Кричит сигнализация: место { $spot }</b>
alert-raised = Отправлено в { $time }
alert-signed-spot = Владелец видит: сосед с места { $spot }
alert-signed-house = Владелец видит: житель дома
alert-signed-guard = Владелец видит: охрана
alert-signed-neighbour = Владелец видит: сосед
alert-reach-nobody-registered = ❌ Место { $spot } никто не зарегистрировал: писать некому.
alert-reach-unreachable = ❌ Не дошло: владелец места { $spot } закрыл бота.
alert-reach-given-up = ❌ Не дошло: мессенджер так и не принял сообщение.
alert-next-step = Проверьте номер или позовите охрану.
alert-reminded = 🔔 Напомнили владельцу — { $time }
alert-reach-sending = ⏳ Передаю владельцу места { $spot }…
alert-reach-delayed = ⏳ Мессенджер не отвечает. Пробую снова и снова, до получаса.
alert-reach-delivered =
    { $total ->
        [one] ✅ Доставлено владельцу. Ждём ответа.
       *[many] ✅ Доставлено: { $reached } из { $total }. Ждём ответа.
    }
alert-answer-coming = 🙋 Владелец: «Иду» — { $time }
alert-answer-in-5 = 🕔 Владелец: «Буду через 5 минут» — { $time }
alert-answer-in-15 = 🕒 Владелец: «Буду через 15 минут» — { $time }
alert-answer-not-mine = 🤷 Владелец: «Не моя машина» — { $time }
alert-done-blocked = 🚗 Владелец: «Машину убрал» — { $time }. Освободили?
alert-ask-freed = ❓ <b>Освободили?</b>
alert-called = 📣 Позвали охрану и администратора — { $time }
alert-called-delivered = 📣 Охрана и администратор предупреждены — { $time }
alert-called-nobody = ❌ Ни охраны, ни администратора в боте нет.
alert-called-unreached = ❌ Ни охрана, ни администратор недоступны.
alert-taken-guard = 💪 Охрана взялась
alert-taken-admin = 💪 Администратор взялся
alert-guard-phone = ☎️ Телефон охраны: { $phone }
alert-closed-resolved = ✅ Решено в { $time }. Хорошей дороги!
alert-closed-alarm-off = ✅ Сигнализация выключена — { $time }. Спасибо!
alert-closed-expired = Закрыто в { $time }: два часа без новостей.
alert-as-of = <i>на { $time }</i>
alert-button-resolve = Решено
alert-button-remind = Напомнить
alert-button-call = Позвать охрану
alert-button-wrong-number = Ошибся номером
alert-closed-wrong-number = Отозвано в { $time }: не тот номер. Владельцу передали извинения.
alert-holder-apology = 🙏 Извините, сосед ошибся номером. Делать ничего не нужно.
alert-toast-wrong-number = Отозвал и извинился
alert-toast-answered = Владелец уже ответил
alert-button-other-number = Другой номер

# Карточка владельца
alert-holder-blocked = 🚧 <b>Ваша машина мешает выехать</b>
alert-holder-sos = 🚨 <b>У вашей машины кричит сигнализация</b>
alert-holder-spot = Место <b>{ $spot }</b>, { $time }
alert-holder-from-spot = Просит сосед с места <b>{ $spot }</b>
alert-holder-from-house = Просит житель дома
alert-holder-from-guard = Просит охрана
alert-holder-from-neighbours =
    { $count ->
        [one] Просит { $count } сосед
        [few] Просят { $count } соседа
       *[many] Просят { $count } соседей
    }
alert-holder-reminder = 🔔 <b>Напоминание: вас ждут</b>
alert-holder-hint = Ответьте одним нажатием. Вашего имени и телефона никто не узнает.
alert-holder-you = Ваш ответ: «{ $answer }» — { $time }
alert-holder-co = Другой владелец ответил: «{ $answer }» — { $time }
alert-holder-done = Вы отметили: машина убрана — { $time }. Спасибо!
alert-holder-closed-resolved = ✅ Решено в { $time }. Спасибо вам!
alert-answer-button-coming = Иду
alert-answer-button-in-5 = Буду через 5 минут
alert-answer-button-in-15 = Буду через 15 минут
alert-answer-button-not-mine = Не моя машина
alert-button-done-blocked = Готово, машину убрал
alert-button-done-sos = Сигнализация выключена

# Карточка охраны и администратора
alert-helper-blocked = 📣 <b>Перегородили: место { $spot }</b>
alert-helper-sos = 📣 <b>Сигнализация: место { $spot }</b>
alert-helper-since = С { $time }
alert-helper-from-spot = Просит сосед с места { $spot }
alert-helper-from-house = Просит житель дома
alert-helper-from-guard = Просит охрана
alert-helper-answers = Ответ владельца: «{ $answer }» — { $time }
alert-helper-host-answers = Ответ того, чей гость может мешать: «{ $answer }» — { $time }
alert-helper-no-answer = Владелец не ответил
alert-helper-no-holder = Место никто не зарегистрировал
alert-helper-unreached = До владельца не дошло
alert-helper-holders = Владельцы:
alert-helper-you-took = 💪 Вы взялись
alert-helper-other-took = 💪 Уже взялись
alert-button-take = Беру

# Короткие сообщения отправителю
alert-note-coming = 🙋 Место { $spot }: владелец идёт!
alert-note-in-5 = 🕔 Место { $spot }: владелец будет через 5 минут.
alert-note-in-15 = 🕒 Место { $spot }: владелец будет через 15 минут.
alert-note-not-mine = 🤷 Место { $spot }: владелец отвечает, что машина не его. Проверьте номер.
alert-note-taken = 💪 Место { $spot }: помощь идёт.
alert-note-unreachable = ❌ Место { $spot }: сообщение не дошло, владелец закрыл бота.
alert-note-given-up = ❌ Место { $spot }: сообщение так и не дошло, мессенджер его не принял.

alert-toast-sent = Передано
alert-toast-already = Уже передано
alert-toast-closed = Обращение уже закрыто
alert-toast-called = Зову охрану и администратора
alert-toast-already-called = Охрану и администратора уже позвали
alert-toast-reminded = Напомнил
alert-toast-too-early = Напомнить можно с { $time }
alert-toast-spent = Напоминаний больше нет. Позовите охрану
alert-toast-resolved = Закрыто. Хорошей дороги!
alert-toast-taken = Отправитель это увидит
alert-toast-already-taken = Уже взялись
alert-toast-answer-first = Сначала ответьте, что идёте
