# Номер неизвестен, чужая машина на своём месте
alert-button-unknown = Не знаю номер
alert-button-stranger = Чужая машина на моём месте
alert-describe-unknown = Пришлите фото машины или опишите её в двух словах: марка, цвет, номер, где стоит. Передам охране и администраторам.
alert-describe-stranger = Кто-то занял ваше место <b>{ $spot }</b>? Пришлите фото или опишите машину в двух словах. Передам охране и администраторам.
alert-describe-which = На каком вашем месте стоит чужая машина?
alert-describe-too-long = Слишком длинно. Уложитесь, пожалуйста, в { $longest } знаков.
alert-already-open = Это обращение ещё открыто, его карточка ниже 👇
alert-late-unknown = Вы писали в { $time }, а дошло только сейчас. Ещё нужно?
alert-late-unknown-day = Вы писали { $day } в { $time }, а дошло только сейчас. Ещё нужно?
alert-closed-just-now-unknown = Похожее обращение вы закрыли только что. Снова можно { $when }.
alert-sender-unknown = 🚧 <b>Вас перегородили, номер неизвестен</b>
alert-sender-stranger = 🚗 <b>Чужая машина на вашем месте { $spot }</b>
alert-signed-helpers-spot = Охрана видит: сосед с места { $spot }
alert-signed-helpers-guard = Подпись: охрана
alert-signed-helpers-house = Охрана видит: житель дома
alert-reach-withheld = 📣 За час вы называли много разных номеров, поэтому обращение получат охрана и администраторы, а не хозяин машины.
message-too-many-numbers = За час вы называли много разных мест. Передать по новому номеру можно будет позже.
alert-helper-unknown = 📣 <b>Перегородили, номер неизвестен</b>
alert-helper-stranger = 📣 <b>Чужая машина на месте { $spot }</b>
alert-helper-withheld = Хозяину машины не передано: сосед называл слишком много разных номеров.
alert-helper-muted = Хозяину машины пришло без звука: он просил сутки не беспокоить.
alert-helper-muted-since = Хозяин машины получил сообщение и попросил сутки его не беспокоить.
alert-holder-unknown = 🚧 <b>Возможно, машина вашего гостя мешает выехать</b>
alert-holder-at = Сообщили { $when }
alert-last-until = До { $time } это последнее обращение.
alert-note-taken-unknown = 💪 По вашему обращению помощь идёт.

# Что осталось, «Я на другом месте»
alert-button-sign = Я на другом месте
alert-button-spot = Место { $spot }
alert-sign-which = С какого места вы просите?
alert-signed-with = Теперь хозяин машины видит: сосед с места <b>{ $spot }</b>.
alert-toast-signed = Исправил
alert-toast-one-spot = У вас только одно место

# «Сделано» охраны и администраторов
alert-button-helped = Сделано
alert-toast-helped = Спасибо! Спрошу соседа
alert-helped-guard = ✅ Охрана: сделано
alert-helped-somebody = ✅ Сделано
alert-helped-admin = ✅ Администратор: сделано
alert-helper-helped = ✅ Сделано. Ждём ответа соседа

# «Не беспокоить»
alert-button-mute = Не беспокоить от этого соседа сутки
alert-button-hear = Снова слышать этого соседа
alert-holder-muted = 🔕 Сутки этот сосед вас не побеспокоит: о новом обращении придёт одна карточка, без звука.
alert-toast-muted = Этот сосед не побеспокоит вас до { $time }
alert-toast-heard-again = Сообщения этого соседа снова придут
alert-reach-muted = 🔕 Хозяин машины просил сутки не беспокоить его: сообщение пришло ему без звука.
alert-reach-muted-since = 🔕 Хозяин машины получил сообщение и попросил сутки его больше не беспокоить.
alert-reach-muted-message = 🔕 Не передано: хозяин машины просил сутки не беспокоить его вашими сообщениями.
letter-muted = Не передано: хозяин машины просил сутки не беспокоить его вашими сообщениями.
letter-ask-helpers = Напишите или пришлите фото: передам охране и администраторам.
letter-ask-unknown = Напишите или пришлите фото: передам тому, кто просит. Вашего имени он не увидит.
letter-unknown-from-holder = ✉️ Пишет сосед, чей гость может мешать:
letter-unknown-from-spot = ✉️ Перегородили, номер неизвестен; пишет сосед с места <b>{ $from }</b>:
letter-unknown-from-house = ✉️ Перегородили, номер неизвестен; пишет житель дома:
alert-photo-unknown = 📷 К обращению: перегородили, номер неизвестен

# «Моё место»: открытые обращения и «Не присылать мне сигналы»
my-spot-threads = Открытые обращения: { $count }
my-thread-button-blocked = 🚧 Мешает машина, место { $spot }
my-thread-button-sos = 🚨 Сигнализация: место { $spot }
my-thread-button-message = ✉️ Сообщение: место { $spot }
my-thread-button-stranger = 🚗 Чужая машина: место { $spot }
my-thread-button-unknown = 🚧 Перегородили, номер неизвестен
my-spot-button-signals-off = Не присылать мне сигналы
my-spot-button-signals-off-spot = Не присылать мне сигналы: место { $spot }
my-spot-button-signals-on = Снова присылать мне сигналы
my-spot-button-signals-on-spot = Снова присылать мне сигналы: место { $spot }
my-spot-signals-off = 🔕 О месте { $spot } сигналы получают совладельцы. Если до них не дойдёт, придёт и вам.
my-spot-toast-signals-off = Хорошо: сигналы получат совладельцы
my-spot-toast-signals-on = Сигналы снова приходят вам
my-spot-toast-nobody-else = Кроме вас, сигналы получать некому
notice-late = <i>⏱ Дошло с опозданием: это было { $when }</i>
