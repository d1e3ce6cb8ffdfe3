# «Управление»: журнал, жители, места, настройки.
admin-button-journal = Журнал
admin-button-back = ◀ Назад
admin-button-more = Дальше ▶

# Журнал. $page, $pages: какая страница из скольких.
journal-title = 📖 <b>Журнал</b>, страница { $page } из { $pages }
journal-empty = Журнал пока пуст: здесь появится всё, что делают администраторы.
# $when: когда; $by: кто.
journal-who = <i>{ $when }</i> · { $by }
journal-when = <i>{ $when }</i>
journal-claim-approved = Заявка одобрена: { $name }, места { $spots }
journal-claim-approved-no-spot = Заявка одобрена: { $name }, без места
journal-claim-rejected = Заявка отклонена: { $name }, места { $spots }
journal-claim-rejected-no-spot = Заявка отклонена: { $name }, без места
journal-claim-asked = Уточнение по заявке: { $name }
journal-admin-made = Назначен администратор: { $name }
journal-admin-removed = Снят с администраторов: { $name }
journal-guard-invited = Создана ссылка для охраны
journal-guard-joined = По ссылке вошла охрана: { $name }
journal-guard-removed = Снят с охраны: { $name }
journal-banned = Заблокирован до { $until }: { $name }
journal-ban-lifted = Разблокирован: { $name }
journal-spot-assigned = Место { $spot } назначено: { $name }
journal-spot-given-over = Место { $spot } передано: { $name }
journal-spot-freed = Место { $spot } освобождено
journal-holder-removed = С места { $spot } убран: { $name }
journal-resident-invited = Создана ссылка на место { $spot }
journal-resident-joined = По ссылке на место { $spot } вошёл житель: { $name }
journal-group-linked = Привязана группа
journal-group-unlinked = Отвязана группа
journal-setting-changed = Изменена настройка «{ $setting }»
journal-spots-imported = Импорт мест: добавлено { $added }, изменено { $changed }, убрано { $removed }
journal-spots-exported = Экспорт мест

# Блокировка. $until: до какого времени; $reason: причина, как её написал администратор.
ban-text =
    🚫 Вы заблокированы до <b>{ $until }</b>.
    Причина: { $reason }

    Место остаётся за вами: обращения о нём приходят, и отвечать на них можно одним нажатием. Остальное снова заработает, когда блокировка кончится.
ban-over = ✅ Блокировка снята, всё снова работает.

# Роли
role-you-are-admin = ⭐ Вы теперь администратор этого дома.
role-admin-made = ⭐ { $name } теперь администратор. Решение: { $by }.
role-you-are-no-admin = Вы больше не администратор этого дома.
role-admin-removed = { $name } больше не администратор. Решение: { $by }.
role-you-are-no-guard = Вы больше не охранник этого дома.
role-guard-removed = { $name } больше не охрана. Решение: { $by }.

# Места
spot-given = За вами теперь и место <b>{ $spot }</b>. Так решил администратор.
spot-given-joins =
    Вас приняли 🎉 Ваше место: <b>{ $spot }</b>.
    Перегородят — жмите «Перегородили».
spot-taken-away = Место <b>{ $spot }</b> больше не ваше: так решил администратор. Сигналы о нём к вам не придут.
spot-loss-protested =
    ⚠️ { $name } пишет: место <b>{ $spot }</b> забрали по ошибке.
    Сейчас место за: { $holders }
spot-not-family = ⚠️ { $by } пишет: { $name } на месте <b>{ $spot }</b> не из его семьи. Убирать владельцев могут только администраторы.
spot-remove-named = Убрать: { $name }
resident-joined = 🏠 По ссылке на место <b>{ $spot }</b> вошёл житель: { $name }.

# Настройки
setting-button-name = Название
setting-button-time-zone = Часовой пояс
setting-button-quiet-hours = Тихие часы
setting-button-remind-after = Напоминание
setting-button-call-after = Вызов охраны
setting-button-guard-phone = Телефон охраны
