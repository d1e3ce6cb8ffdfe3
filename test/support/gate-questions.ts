import type { Person } from '../../playground/index.ts';
import type { TestApp } from './test-app.ts';

/** A guard asks the holders of a spot about whoever stands at the gate. */
export async function asks(app: TestApp, guard: Person, spot: string, who = 'Такси'): Promise<void> {
  await app.says(guard, 'Проверить пропуск');
  await app.taps(guard, 'Спросить жителя');
  await app.says(guard, spot);
  if (['Такси', 'Курьер', 'Гость'].includes(who)) await app.taps(guard, who);
  else await app.says(guard, who);
}
