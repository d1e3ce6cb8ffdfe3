# Как называют то, о чём обращение. about: с чего начинается строка; of: «владельцу …»
named-spot = Место { $spot }
named-spot-of = места { $spot }
named-car = Машина { $plate }
named-car-of = машины { $plate }
# В домовом чате номер уже стоит в сообщении автора.
named-car-of-group = машины

# Номер машины вместо места
plate-piece = Напишите весь номер, регион можно не писать. Например, <b>А123ВС</b>.
plate-region =
    Машин с номером <b>{ $plate }</b> несколько. Напишите номер с регионом, как на машине.

    Не видно региона? Спрошу всех, чья машина это может быть.
plate-button-not-seen = Не видно
plate-or-spot = О чём речь?
plate-this-one = Речь о машине <b>{ $plate }</b>?
plate-button-car = Машина { $plate }
plate-own = <b>{ $plate }</b> — ваша машина. Напишите номер той, которая мешает.
plate-own-sos = <b>{ $plate }</b> — ваша машина. Напишите номер той, у которой сработала сигнализация.
plate-own-message = <b>{ $plate }</b> — ваша машина. Проверьте номер.
plate-what-about = Что с машиной <b>{ $plate }</b>?
plate-late = Вы писали в { $time } про машину <b>{ $plate }</b>, а дошло только сейчас. Ещё нужно?
plate-late-day = Вы писали { $day } в { $time } про машину <b>{ $plate }</b>, а дошло только сейчас. Ещё нужно?
plate-closed-just-now = О машине { $plate } вы только что писали. Снова можно { $when }.
plate-message-ask = Что передать хозяину машины <b>{ $plate }</b>? Напишите текст или пришлите фото.

# Карточка отправителя
plate-sender-blocked = 🚧 <b>Мешает машина { $plate }</b>
plate-sender-sos = 🚨 <b>Кричит сигнализация: машина { $plate }</b>
plate-sender-message = ✉️ <b>Сообщение хозяину машины { $plate }</b>
plate-unfound-calling = Этой машины в боте нет.
# whom: до кого дошло
plate-unfound-told =
    { $whom ->
        [guard] Этой машины в боте нет. Сказал охране.
        [admin] Этой машины в боте нет. Сказал администратору.
       *[both] Этой машины в боте нет. Сказал охране и администратору.
    }
plate-advice =
    Пока никто не взялся. Водителю можно написать через приложение «Госуслуги Авто», раздел «Сообщение водителю».
    Опасность для людей? Звоните <b>112</b>.
plate-reach-unreachable = ❌ Не дошло: хозяин машины отключил бота.
plate-reach-left = ❌ У этой машины больше нет хозяина в боте: писать некому.

# Карточка владельца. $plate: номер, как он записал его сам
plate-holder-blocked = 🚧 <b>Ваша машина { $plate } мешает выехать</b>
plate-holder-sos = 🚨 <b>У вашей машины { $plate } кричит сигнализация</b>
plate-holder-message = О машине <b>{ $plate }</b>
# Региона никто не видел. $plate: номер, как его написал сосед
plate-holder-blocked-maybe = 🚧 <b>Мешает выехать машина { $plate }, возможно, ваша</b>
plate-holder-sos-maybe = 🚨 <b>Кричит сигнализация машины { $plate }, возможно, вашей</b>
plate-holder-message-maybe = О машине <b>{ $plate }</b>, возможно, вашей
plate-holder-unfound-sos = 🚨 <b>Возможно, кричит сигнализация машины вашего гостя</b>
plate-holder-unfound-message = ✉️ <b>Возможно, это о машине вашего гостя</b>
plate-sold = Машины <b>{ $plate }</b> больше нет среди ваших. О ней писать вам не будут.
plate-ask-sold = Если машины <b>{ $plate }</b> у вас больше нет, уберите её: о ней перестанут писать вам.

# Карточка охраны и администратора
plate-helper-blocked = 📣 <b>Мешает машина { $plate }</b>
plate-helper-sos = 📣 <b>Сигнализация: машина { $plate }</b>
plate-helper-message = 📣 <b>Сообщение хозяину машины { $plate }</b>
plate-helper-unfound = Этой машины в боте нет
plate-helper-left = Хозяина этой машины в боте нет

# Коротко, письма, кнопки обращений
plate-note-promise-left = ❌ { $about }: хозяин, который обещал прийти, больше не ответит.
plate-photo = 📷 К обращению о машине { $plate }
plate-letter-ask-sender = Напишите или пришлите фото: передам хозяину машины <b>{ $plate }</b>. Вашего имени он не увидит.
plate-letter-from-holder = ✉️ Пишет хозяин машины <b>{ $plate }</b>:
plate-letter-from-spot = ✉️ Машина <b>{ $plate }</b>, пишет сосед с места <b>{ $from }</b>:
plate-letter-from-house = ✉️ Машина <b>{ $plate }</b>, пишет житель дома:
plate-letter-from-group = ✉️ Машина <b>{ $plate }</b>, пишет сосед из домового чата:
plate-letter-from-guard = ✉️ Машина <b>{ $plate }</b>, пишет охрана:
plate-letter-from-neighbour = ✉️ Машина <b>{ $plate }</b>, пишет сосед:
plate-thread-blocked = 🚧 Мешает машина { $plate }
plate-thread-sos = 🚨 Сигнализация: { $plate }
plate-thread-message = ✉️ Сообщение: { $plate }

# Строка в домовом чате
plate-group-unfound-nobody = ❌ Этой машины в боте нет, и до охраны не дошло. Подробности написал автору лично.

# Места нет, а номер может быть от машины
spot-not-in-house = ❌ Места { $spot } в доме нет. Если это с номера машины, напишите с буквами: <b>{ $example }</b>

# Ворота
gate-resident-car = 🏠 Машина жителя, место <b>{ $spot }</b>
gate-resident-car-spots = 🏠 Машина жителя, места <b>{ $spots }</b>
gate-resident-car-no-spot = 🏠 Машина жителя
gate-resident-car-more = Подходят и другие машины. Напишите больше знаков.
gate-too-many-cars = Слишком много проверок подряд. Среди гостей такого нет, а машины жителей посмотрю через 10 минут.
plate-example = А{ $digits }ВС
