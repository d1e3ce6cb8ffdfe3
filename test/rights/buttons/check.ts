import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Person } from '../../../playground/index.ts';
import { type ButtonCode, readButton } from '../../../src/chat/buttons.ts';
import { share } from '../../support/share.ts';
import { wireOf } from '../../support/wire-of.ts';
import { contents } from '../contents.ts';
import { openTestBed, type TestBed } from '../people.ts';
import type { ButtonName, Row } from './row.ts';

const NOTHING = 987_654_321;
const NUMBERS: ReadonlySet<string> = new Set([
  'claim',
  'alert',
  'letter',
  'asked',
  'group',
  'announcement',
  'pass',
  'car',
  'question',
]);

/** The same button with numbers that nothing has. */
function forged(code: ButtonCode): ButtonCode {
  const entries = Object.entries(code).map(([field, value]) => {
    if (field === 'token') return [field, 'A'.repeat(22)];
    return [field, NUMBERS.has(field) && typeof value === 'number' ? NOTHING : value];
  });
  return readButton(wireOf(Object.fromEntries(entries))) ?? code;
}

/** What is true in the house; that a card is shown anew changes nothing of it. */
async function truth(bed: TestBed): Promise<Record<string, string>> {
  const { cards, notices, ...rest } = await contents(bed.app);
  return rest;
}

/** How many rows each table has; of the notices those that say something of their own. */
async function counts({ app }: TestBed): Promise<Record<string, number>> {
  const all = await contents(app);
  const { rows } = await app.pool.query('select 1 from notices where notice is not null');
  const { notices, cards, timers, ...rest } = Object.fromEntries(
    Object.entries(all).map(([table, text]) => [table, text === '' ? 0 : text.split('\n').length]),
  );
  return { ...rest, told: rows.length };
}

const grown = (before: Record<string, number>, after: Record<string, number>) =>
  Object.fromEntries(Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]));

/** Presses, and it is answered: by a toast, a message, or what the message under the finger says. */
async function pressed({ app, press }: TestBed, person: Person, code: ButtonCode): Promise<string> {
  const said = () =>
    app.world.log.filter(
      ({ method, params }) => /^(send|edit)/.test(method) && Number(params.chat_id) === person.id,
    );
  const before = said().length;
  const toast = await press(person, wireOf(code));
  assert.ok(toast !== '' || said().length > before, `${code.kind}: the press is answered`);
  return toast;
}

const NOT_DONE = /^(?!.*(?:Готово|Передан|Отправлен|Закрыто\.)).*$/su;

/** One house for all buttons. */
function oneHouse(): () => TestBed {
  const closers: (() => Promise<void>)[] = [];
  let bed: TestBed | undefined;
  before(async () => {
    bed = await openTestBed({ after: (close) => closers.push(close) });
  });
  after(async () => {
    for (const close of closers) await close();
  });
  return () => bed ?? assert.fail('no house');
}

type Rows = readonly (readonly [string, Row])[];

/** Whoever has nothing to do with what a button is about presses it. */
export function checkStrangers(rows: Rows): void {
  const house = oneHouse();
  for (const [at, [name, row]] of rows.entries()) {
    if (row.about !== 'a thing') continue;
    test(`Button «${name}» does nothing for strangers, neighbours, the banned and other houses`, async () => {
      const { code } = await row.scene(house());
      await checkOthers(house(), [code, ...(row.also ?? [])], share(OTHERS, at, 2));
    });
  }
}

/** Whoever may press it does so more than once. */
export function checkTwice(rows: Rows): void {
  const house = oneHouse();
  for (const [at, [name, row]] of rows.entries()) {
    test(`Button «${name}» counts once, pressed again or twice at once, and not with numbers of nothing`, async () => {
      await checkRepeats(house(), row, !ANEW.has(name), share(REPEATS, at, 2));
    });
  }
}

const OTHERS = ['stranger', 'resident', 'banned resident', 'resident of another complex'] as const;
const REPEATS = ['again', 'twice at once'] as const;

async function checkOthers(
  bed: TestBed,
  codes: readonly ButtonCode[],
  kinds: readonly (typeof OTHERS)[number][],
): Promise<void> {
  await bed.app.quiet();
  const before = await contents(bed.app);
  for (const kind of kinds) {
    for (const code of codes) assert.match(await pressed(bed, bed.people[kind], code), NOT_DONE, kind);
    assert.deepEqual(await contents(bed.app), before, `pressed by: ${kind}`);
  }
}

async function checkRepeats(
  bed: TestBed,
  { scene, about }: Row,
  countsOnce: boolean,
  repeats: readonly (typeof REPEATS)[number][],
): Promise<void> {
  const { presser, code } = await scene(bed);
  await bed.app.quiet();
  if (about !== 'strangers' && wireOf(forged(code)) !== wireOf(code)) {
    const before = await truth(bed);
    assert.match(await pressed(bed, presser, forged(code)), NOT_DONE);
    assert.deepEqual(await truth(bed), before, 'numbers of nothing');
  }
  const start = await counts(bed);
  await pressed(bed, presser, code);
  const once = grown(start, await counts(bed));
  const done = await truth(bed);
  if (repeats.includes('again')) await pressed(bed, presser, code);
  if (countsOnce) assert.deepEqual(await truth(bed), done, 'pressed again');

  if (!repeats.includes('twice at once')) return;
  const again = await scene(bed);
  await bed.app.quiet();
  const before = await counts(bed);
  await Promise.all([pressed(bed, again.presser, again.code), pressed(bed, again.presser, again.code)]);
  if (countsOnce) assert.deepEqual(grown(before, await counts(bed)), once, 'twice at once');
}

/** Each press makes a thing of its own: a link for one more guard or for somebody close, another code. */
const ANEW: ReadonlySet<string> = new Set<ButtonName>([
  'joining: invite guard',
  'invite family',
  'let until: sure',
  'sign in at the web',
]);
