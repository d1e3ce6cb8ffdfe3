import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { claimId, spotNumber } from '../../src/core/kernel/ids.ts';
import { applies, buttonsUnder, holders } from '../support/joining.ts';
import { idOf, presses } from '../support/presses.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { openDialog } from './dialogs.ts';

const spotOf = (number: number) => spotNumber(number) ?? assert.fail();
const ONE = claimId(1);

/** The secret of a link that this admin makes now. */
async function secretOf(app: TestApp, admin: Person, spot: number | null): Promise<string> {
  if (spot === null) await presses(app, admin, { kind: 'joining', act: 'invite guard' });
  else
    await presses(app, admin, {
      kind: 'administer',
      wish: { on: 'spot', act: 'invite', spot: spotOf(spot) },
    });
  return /start=[gr]_([\w-]{22})/.exec(app.reads(admin))?.[1] ?? assert.fail(app.reads(admin));
}

test('A verdict on an older copy of a claim’s card comes too late and points down; nothing is asked of what is decided', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  await app.resident('Борис', [45]);
  const vera = app.stranger('Вера');
  await applies(app, vera, '45');
  await app.taps(vera, 'Пояснение');
  await app.says(vera, 'я'.repeat(1001));
  assert.match(app.reads(vera), /до 1000 знаков/);
  assert.equal(await openDialog(app, vera), 'explaining');
  await app.taps(vera, 'Отмена');
  await app.taps(pavel, 'Отклонить');
  await app.says(olga, '/help');
  const copy = app.world.messages(olga).findLast(({ from }) => from?.is_bot) ?? assert.fail();
  const approve = { kind: 'claim', claim: ONE, verdict: 'approve' } as const;
  assert.equal(await presses(app, olga, approve), 'Уже решено: Павел');
  const now = app.world.messages(olga).find(({ message_id }) => message_id === copy.message_id);
  assert.match(now?.text ?? '', /Актуальная карточка ниже/);
  const transfer = { kind: 'claimed spot', act: 'transfer', claim: ONE, spot: spotOf(45) } as const;
  assert.equal(await presses(app, olga, transfer), 'Уже решено: Павел');
  const about = (act: 'ask back' | 'explain') => ({ kind: 'about claim', act, claim: ONE }) as const;
  assert.equal(await presses(app, olga, about('ask back')), 'Уже решено: Павел');
  assert.equal(await presses(app, vera, about('explain')), 'Эту заявку уже решили.');
  for (const one of [olga, vera]) assert.notEqual(await openDialog(app, one), 'explaining');
  assert.equal(await openDialog(app, olga), null);
});

test('Of a claim that is decided in part only what is left is listed to be approved', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  await applies(app, app.stranger('Вера'), '45, 46');
  await app.taps(olga, 'Одобрить');
  for (const code of [{ kind: 'no spot' }, { kind: 'consent', agreed: true }] as const)
    assert.equal(await presses(app, boris, code), 'Эта кнопка устарела.', code.kind);
  const next = { kind: 'about claim', act: 'next', claim: ONE } as const;
  assert.equal(await presses(app, olga, next), 'Других заявок нет');
  await presses(app, boris, { kind: 'own spot', act: 'give up for sure', spot: spotOf(45) });
  await presses(app, olga, { kind: 'joining', act: 'approve all' });
  assert.match(app.reads(olga), /Вера: 45$/m);
  assert.equal(await presses(app, boris, { kind: 'joining', act: 'give up which' }), 'За вами нет места.');
});

test('A link makes what it was made for, of whoever is not that yet, and ends what he was asked', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const ivan = await app.guard('Иван');
  const forGuard = await secretOf(app, olga, null);
  const forSpot = await secretOf(app, olga, 45);
  await app.says(ivan, `/start g_${forGuard}`);
  assert.equal(app.reads(ivan), 'Вы уже охрана этого дома.');
  const boris = await app.resident('Борис', []);
  // The secret of a link to a spot, as if it were a guard's.
  await app.says(boris, `/start g_${forSpot}`);
  assert.match(app.reads(boris), /^Эта ссылка уже не действует/);
  await presses(app, boris, { kind: 'invited', act: 'accept', as: 'guard', token: forGuard });
  const menu = () => JSON.stringify(app.world.lastMessage(boris)?.markup);
  const welcome = menu();
  await app.says(boris, '/start');
  assert.equal(welcome, menu(), 'he keeps what he could do without a spot');
  const anna = await app.resident('Анна', [12]);
  await presses(app, anna, { kind: 'cars', act: 'add' });
  assert.equal(await openDialog(app, anna), 'adding car');
  await presses(app, anna, { kind: 'invited', act: 'accept', as: 'resident', token: forSpot });
  assert.equal(await openDialog(app, anna), null);
  assert.deepEqual(await holders(app), ['12 Анна', '45 Анна']);
  await app.says(anna, `/start r_${await secretOf(app, olga, 45)}`);
  assert.equal(app.reads(anna), 'Место 45 уже ваше. Ссылка ещё действует.');
});

test('An admin’s card of somebody says his name at the messenger, and that he waits while he does', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const vera = app.stranger('Вера', { username: 'vera_45' });
  await applies(app, vera, '45');
  const show = async () => {
    const wish = { on: 'person', act: 'show', person: await idOf(app, vera) } as const;
    return presses(app, olga, { kind: 'administer', wish });
  };
  assert.match(await show(), /Ник: @vera_45\n\n⏳ Ещё не житель/);
  await app.taps(olga, 'Одобрить');
  assert.doesNotMatch(await show(), /Ещё не житель/);
  assert.ok(buttonsUnder(app, olga, '👤 Вера').includes('Место 45'));
});
