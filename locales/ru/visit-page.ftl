# Страница карточки под стеклом: её читает прохожий, которого никто не знает. Без разметки.
windscreen-page-name = Карточка под стеклом
windscreen-page-what = Вы рядом с машиной. Что случилось?
windscreen-page-privacy = Хозяину придёт только причина. Кто вы, он не узнает, и вы о нём ничего не узнаете. Денег не просим. Сутки помню отпечаток вашего адреса, чтобы никто не звонил без конца.
windscreen-page-danger = Пожар, опасность для человека: 112
windscreen-page-blocked = Мешает выехать
windscreen-page-passage = Не пройти, не проехать (коляска, скорая)
windscreen-page-alarm = Сработала сигнализация
windscreen-page-lights = Горят фары или открыто окно
windscreen-page-hit = Машину задели
windscreen-page-sure = Позвать хозяина?
windscreen-page-sure-what = Вызов уйдёт сразу. Зовите, только если вы стоите у этой машины.
windscreen-page-call = Да, позвать
windscreen-page-other = Другая причина

# Что стало с вызовом. $answer: что ответил хозяин одним нажатием; $time: 22:36; $phone: телефон охраны.
windscreen-page-reason = Вы сообщили: { $reason }
windscreen-page-sent = Отправлено
windscreen-page-sent-what = Ждём, пока дойдёт до хозяина.
windscreen-page-delivered = Доставлено
windscreen-page-delivered-what = Сообщение у хозяина на телефоне. Ждём ответа.
windscreen-page-quiet-what = Ночью одна карточка звонит раз в час: хозяину пришло без звука, охрану позвали.
windscreen-page-answered = Хозяин ответил: «{ $answer }»
windscreen-page-answered-what = Ответил в { $time }.
windscreen-page-unreached = До хозяина не дошло
windscreen-page-withheld = Передано охране
windscreen-page-withheld-what = Сейчас вызовы по этой карточке получает охрана, а не хозяин.
windscreen-page-called = Охрану позвали
windscreen-page-called-what = Ждём, кто возьмётся.
windscreen-page-nobody-called = Охраны в боте нет: позвать некого.
windscreen-page-taken = Помощь занимается
windscreen-page-taken-what = Вызов взяли.
windscreen-page-solved = Решено
windscreen-page-solved-what = Спасибо, что сказали.
windscreen-page-moved-what = Хозяин отметил: готово. Если нет, наведите камеру ещё раз.
windscreen-page-helped-what = Охрана отметила: сделано.
windscreen-page-taken-back = Вызов отозван
windscreen-page-taken-back-what = Хозяину сказали, что делать ничего не нужно.
windscreen-page-false-call = Хозяин считает вызов ложным
windscreen-page-false-call-what = Если машина правда мешает, наведите камеру ещё раз: теперь вызов получит охрана.
windscreen-page-expired = Закрыто
windscreen-page-expired-what = Два часа не было новостей. Ещё мешает? Наведите камеру ещё раз.
windscreen-page-joined = По этой карточке хозяина уже позвали. Вот что с тем вызовом:
windscreen-page-wait = Если не ответит за 5 минут, здесь появится «Позвать охрану». Страницу можно закрыть: вызов останется.
windscreen-page-fresh = На { $time }. Страница обновляется сама.
windscreen-page-still = На { $time }. Страница сама не обновляется.
windscreen-page-refresh = Обновить
windscreen-page-stop = Не обновлять самой
windscreen-page-go = Обновлять самой
windscreen-page-take-back = Отозвать
windscreen-page-guards = Позвать охрану
windscreen-page-resolve = Решено
windscreen-page-phone = Охрана: { $phone }

# Код вместо камеры.
windscreen-page-code = Код с карточки
windscreen-page-code-what = Восемь знаков под адресом сайта, например K7PM-4XQ2.
windscreen-page-code-wrong = Такого кода не бывает: в нём восемь знаков, без нуля и единицы. Проверьте и введите ещё раз.
windscreen-page-next = Дальше

# Чего не вышло.
windscreen-page-dead = Эта карточка не работает
windscreen-page-dead-what = Её заменили или код введён с ошибкой. Введите код с карточки или позвоните охране дома.
windscreen-page-gone = Здесь больше ничего нет
windscreen-page-gone-what = Страница вызова живёт два часа. Ещё мешает? Наведите камеру ещё раз.
windscreen-page-limit = Сейчас позвать не получится
windscreen-page-limit-tag = По этой карточке за час звали уже трижды. Позвоните охране дома.
windscreen-page-limit-visitor = Вы звали уже три раза за десять минут. Подождите немного или позвоните охране дома.
windscreen-page-limit-visitor-today = Вы звали сегодня уже десять раз. Дальше поможет только охрана дома.
windscreen-page-limit-network = Из вашей сети за час звали слишком часто. Подождите или позвоните охране дома.
windscreen-page-limit-house = В этом доме слишком много вызовов за час. Старшие по дому знают. Позвоните охране дома.
windscreen-page-limit-codes = Кодов введено слишком много. Попробуйте через десять минут или наведите камеру на QR.
windscreen-page-trouble = Не получилось
windscreen-page-trouble-what = Ничего не отправлено. Попробуйте ещё раз через минуту или позвоните охране дома.
windscreen-page-late-what = Пока вы нажимали, что-то изменилось. Вот что сейчас:
