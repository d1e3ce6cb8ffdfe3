import assert from 'node:assert/strict';
import type { Person } from '../../playground/index.ts';
import type { ButtonCode } from '../../src/chat/buttons.ts';
import { type PersonId, personId } from '../../src/core/kernel/ids.ts';
import type { TestApp } from './test-app.ts';
import { wireOf } from './wire-of.ts';

/** Below whatever he was told last, as an older message may have it; what he reads of it: the toast, else the chat. */
export async function presses(app: TestApp, person: Person, code: ButtonCode): Promise<string> {
  const message = app.world.messages(person).findLast(({ from }) => from?.is_bot) ?? assert.fail();
  const { text } = await app.world.forge(person, message, wireOf(code));
  await app.quiet();
  return text || app.reads(person);
}

export async function idOf({ pool }: TestApp, person: Person): Promise<PersonId> {
  const { rows } = await pool.query('select person_id as id from addresses where external_id = $1', [
    person.id,
  ]);
  return personId(Number(rows[0]?.id));
}
