# Что показывает телефон, когда зовёт сам: ни места, ни имени, ни чужих слов
push-title-blocked = Просят переставить машину
push-title-alarm = Сработала сигнализация
push-title-letter = Вам написали
push-title-help = Зовут на помощь
push-title-thread = Новости по вашему обращению
push-title-answered = Вам ответили
push-title-taken = Помощь идёт
push-title-claim = Новая заявка
push-title-announcement = Объявление
push-title-sound = Проверка звука. Слышно?
push-title-news = Сообщение от дома
push-action-coming = Иду
push-action-in-5 = Буду через 5 минут
push-action-heard = Слышу

announcement-on-phone = Отправлено на телефон: { $count }
push-unknown-service = Этот браузер шлёт уведомления через службу, которой мы не знаем. Попробуйте Chrome, Firefox, Safari или Edge.
push-test-on-its-way = Проверка уже в пути.
alert-reach-on-phone = 📲 Отправлено на телефон владельца. Показал ли он, пока не знаю.
alert-reach-unheard = ❌ Телефон владельца за 2 минуты не ответил: возможно, выключен или без связи.
alert-note-unheard = ❌ { $about }: телефон владельца не показал сообщение, возможно, выключен или без связи.
