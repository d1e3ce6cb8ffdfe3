/** What is missing until the house has an admin, in one line with what to do: said at start and by the doctor. */
export function adminFault(admins: number, adminIds: readonly number[]): string | null {
  if (admins > 0) return null;
  return adminIds.length > 0
    ? 'В доме пока нет администратора: им станет тот, чей номер стоит в ADMIN_IDS, когда напишет боту /start'
    : 'В доме нет ни одного администратора: впишите свой номер в ADMIN_IDS, перезапустите бота и напишите ему /start (где взять номер: docs/operating.md, шаг 1)';
}
