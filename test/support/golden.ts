import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Group, Person } from '../../playground/index.ts';
import { transcripts } from '../../playground/index.ts';
import { reportReplayed } from './replayed.ts';
import type { TestApp } from './test-app.ts';

const folder = join(import.meta.dirname, '../golden');

/**
 * Holds what people saw against test/golden/NAME.txt. After a wanted change: `npm run golden`, then read the
 * difference aloud as a tired neighbour.
 */
export function matchesGolden(
  t: TestContext,
  app: TestApp,
  name: string,
  people: readonly Person[],
  groups: Readonly<Record<string, Group>> = {},
  /** Replaces what is made by chance. */
  steady: (text: string) => string = (text) => text,
  /** What people saw beside the chat. */
  beside = '',
): void {
  const chats = Object.fromEntries<Person | Group>([
    ...Object.values(groups).map((group): [string, Group] => [group.title, group]),
    ...people.map((person): [string, Person] => [person.firstName, person]),
  ]);
  const text = steady(transcripts(app.world, chats) + beside);
  if (process.env.PARKING_FACE === 'web') reportReplayed(app.world, name, text);
  else t.assert.fileSnapshot(text, join(folder, `${name}.txt`), { serializers: [(value) => String(value)] });
}
