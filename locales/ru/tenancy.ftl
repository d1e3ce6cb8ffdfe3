# «Сдаю место до …»: кто снимает место и кому оно принадлежит. $until: «1 марта, 20:00».
tenancy-button-let = Сдаю место до …
tenancy-button-let-spot = Сдаю место { $spot } до …
tenancy-button-tenant = Снимает: { $name }
tenancy-button-tenant-spot = Снимает место { $spot }: { $name }
tenancy-button-prolong = Продлить
tenancy-button-end = Закончить сдачу
tenancy-ask = До какого дня вы сдаёте место <b>{ $spot }</b>? Напишите, например: <b>25 декабря</b> или <b>01.03</b>. Самое малое — сутки, самое большое — год.
tenancy-ask-prolong = До какого дня { $name } снимает место <b>{ $spot }</b>? Напишите, например: <b>25 декабря</b> или <b>01.03</b>.
tenancy-date-unclear = Не понял дату. Напишите, например: <b>25 декабря</b> или <b>01.03</b>.
tenancy-too-soon = Сдать место можно самое малое на сутки. Напишите дату подальше.
# $date: понятая дата словами.
tenancy-understood =
    Вы сдаёте место <b>{ $spot }</b> до:
    <b>{ $date }</b>.
    Сигналы о машине сначала получит тот, кто снимает, а вы — если он промолчит. Верно?
tenancy-understood-prolong =
    { $name } снимает место <b>{ $spot }</b> до:
    <b>{ $date }</b>.
    Верно?
tenancy-link =
    Ссылка для того, кто снимает место <b>{ $spot }</b> до { $until }. Она для одного человека и живёт 48 часов:
    { $link }

    Он войдёт без заявки, и вы увидите имена друг друга. Если вы уже делали ссылку на это место, прежняя больше не работает.
tenancy-card = <b>Место { $spot }</b>: снимает { $name }, до { $until }.
tenancy-end-sure = Закончить сдачу? { $name } больше не сможет отвечать за место <b>{ $spot }</b> и узнает об этом.
tenancy-ended-by-you = { $name } больше не снимает место <b>{ $spot }</b>. Сигналы снова приходят вам.
tenancy-toast-not-owner = Сдавать место { $spot } может только его владелец
tenancy-toast-over = Место { $spot } уже никто не снимает
tenancy-toast-moved = Готово
tenancy-my-spot = 🔑 Вы снимаете место { $spot } до { $until }. Сигналы сначала приходят вам.
tenancy-my-spot-let = 🔑 Место { $spot } снимает { $name }, до { $until }

# Тот, кто открыл ссылку.
tenancy-consent-note = Вас приглашают снимать место <b>{ $spot }</b> до { $until }.
tenancy-accept = Снимать место <b>{ $spot }</b> до { $until }? Сигналы о машине на нём сначала будут приходить вам.
tenancy-welcome = Теперь вы снимаете место <b>{ $spot }</b> до { $until }. Сигналы о машине на нём сначала приходят вам.

# Заметки.
tenancy-note-joined = 🔑 Место <b>{ $spot }</b> теперь снимает { $name }, до { $until }. Сигналы о машине сначала приходят туда.
tenancy-note-moved = 🔑 Срок изменили: вы снимаете место <b>{ $spot }</b> до { $until }.
tenancy-note-moved-other = 🔑 Срок изменили: { $name } снимает место <b>{ $spot }</b> до { $until }.
tenancy-note-ends = 🔑 Вы снимаете место <b>{ $spot }</b> до { $until }, потом оно перестанет быть вашим. Продлить может его владелец.
tenancy-note-ends-owner = 🔑 { $name } снимает место <b>{ $spot }</b> до { $until }. Продлить?
tenancy-over-time = 🔑 Срок вышел: место <b>{ $spot }</b> вы больше не снимаете. Машина ещё там? Её пора убрать.
tenancy-over-ended = 🔑 Владелец закончил сдачу: место <b>{ $spot }</b> вы больше не снимаете. Машина ещё там? Её пора убрать.
tenancy-over-owner = 🔑 { $name } больше не снимает место <b>{ $spot }</b>. Сигналы снова приходят вам.

# Администраторам.
tenancy-spot-tenant = { $name } (снимает до { $until })
journal-tenant-joined = Место { $spot }: теперь снимает { $name }
journal-tenancy-ended = Место { $spot }: больше не снимает { $name }

# Обращение: сначала тот, кто снимает место; сосед, который стоит на месте с разрешения.
tenancy-reach = ✅ Доставлено тому, кто снимает это место. Промолчит — в { $time } узнает и владелец.
tenancy-after-tenants = 🔑 Сначала спросили того, кто снимает место.
borrower-told = ✅ Дошло и до соседа, который стоит на месте { $spot } с разрешения.
borrower-line = 🅿️ Сосед, который стоит на месте { $spot }: «{ $answer }»
borrower-line-wrote = 🅿️ Сосед, который стоит на месте { $spot }, ответил сообщением
borrower-line-done = 🅿️ Сосед, который стоял на месте { $spot }, отметил: машину убрал
borrower-line-off = 🅿️ Сосед, который стоит на месте { $spot }, отметил: сигнализация выключена
borrower-note-answered = 🅿️ Место { $spot }: сосед, который там стоит, отвечает «{ $answer }».
borrower-letter-from = ✉️ Пишет сосед, который стоит на месте <b>{ $spot }</b>:
borrower-card-blocked = 🚧 <b>Машина на месте { $spot } мешает выехать</b>
borrower-card-sos = 🚨 <b>Кричит сигнализация: место { $spot }</b>
borrower-card-message = ✉️ <b>Сообщение о месте { $spot }</b>
borrower-card-why = Вы стоите на месте { $spot } с разрешения, поэтому пришло и вам. Ответьте одним нажатием: имени и телефона соседи не узнают.
borrower-card-done = Вы отметили: готово, спасибо
borrower-card-gone = Вы больше не стоите на месте { $spot }: отвечать не нужно.
borrower-toast-gone = Вы больше не стоите на этом месте
