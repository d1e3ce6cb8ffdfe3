notifications-button = Уведомления
notifications-title = 🔔 <b>Уведомления</b>
notifications-alerts = Сигнал о вашей машине приходит всегда, днём и ночью. Остальное можно выключить.
notifications-announcements-on = ✅ Объявления
notifications-announcements-off = 🔕 Объявления не приходят. Прочитать их можно в меню «Объявления».
notifications-marks-on = ✅ Отметки «Уезжаю» и «Вернулся» тех, с кем у вас общее место
notifications-marks-off = 🔕 Отметки тех, с кем у вас общее место, не приходят
notifications-guests-on = ✅ О ваших гостях: пропуск скоро кончится, гость не выехал
notifications-guests-off = 🔕 О ваших гостях не пишу: ни что пропуск скоро кончится, ни что гость не выехал
notifications-button-announcements-on = Включить: объявления
notifications-button-announcements-off = Выключить: объявления
notifications-button-marks-on = Включить: отметки
notifications-button-marks-off = Выключить: отметки
notifications-button-guests-on = Включить: гости
notifications-button-guests-off = Выключить: гости
notifications-button-check = Проверить звук
notifications-toast-on = Включено
notifications-toast-already = Так уже и есть
notifications-toast-off = Выключено. Сигналы о машине приходят, как и раньше

# $took: за сколько нажали «Слышу»: «8 секунд».
sound-last-heard = Звук проверяли { $time }: нажали через { $took }.
sound-last-silence = Звук проверяли { $time }: «Слышу» за минуту не нажали.
sound-last-lost = Звук проверяли { $time }: сообщение не дошло.
sound-offer = 🔔 Услышите ли вы сигнал? «Проверить звук» пришлёт такое же сообщение, как сигнал о машине.
sound-check =
    🔔 <b>Проверка звука</b>
    Так приходит сигнал о вашей машине. Слышно? Нажмите кнопку.
sound-button-heard = Слышу
sound-button-again = Проверить ещё раз
sound-heard = ✅ Нажали через <b>{ $took }</b>. Сигнал о машине придёт так же.
sound-heard-late = Нажали через <b>{ $took }</b>. Если звука не было, сигнал о машине можно пропустить. Посмотрите:
sound-silence = 🔕 Прошла минута, «Слышу» не нажали. Если звука не было, посмотрите:
sound-advice =
    <b>Чат со мной без звука?</b> Нажмите на моё имя вверху чата и включите уведомления.
    <b>Ночной режим?</b> «Не беспокоить», «Сон», «Фокусирование»: добавьте мессенджер в исключения.
    <b>Экономия заряда?</b> Она задерживает сообщения.

    <b>Android:</b> Настройки → Приложения → ваш мессенджер → Уведомления: включить, со звуком. Там же Батарея → «Без ограничений».
    <b>iPhone:</b> Настройки → Уведомления → ваш мессенджер: «Допуск уведомлений» и «Звуки». Настройки → Фокусирование → ваш режим → Приложения: добавить мессенджер.
sound-lost = ⚠️ Проверка не удалась: мессенджер не принял сообщение. Это не ваш телефон. Попробуйте позже.
sound-toast-on-its-way = Отправляю. Услышите — нажмите «Слышу»
sound-toast-waiting = Проверка уже идёт: нажмите «Слышу» под её сообщением
sound-toast-already = Уже отмечено
sound-toast-older = Это прежняя проверка. Новая ниже

took-seconds = { $count ->
    [one] { $count } секунду
    [few] { $count } секунды
   *[many] { $count } секунд
 }
took-minutes = { $count ->
    [one] { $count } минуту
    [few] { $count } минуты
   *[many] { $count } минут
 }
took-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
   *[many] { $count } часов
 }
took-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
 }
