import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import type { Member } from '../../src/core/kernel/actor.ts';
import { complexId } from '../../src/core/kernel/ids.ts';
import { after, days } from '../../src/core/kernel/time.ts';
import { forget } from '../../src/core/privacy/forget.ts';
import { giveConsent } from '../../src/core/residents/consent.ts';
import { openTestApp } from '../support/test-app.ts';

test('Whoever was forgotten during a ban is banned again by his consent, whatever face he gives it in', async (t) => {
  const app = await openTestApp(t);
  const { clock, pool } = app;
  const boris = await app.resident('Борис', [46]);
  const wakes = { notices: () => {}, timers: () => {} };
  const { transact } = createTransactions(openTables(pool), clock, wakes, Buffer.alloc(32));
  const now = clock.now();
  const ban = { until: after(now, days(7)), reason: 'шум' };
  const complex = complexId(1);
  const { rows } = await pool.query<{ id: number }>('select id from bots');
  const bot = rows[0]?.id ?? assert.fail('no bot');
  await transact(async (tx) => {
    const known = (await tx.people.find(bot, String(boris.id), now)) ?? assert.fail('nobody');
    const me: Member = { kind: 'member', ...known };
    await tx.register.setBan(complex, me.person, ban);
    assert.ok((await forget(tx, me, now)).ok);
  });
  const back = await transact(async (tx) => {
    const sender = { externalId: String(boris.id), displayName: 'Борис', username: null, languageTag: 'ru' };
    const meet = () => tx.people.meet(bot, sender, String(boris.id), 'ru', now);
    return giveConsent(tx, { kind: 'stranger', complex, roles: ['stranger'] }, meet, now);
  });
  const { member, bannedUntil } = back.ok ? back.value : assert.fail(back.why);
  assert.deepEqual(bannedUntil, ban.until);
  assert.ok(member.roles.includes('banned'));
  const timers = await pool.query("select due_at from timers where kind = 'ban' and subject_id = $1", [
    member.person,
  ]);
  assert.deepEqual(timers.rows, [{ due_at: ban.until }]);
});
