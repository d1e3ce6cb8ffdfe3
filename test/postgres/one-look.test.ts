import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { hearStatements } from '../../src/adapters/postgres/kit/wire.ts';
import { openTestApp } from '../support/test-app.ts';

/** The statements of each transaction that has ended, in order. */
const ended: string[][] = [];
const open = new WeakMap<object, string[]>();

/** While this test runs: whoever has the process after it is not listened to. */
function listen(t: TestContext): void {
  const stop = hearStatements(({ client, text }) => {
    const words = text.replaceAll(/\s+/g, ' ').trim();
    if (words === 'begin') open.set(client, []);
    open.get(client)?.push(words);
    if (words === 'commit') ended.push(open.get(client) ?? []);
  });
  t.after(stop);
}

/** What the one transaction did in which such a statement stands. */
function transactionWith(piece: RegExp): string[] {
  const found = ended.filter((statements) => statements.some((one) => piece.test(one)));
  assert.equal(found.length, 1, `one transaction with ${piece}`);
  return found.flat();
}

const LOCK = /pg_advisory_xact_lock|^select (id )?from \w+ where .* for update$/;
const isWrite = (statement: string) =>
  /^(insert|update|delete)\b/.test(statement) || /^with\b.*\b(insert into|update ")/.test(statement);

/** After the update is known and counted: locks, one look, then nothing but writing. Dialogs and replies are the talk's. */
function assertOneLook(statements: readonly string[]) {
  const known = statements.findLastIndex((one) => /insert into updates|limits/.test(one));
  const work = statements.slice(known + 1).filter((one) => !/"dialogs"/.test(one));
  const last = work.findLastIndex(isWrite);
  const kinds = work.slice(0, last + 1).map((one) => (isWrite(one) ? 'w' : LOCK.test(one) ? 'l' : 'r'));
  assert.match(kinds.join(''), /^l*rw+$/, work.join('\n'));
}

test('An alert, an answer and a mark look once and then only write; the menu looks once', async (t) => {
  listen(t);
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  ended.length = 0;
  await app.says(anna, '/blocked 45');
  assertOneLook(transactionWith(/insert into alerts/));
  ended.length = 0;
  await app.taps(boris, 'Иду');
  assertOneLook(transactionWith(/insert into updates/));
  await app.says(boris, 'Уезжаю');
  ended.length = 0;
  await app.taps(boris, 'Неделя');
  assertOneLook(transactionWith(/insert into "free_marks"/));
  ended.length = 0;
  await app.says(anna, '/start');
  const menu = transactionWith(/insert into updates/).filter((one) => !/"dialogs"/.test(one));
  assert.equal(menu.length, 4, `begin, the lock, the look, commit, and not ${menu.join(' · ')}`);
});
