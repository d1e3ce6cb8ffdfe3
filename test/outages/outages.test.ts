import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault, Person } from '../../playground/index.ts';
import { cardSent, cardText, copiesSent, keyOf } from '../engine/copies.ts';
import { openFreshYard } from '../engine/open.ts';
import type { BreakAt, Relay } from '../engine/relay.ts';
import type { TestBedOptions } from '../engine/test-bed.ts';
import { LOCKS_HERE } from '../support/locks.ts';

/** Anna calls the holder of spot 45; the bot has said hello to both. */
async function open(t: TestContext, options: TestBedOptions = {}) {
  const bed = await openFreshYard(t, options);
  const { world } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  const app = await bed.startBot();
  await bed.quiet();
  const alert = async () => (await bed.row<{ id: number }>('select id from alerts where spot = 45')).id;
  return {
    ...bed,
    anna,
    boris,
    app,
    raise: () => world.say(anna, '/blocked 45'),
    /** What Anna's card says now. */
    card: async () => cardText(world, anna, { part: 'sender', alert: await alert() }),
    /** How many copies of his card Boris has got. */
    copies: async () => copiesSent(world).get(keyOf({ part: 'holder', alert: await alert() }, boris.id)) ?? 0,
    /** Waits until Anna's card says this; time passes meanwhile, second by second. */
    reads: async (words: RegExp) => {
      const id = await alert();
      for (let second = 0; second < 120; second += 1) {
        if (words.test(cardText(world, anna, { part: 'sender', alert: id }))) return;
        bed.clock.advance(1_000);
        await bed.quiet();
      }
      assert.match(cardText(world, anna, { part: 'sender', alert: id }), words);
    },
  };
}

for (const [what, begin] of Object.entries({
  'is away': ({ cut }) => cut(),
  'has no connection left': ({ fill }) => fill(),
} satisfies Record<string, (relay: Relay) => void>))
  test(`what people write while the database ${what} is done when it is back, by itself`, async (t) => {
    const house = await open(t);
    const { world, relay, anna, boris } = house;
    begin(relay);
    house.raise();
    world.say(anna, '❓ Помощь');
    // The bot has tried in vain, and Telegram still keeps both.
    while (relay.refused() < 3) await pause(20);
    assert.ok(world.updates.length > 0);
    relay.mend();
    await world.until(() => world.find(boris, 'Ваша машина мешает выехать'), { timeoutMs: 15_000 });
    await house.quiet(15_000);
    assert.match(await house.card(), /Доставлено хозяину машины/);
    assert.ok(world.find(anna, 'Как это работает'));
    assert.equal(await house.copies(), 1);
    const { failed } = await house.row<{ failed: number }>(
      'select count(failure)::int as failed from updates',
    );
    assert.equal(failed, 0);
  });

/** A commit of whoever said such words in the same transaction. */
const commitOf = (deed: RegExp) => (words: string, transaction: string) =>
  words.includes('commit') && deed.test(transaction);

const saying = (deed: RegExp) => (words: string) => deed.test(words);

/** An alert is stored, and what is to be told first of all is marked as being sent. */
const taken = /insert into cards[\s\S]*set state = 'sending'/;

/** A card was shown, and the next notice is marked as being sent. */
const settled = /update "cards" set "message_ref"[\s\S]*set state = 'sending'/;

const moments = {
  'before it marks the card as its own': ['request', saying(taken)],
  'while it commits that mark': ['answer', commitOf(taken)],
  'when it asks for its turn to send': ['request', saying(/insert into pace/)],
  'after the card was sent': ['request', saying(settled)],
  'while it commits that the card was sent': ['answer', commitOf(settled)],
} as const satisfies Record<string, readonly ['request' | 'answer', BreakAt]>;

for (const [moment, [at, words]] of Object.entries(moments)) {
  test(`the database goes away ${moment}: the card arrives, once, and the sender is told so`, async (t) => {
    const house = await open(t, { paced: true });
    const cut = house.relay.cutAt(at, words);
    house.raise();
    await cut;
    house.relay.mend();
    await house.world.until(() => house.world.find(house.boris, 'Ваша машина'), { timeoutMs: 15_000 });
    await house.quiet(15_000);
    // A turn to send that could not be had is asked for again seconds later.
    await house.reads(/Доставлено хозяину машины/);
    assert.equal(await house.copies(), 1);
  });
}

test('the database goes away when a reply asks for its turn: it comes all the same', async (t) => {
  const house = await open(t, { paced: true });
  const { world, anna } = house;
  const cut = house.relay.cutAt('request', saying(/insert into pace/));
  world.say(anna, '/privacy');
  await cut;
  house.relay.mend();
  await world.until(() => world.find(anna, '90 дней'), { timeoutMs: 10_000 });
});

test('one connection breaks while it commits that a card is being sent: the card arrives all the same', async (t) => {
  const house = await open(t);
  const cut = house.relay.cutAt('answer', commitOf(taken), 'one');
  house.raise();
  await cut;
  await house.world.until(() => house.world.find(house.boris, 'Ваша машина'), { timeoutMs: 10_000 });
  await house.reads(/Доставлено хозяину машины/);
  assert.equal(await house.copies(), 1);
});

test('a message whose connection breaks is taken up again, before the next one of the same person', async (t) => {
  const house = await open(t);
  const { world, pool, anna, boris } = house;
  const keeper = await pool.connect();
  await keeper.query('begin');
  await keeper.query('select pg_advisory_xact_lock(5, hashtext($1))', [`person:${house.bot}:${anna.id}`]);
  world.say(anna, '🚧 Перегородили');
  world.say(anna, '45');
  const { pid } = await house.row<{ pid: number }>(
    `select pid from ${LOCKS_HERE} where locktype = 'advisory' and classid = 5 and not granted`,
  );
  await pool.query('select pg_terminate_backend($1)', [pid]);
  await keeper.query('commit');
  keeper.release();
  await world.until(() => world.find(boris, 'Ваша машина'), { timeoutMs: 10_000 });
  await house.quiet();
  assert.equal(world.find(anna, 'Что с местом'), undefined);
});

test('a bot that has lost its database twice keeps no dead connection and stops when it is told to', async (t) => {
  const house = await open(t);
  const owner = `from ${LOCKS_HERE} where locktype = 'advisory' and classid = 4 and granted`;
  for (const _ of ['once', 'twice']) {
    const { pid } = await house.row<{ pid: number }>(`select pid ${owner}`);
    await house.pool.query('select pg_terminate_backend($1)', [pid]);
    await house.row(`select ${owner} and pid <> $1`, [pid]);
  }
  house.raise();
  await house.quiet();
  assert.match(await house.card(), /Доставлено хозяину машины/);
  const { promise: late, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(resolve, 10_000, 'still running');
  assert.equal(await Promise.race([house.app.stop(), late]), undefined);
  clearTimeout(timer);
});

test('when Telegram asks for quiet nobody writes until then, and then everybody gets what is theirs', async (t) => {
  const house = await open(t, { paced: true });
  const { world } = house;
  const times: number[] = [];
  let asked = 0;
  world.onChange((change) => {
    if (change.kind !== 'call' || !/^(send|edit)/.test(change.call.method)) return;
    if ('error' in change.call) asked ||= performance.now();
    else times.push(performance.now());
  });
  world.addFault({ kind: 'too-many-requests', retryAfter: 3, method: 'sendMessage', times: 1 });
  house.raise();
  await world.until(() => asked > 0);
  const vera = await house.resident('Вера', [2]);
  world.say(vera, '/blocked 45');
  await world.until(() => cardText(world, vera, { part: 'sender', alert: 2 }).includes('Доставлено'), {
    timeoutMs: 15_000,
  });
  await house.quiet(15_000);
  // Whoever had left already when the refusal came is not called back.
  const early = times.filter((time) => time > asked + 200 && time < asked + 2_800);
  assert.equal(early.length, 0);
  assert.equal(await house.copies(), 1);
  assert.match(await house.card(), /Доставлено хозяину машины/);
});

test('who waits for his slot when Telegram asks for quiet waits for the end of it, too', async (t) => {
  const house = await open(t, { paced: true });
  const { world, pool, boris } = house;
  const vera = await house.resident('Вера', [2]);
  const times: number[] = [];
  let asked = 0;
  world.onChange((change) => {
    if (change.kind !== 'call' || !/^(send|edit)/.test(change.call.method)) return;
    if ('error' in change.call) asked ||= performance.now();
    else if (asked > 0) times.push(performance.now() - asked);
  });
  world.addFault({
    kind: 'too-many-requests',
    retryAfter: 3,
    method: 'sendMessage',
    chat: boris.id,
    times: 1,
  });
  // Replies wait for two seconds, and an alert passes them.
  await pool.query("update pace set next_at = clock_timestamp() + interval '2.7 seconds' where scope = ''");
  house.raise();
  world.say(vera, '/privacy');
  await world.until(() => world.find(vera, '90 дней'), { timeoutMs: 10_000 });
  await world.until(() => world.find(boris, 'Ваша машина'), { timeoutMs: 10_000 });
  assert.ok(asked > 0);
  assert.deepEqual(
    times.filter((time) => time < 2_800),
    [],
  );
});

const hiccups: Record<string, { fault: Fault; copies: number }> = {
  'answers 502 three times': { fault: { kind: 'server-error', code: 502, times: 3 }, copies: 1 },
  'cuts the line before it has sent, three times': { fault: { kind: 'cut-before', times: 3 }, copies: 1 },
  'cuts the line after it has sent, twice': { fault: { kind: 'cut-after', times: 2 }, copies: 3 },
};

for (const [what, { fault, copies }] of Object.entries(hiccups)) {
  test(`Telegram ${what}: the card arrives, ${copies > 1 ? 'one copy more a cut' : 'once'}, and the sender reads the truth meanwhile`, async (t) => {
    const house = await open(t);
    house.world.addFault({ ...fault, method: 'sendMessage', chat: house.boris.id });
    house.raise();
    await house.reads(/Передаю хозяину машины|заставляет ждать/);
    assert.doesNotMatch(await house.card(), /Доставлено/);
    await house.reads(/Доставлено хозяину машины/);
    await house.quiet();
    assert.equal(await house.copies(), copies);
  });
}

test('Telegram is silent for half an hour: the sender reads of the delay, then that it was in vain', async (t) => {
  const house = await open(t);
  const { world, boris, anna, clock } = house;
  const mend = world.addFault({ kind: 'server-error', method: 'sendMessage', chat: boris.id });
  house.raise();
  await house.reads(/Мессенджер заставляет ждать. Пробую снова и снова, до получаса/);
  for (let minute = 0; minute < 31; minute += 1) {
    clock.advance(60_000);
    await house.quiet();
  }
  await house.reads(/❌ Не дошло: мессенджер( так и)? не принял сообщение/);
  assert.ok(world.find(anna, 'так и не дошло'));
  mend();
  assert.equal(await house.copies(), 0);
});

test('the owner’s account is gone: the sender reads at once that it did not arrive', async (t) => {
  const house = await open(t);
  house.world.deactivate(house.boris);
  house.raise();
  await house.quiet();
  assert.match(await house.card(), /❌ Не дошло: хозяин машины с места 45 отключил бота/);
  assert.ok(house.world.find(house.anna, 'сообщение не дошло'));
});

test('the owner has blocked the bot before: the sender’s first card says so, and nobody knocks in vain', async (t) => {
  const house = await open(t);
  const { world, boris, anna } = house;
  world.block(boris);
  await house.quiet();
  const before = world.log.length;
  house.raise();
  await house.quiet();
  const calls = world.log.slice(before);
  const cards = calls.filter((call) => cardSent(call));
  assert.match(String(cards[0]?.params.text), /❌ Не дошло: хозяин машины с места 45 отключил бота/);
  const to = (person: Person) => calls.filter(({ params }) => params.chat_id === person.id).length;
  assert.deepEqual([to(anna), to(boris)], [1, 0]);
});
