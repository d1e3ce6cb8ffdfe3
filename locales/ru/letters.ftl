# Переписка внутри обращения
letter-ask-sender = Напишите или пришлите фото: передам хозяину машины, место <b>{ $spot }</b>. Вашего имени он не увидит.
letter-ask-holder = Напишите или пришлите фото: передам тому, кто просит о месте <b>{ $spot }</b>. Вашего имени он не увидит.
letter-answer = Ответить
letter-add = Добавить фото или текст
letter-from-spot = ✉️ Место <b>{ $spot }</b>, пишет сосед с места <b>{ $from }</b>:
letter-from-house = ✉️ Место <b>{ $spot }</b>, пишет житель дома:
letter-from-group = ✉️ Место <b>{ $spot }</b>, пишет сосед из домового чата:
letter-from-guard = ✉️ Место <b>{ $spot }</b>, пишет охрана:
letter-from-neighbour = ✉️ Место <b>{ $spot }</b>, пишет сосед:
letter-from-holder = ✉️ Пишет хозяин машины, место <b>{ $spot }</b>:
letter-on-its-way = ⏳ Передаю…
letter-passed-on = ✅ Передано
letter-passed-on-to = ✅ Передано: { $delivered } из { $readers }
letter-photos-lost = { $count ->
    [one] 📷 Фото передать не получилось: мессенджер его не взял. Пришлите его ещё раз.
   *[other] 📷 Фото передать не получилось: мессенджер их не взял. Пришлите их ещё раз.
 }
letter-lost = ❌ Не передано: сообщение не дошло.
letter-closed = Не передано: обращение уже закрыто.
letter-too-late = Не передано: прошло время, и я не знаю, соседу ли это. Если ему, нажмите кнопку и отправьте ещё раз.
letter-nobody = Не передано: до хозяина машины сейчас не дойдёт.
letter-not-allowed = Не передано: писать вам сейчас нельзя.
letter-signed-otherwise = Не передано: об этом месте вы уже пишете со своего места, а слова из домового чата выдали бы, кто вы. Добавьте их здесь, под карточкой.
letter-helper = Не передано: на вызов отвечают кнопками под карточкой.
letter-stray = Не передано: непонятно, кому. Чтобы написать соседу, нажмите кнопку и отправьте ещё раз.
letter-stray-holder = Не передано. Нажмите ответ для соседа, а чтобы написать своими словами, «Ответить».
# $answer: надпись на кнопке ответа
typed-answer-ask = Передать: «{ $answer }»?
typed-answer-passed = Передано: «{ $answer }».
letter-too-long = Не передано: слишком длинно. Уложитесь, пожалуйста, в { $longest } знаков.
letter-only-text-and-photos = Не передано: передаю только текст и фото, пересланное не беру.
alert-button-complain = Пожаловаться
complaint-title = ⚠️ <b>Жалоба</b>
complaint-sure = Пожаловаться? Администраторы увидят ваше имя, имя соседа и это сообщение.
complaint-holder = Жалуется: { $name }, место { $spot }
complaint-holder-unknown = Жалуется: { $name }
complaint-sender-spot = На кого: { $name }, место { $spot }
complaint-sender = На кого: { $name }
complaint-words = Сообщение:
complaint-toast = Передал администраторам
complaint-toast-already = Администраторы уже знают
alert-answer-wrote = ✉️ Хозяин машины ответил сообщением
