# «Спросить жителя»: кто стоит у въезда. $caller: такси, курьер, гость или слова охраны.
gate-question-button-ask = Спросить жителя
gate-question-which-spot = К кому приехали? Напишите номер места: спрошу тех, за кем оно.
gate-question-who = Место <b>{ $spot }</b>. Кто приехал? Нажмите или напишите.
gate-question-who-expected = Здесь нужна пара слов: кто приехал.
gate-question-button-taxi = Такси
gate-question-button-courier = Курьер
gate-question-button-guest = Гость
gate-question-taxi = такси
gate-question-courier = курьер
gate-question-guest = гость
gate-question-sent = Место { $spot }, { $caller }: спрашиваю 👇
gate-question-nobody = ❌ За местом <b>{ $spot }</b> никто не записан: спросить некого.
gate-question-unreachable = ❌ Спросить не получится: у тех, за кем место <b>{ $spot }</b>, бот закрыт.
gate-question-spot-spent = Это место за час спросили уже 6 раз, больше не беспокою. Место: <b>{ $spot }</b>.
gate-question-too-fast = Слишком много вопросов подряд. Подождите 10 минут.
gate-question-asked-already = Место <b>{ $spot }</b> уже спросили в { $time }. Жду ответа.

# Карточка охраны.
gate-question-asked = ⏳ <b>Спросил</b>: { $caller }, место <b>{ $spot }</b>. Жду ответа до { $until }.
gate-question-let-in = ✅ <b>Пустить</b>: { $caller }, место <b>{ $spot }</b>. Ответили в { $time }.
gate-question-marked-in = 🚗 Въезд отмечен, пропуск до <b>{ $until }</b>.
gate-question-pass = Пропуск до <b>{ $until }</b>, въезд ещё не отмечен.
gate-question-not-expected = ⛔ <b>Не ждут</b>: { $caller }, место <b>{ $spot }</b>. Ответили в { $time }.
gate-question-silence = ⌛ <b>За 3 минуты никто не ответил</b>: { $caller }, место <b>{ $spot }</b>. Ответят позже — скажу.
gate-question-lost = ❌ <b>Вопрос не дошёл</b>: { $caller }, место <b>{ $spot }</b>. У тех, за кем место, бот закрыт.
gate-question-over = ⌛ <b>Никто не ответил</b>: { $caller }, место <b>{ $spot }</b>.
gate-question-button-again = Спросить ещё раз

# Карточка жителя.
gate-question-holder = 🚪 К вам приехали: <b>{ $caller }</b>. Пустить?
gate-question-holder-since = Место { $spot }, ждут у въезда с { $time }.
gate-question-button-let-in = Пустить
gate-question-button-not-expected = Не жду
gate-question-you-let-in = ✅ Вы пустили: { $caller }, место { $spot }.
gate-question-you-let-in-until = ✅ Вы пустили: { $caller }, место { $spot }, пропуск до <b>{ $until }</b>.
gate-question-other-let-in = ✅ Совладелец пустил: { $caller }, место { $spot }.
gate-question-you-refused = ⛔ Вы ответили «Не жду»: { $caller }, место { $spot }.
gate-question-other-refused = ⛔ Совладелец ответил «Не жду»: { $caller }, место { $spot }.
gate-question-missed = ⌛ К вам приезжали: { $caller }, место { $spot }, { $time }. Никто не ответил.
gate-question-gone = Этот вопрос больше не действует.
gate-question-toast-let-in = Охрана видит: пустить
gate-question-toast-not-expected = Охрана видит: не ждёте
gate-question-toast-answered = На этот вопрос уже ответили
gate-question-toast-over = У въезда уже не ждут
gate-question-toast-not-yours = Это место уже не за вами
gate-question-toast-gone = Этот вопрос больше не действует
