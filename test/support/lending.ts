import type { Person } from '../../playground/index.ts';
import type { TestApp } from './test-app.ts';

/** Marks his only spot free. */
export async function leaves(app: TestApp, person: Person, until = 'До завтра'): Promise<void> {
  await app.says(person, person.languageCode === 'en' ? 'Leaving' : 'Уезжаю');
  await app.taps(person, until);
}

/** «Справочник мест» → «Ищу место» → until when. */
export async function seeks(app: TestApp, person: Person, until = 'До завтра'): Promise<void> {
  await app.says(person, 'Справочник мест');
  await app.taps(person, 'Ищу место');
  await app.taps(person, until);
}

export async function borrows(app: TestApp, person: Person, spot: number): Promise<void> {
  await seeks(app, person);
  await app.taps(person, `Займу ${spot}`);
}
