import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holders } from '../support/joining.ts';
import { letHouse, lets, rents } from '../support/tenancy.ts';
import { openLiveHouse } from '../support/test-app.ts';

test('Two who press at once under one link: one is the tenant, and the other reads that it works no more', async (t) => {
  const app = await openLiveHouse(t);
  const boris = await app.resident('Борис', [45]);
  const two = [await app.resident('Юля', []), await app.resident('Денис', [])];
  const payload = await lets(app, boris, '25 декабря');
  for (const one of two) app.world.start(one, payload);
  await app.quiet();
  const asked = two.map((one) => app.world.find(one, 'Снимать место 45') ?? assert.fail());
  await Promise.all(two.map((one, at) => app.world.press(one, asked[at] ?? assert.fail(), 'Подтвердить')));
  await app.quiet();
  assert.equal((await holders(app)).length, 2);
  assert.equal(two.filter((one) => app.world.find(one, 'Теперь вы снимаете место 45')).length, 1);
  assert.equal(two.filter((one) => app.world.find(one, 'уже не действует')).length, 1);
});

test('A tenancy ends while an alert is raised: whichever is first, the owner is asked, and the tenant is waited for no more', async (t) => {
  const app = await openLiveHouse(t);
  const boris = await app.resident('Борис', [45]);
  const yulia = await app.resident('Юля', []);
  const neighbours = await Promise.all(
    ['Анна', 'Вера', 'Глеб'].map((name, at) => app.resident(name, [at + 1])),
  );
  for (const [at, sender] of neighbours.entries()) {
    await rents(app, yulia, await lets(app, boris, 'через 2 дня'));
    app.clock.advance(2 * 86_400_000 - 1_000);
    const line = ['/blocked 45', '/sos 45', '/blocked 45'][at] ?? assert.fail();
    app.world.say(sender, line);
    app.clock.advance(2_000);
    await app.quiet();
    await app.advance(1);
    const { rows } = await app.pool.query<{ told: string[]; waits: boolean }>(
      `select a.owners_wait as waits, array_agg(p.display_name order by 1) as told from alerts a
       join alert_parties h on h.complex_id = a.complex_id and h.alert_id = a.id and h.part = 'holder'
       join persons p on p.id = h.person_id where a.state <> 'closed' group by a.id, a.owners_wait order by a.id desc limit 1`,
    );
    assert.deepEqual(rows, [{ told: ['Борис'], waits: false }], line);
    assert.ok(app.world.find(boris, 'Место 45'), sender.firstName);
    await app.taps(sender, 'Решено');
  }
});

test('Both owners end a letting at once, one renews it: it is over once, and nobody holds what is not his', async (t) => {
  const app = await openLiveHouse(t);
  const { boris, yulia } = await letHouse(app);
  const galya = await app.resident('Галя', [45]);
  const sure: NonNullable<ReturnType<typeof app.world.find>>[] = [];
  for (const one of [boris, galya]) {
    await app.says(one, 'Моё место');
    await app.taps(one, 'Снимает: Юля');
    await app.taps(one, 'Закончить сдачу');
    sure.push(app.world.find(one, 'Закончить сдачу?') ?? assert.fail());
  }
  await Promise.all(
    [boris, galya].map((one, at) => app.world.press(one, sure[at] ?? assert.fail(), 'Подтвердить')),
  );
  await app.quiet();
  await app.advance(12 * 60);
  assert.deepEqual(await holders(app), ['12 Анна', '45 Борис', '45 Галя']);
  const told = app.world.messages(yulia).filter(({ text }) => text?.includes('закончил сдачу'));
  assert.equal(told.length, 1);
});
