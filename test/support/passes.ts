import assert from 'node:assert/strict';
import type { Person } from '../../playground/index.ts';
import { readQr } from './read-qr.ts';
import type { TestApp } from './test-app.ts';

export const HOUR = 60;

/** The caption of the newest card of a pass. */
export const cardOf = ({ world }: TestApp, person: Person) =>
  world.messages(person).findLast(({ photo }) => photo !== undefined);

export const codeOn = (app: TestApp, person: Person) =>
  /Код: (\d{3} \d{3})/.exec(cardOf(app, person)?.caption ?? '')?.[1] ?? assert.fail('no code');

/** What a camera reads from the newest picture. */
export function linkOn(app: TestApp, person: Person): string {
  const file = app.world.files.byId(cardOf(app, person)?.photo?.at(-1)?.file_id ?? '');
  return readQr(file?.bytes ?? assert.fail('no picture'));
}

export async function invites(app: TestApp, host: Person, guest: string, hours = '4 часа'): Promise<void> {
  await app.says(host, 'Гостевой пропуск');
  await app.says(host, guest);
  await app.taps(host, hours);
}

/** Codes and links differ from run to run. */
export const steady = (text: string) =>
  text.replaceAll(/\d{3} \d{3}(?=\n)/g, '111 222').replaceAll(/\bp_1_[\w-]{22}/g, 'p_1_secret');
