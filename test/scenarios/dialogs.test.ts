import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { sameLabel } from '../../playground/world/presses.ts';
import type { DialogKind } from '../../src/chat/features.ts';
import { DIALOG_LIFE } from '../../src/chat/kit/dialogs.ts';
import { MENU } from '../../src/chat/kit/menu.ts';
import { minutes } from '../../src/core/kernel/time.ts';
import { NO_NUMBERS } from '../support/no-numbers.ts';
import { share } from '../support/share.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { words } from '../support/words.ts';
import { DIALOGS, openDialog, type Row } from './dialogs.ts';

/** «Помощь», «Help», with the emoji and without. */
const MENU_LABELS = words.languages.flatMap((language) =>
  MENU.map(([key], at) => {
    const label = words.plain(language, key);
    return at % 2 === 0 ? label : label.replace(/^\P{L}+/u, '');
  }),
);

/** What a label of the menu asks at once. */
const QUESTIONS: readonly DialogKind[] = ['raising', 'leaving', 'inviting', 'checking pass', 'looking up'];

const ROWS = Object.entries(DIALOGS) as [DialogKind, Row][];

const answers = (app: TestApp, person: Person) =>
  app.world.messages(person).filter(({ from }) => from?.is_bot).length;

/** The way out stands below the newest question, too, not only above. */
function assertWayOut(app: TestApp, person: Person, what: string): void {
  const buttons = (app.world.lastMessage(person)?.reply_markup?.inline_keyboard ?? []).flat();
  assert.ok(
    buttons.some(({ text }) => sameLabel(text, 'Отмена')),
    `${what}: ${app.reads(person)}`,
  );
}

/** The list of residents is searched by what is typed: there is no question to cancel. */
const asksNothing = (kind: string) => kind === 'administering';

/** Neither update nor notice broke. */
async function assertHealthy({ pool }: TestApp): Promise<void> {
  const { rows } = await pool.query(
    `select failure from updates where failure is not null
     union all select 'notice' from notices where state = 'dead'`,
  );
  assert.deepEqual(rows, []);
}

for (const [at, [kind, row]] of ROWS.entries()) {
  test(`Every way out of the dialog «${kind}» leads out: words, commands, menu labels, time`, async (t) => {
    const app = await openTestApp(t);
    const { person, begin } = await row.ready(app);
    const ways: (readonly [string, () => Promise<unknown>])[] = [
      ...['/start', '/menu', '/cancel', '/help', 'отмена', 'Cancel', ...MENU_LABELS].map(
        (typed) => [typed, () => app.says(person, typed)] as const,
      ),
      ...(asksNothing(kind) ? [] : [['«Отмена»', () => app.taps(person, 'Отмена')] as const]),
      ['time', () => app.advance(DIALOG_LIFE / minutes(1))],
    ];
    for (const [way, go] of share(ways, at, 5)) {
      await begin();
      assert.equal(await openDialog(app, person), kind, `before ${way}`);
      const before = answers(app, person);
      await go();
      // A label may lead straight into its own question.
      assert.ok([null, ...QUESTIONS].includes(await openDialog(app, person)), way);
      if (way !== 'time' && way !== '«Отмена»')
        assert.ok(answers(app, person) > before, `${way} is answered`);
      await app.says(person, '/cancel');
      assert.equal(await openDialog(app, person), null);
      await app.advance(1);
    }
    await assertHealthy(app);
  });

  test(`What the dialog «${kind}» cannot take gets a friendly line, and it stays open`, async (t) => {
    const app = await openTestApp(t);
    const { person, begin } = await row.ready(app);
    const { photo, sticker, voice, contact, location, document } = app.world;
    const odd = {
      photo,
      sticker,
      voice,
      contact,
      location,
      document: (one: Person) => document(one, { name: 'план.pdf', bytes: Buffer.from('%PDF') }),
    };
    for (const [what, send] of share(Object.entries(odd), at, 2)) {
      if (row.takes.some((taken) => taken === what)) continue;
      await begin();
      if (!asksNothing(kind)) assertWayOut(app, person, kind);
      const before = answers(app, person);
      send(person);
      await app.quiet();
      assert.ok(answers(app, person) > before, `${what} is answered`);
      assert.equal(await openDialog(app, person), kind, what);
      assertWayOut(app, person, what);
      await app.advance(1);
    }
    await assertHealthy(app);
  });

  test(`Nothing typed breaks the dialog «${kind}»`, async (t) => {
    const app = await openTestApp(t);
    const { person, begin } = await row.ready(app);
    for (const typed of share(ODD_TEXTS, at, 2)) {
      await begin();
      const before = answers(app, person);
      await app.says(person, typed);
      assert.ok(answers(app, person) > before, `${typed.slice(0, 20)} is answered`);
      assert.notEqual(app.reads(person), words.plain('ru', 'went-wrong'));
      if (kind !== 'writing' && (await openDialog(app, person)) === kind)
        assertWayOut(app, person, typed.slice(0, 20));
      await app.advance(1);
    }
    await assertHealthy(app);
  });

  if (row.number) {
    test(`Whatever is no number of a spot is told kindly in the dialog «${kind}», and the question stays`, async (t) => {
      const app = await openTestApp(t);
      const { person, begin } = await row.ready(app);
      await begin();
      for (const [typed, answer] of share(NO_NUMBERS, at, 2)) {
        if (typed === '45 46' && row.number === 'several') continue;
        await app.says(person, typed);
        assert.match(app.reads(person), answer, typed);
        assert.equal(await openDialog(app, person), kind, typed);
        assertWayOut(app, person, typed);
        await app.advance(1);
      }
    });

    test(`A number is understood in the dialog «${kind}» however people write it`, async (t) => {
      const app = await openTestApp(t);
      const { person, begin } = await row.ready(app);
      for (const [at, typed] of ['45', '№45', '№ 45', 'место 45', ' 45. ', '#45', 'Место №45!'].entries()) {
        await begin();
        await app.says(person, typed.replace('45', String(45 + at)));
        assert.equal(await openDialog(app, person), row.goesOn ? kind : null, typed);
        await app.advance(kind === 'claiming spots' ? 24 * 60 : 5);
        await app.pool.query('update claims set open = false');
      }
    });
  }
}

const ODD_TEXTS = [
  '<b>',
  "'; drop table spots; --",
  '=cmd()',
  '\u202eдолой',
  '👨‍👩‍👧‍👦',
  '{ $spot }',
  'я'.repeat(5_000),
];
