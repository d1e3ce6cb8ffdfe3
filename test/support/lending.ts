import assert from 'node:assert/strict';
import type { Person } from '../../playground/index.ts';
import type { TestApp } from './test-app.ts';

/** Marks his only spot free. */
export async function leaves(app: TestApp, person: Person, until = 'До завтра'): Promise<void> {
  await app.says(person, person.languageCode === 'en' ? 'Leaving' : 'Уезжаю');
  await app.taps(person, until);
}

/** «Справочник мест» → «Ищу место». */
export async function opensSeek(app: TestApp, person: Person): Promise<void> {
  await app.says(person, 'Справочник мест');
  await app.taps(person, 'Ищу место');
}

/** The same, and until when. */
export async function seeks(app: TestApp, person: Person, until = 'До завтра'): Promise<void> {
  await opensSeek(app, person);
  await app.taps(person, until);
}

/** The newest list, as it stands now. */
export const listOf = (app: TestApp, person: Person) =>
  structuredClone(app.world.messages(person).findLast(({ from }) => from?.is_bot));

/** «Займу 45» in the list, or «Займу 45 до 20:00», in whatever language it is. */
export async function takes(
  app: TestApp,
  person: Person,
  spot: number,
  list = listOf(app, person),
): Promise<void> {
  const buttons = list?.reply_markup?.inline_keyboard?.flat() ?? [];
  const button = buttons.find(({ text }) => new RegExp(`^\\D+${spot}(?!\\d)`).test(text));
  assert.ok(list && button, `${spot} is not offered: ${JSON.stringify(buttons)}`);
  await app.world.press(person, list, button.text);
  await app.quiet();
}

/** All the way. */
export async function borrows(app: TestApp, person: Person, spot: number): Promise<void> {
  await seeks(app, person);
  await takes(app, person, spot);
}
