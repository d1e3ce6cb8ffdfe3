import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Person, ShownMessage } from '../../playground/index.ts';
import { cardSent, cardText } from '../engine/copies.ts';
import { holdCommits } from '../engine/held-commits.ts';
import { openFreshYard } from '../engine/open.ts';
import { openReplica } from '../engine/replica.ts';
import type { TestBed } from '../engine/test-bed.ts';

const sentTo = ({ world }: TestBed, person: Person, piece: string) =>
  world.log.filter(
    ({ method, params }) =>
      method === 'sendMessage' && params.chat_id === person.id && String(params.text).includes(piece),
  ).length;

/** The id of the one thread about a spot. */
const threadOf = async ({ row }: TestBed, spot: number) =>
  (await row<{ id: number }>('select id from alerts where spot = $1', [spot])).id;

async function desks(t: TestContext, bed: TestBed, count: number) {
  const opened = Array.from({ length: count }, () => openReplica(t, bed));
  return Promise.all(opened);
}

test('a message that Telegram delivers again, to another process too, has one effect and one answer', async (t) => {
  const bed = await openFreshYard(t);
  const anna = await bed.resident('Анна', [1]);
  await bed.resident('Борис', [45]);
  const [first, second] = await desks(t, bed, 2);
  assert.ok(first && second);
  bed.world.say(anna, '/blocked 45');
  bed.world.say(anna, '❓ Помощь');
  const [raised, help] = bed.world.updates.slice(-2);
  assert.ok(raised && help);
  for (const update of [raised, help]) {
    await Promise.all([first.receives(update), second.receives(update), first.receives(update)]);
    await second.receives(update);
  }
  await Promise.all([first.idle(), second.idle()]);
  const { alerts } = await bed.row<{ alerts: number }>('select count(*)::int as alerts from alerts');
  assert.equal(alerts, 1);
  assert.equal(sentTo(bed, anna, 'Как это работает'), 1);
});

test('eight presses of one neighbour that reach four processes at once are three alerts', async (t) => {
  const bed = await openFreshYard(t);
  const { world } = bed;
  const anna = await bed.resident('Анна', [1]);
  const spots = [41, 42, 43, 44, 45, 46, 47, 48];
  for (const spot of spots) await bed.resident('Сосед', [spot]);
  const four = await desks(t, bed, 4);
  const receive = (updates: typeof world.updates) =>
    Promise.all(updates.map((update, index) => four[index % 4]?.receives(update)));
  const idle = () => Promise.all(four.map((replica) => replica.idle()));
  for (const spot of spots) world.say(anna, String(spot));
  await receive(world.updates.slice(-8));
  await idle();
  for (const spot of spots) {
    const offer = world.find(anna, `Что с местом ${spot}`);
    assert.ok(offer);
    // Nothing is said to the press itself.
    world.press(anna, offer, 'Перегородили').catch(() => {});
  }
  await receive(world.updates.slice(-8));
  await idle();
  const { alerts } = await bed.row<{ alerts: number }>('select count(*)::int as alerts from alerts');
  assert.equal(alerts, 3);
  assert.equal(sentTo(bed, anna, 'не больше 3'), 5);
});

test('of two bots on one house one listens and both deliver; when the first stops the second listens', async (t) => {
  const bed = await openFreshYard(t);
  const { world, clock, pool } = bed;
  const people: Person[] = [];
  for (let spot = 1; spot <= 12; spot += 1) people.push(await bed.resident(`Сосед ${spot}`, [spot]));
  const first = await bed.startBot();
  await bed.startBot();
  await bed.quiet();
  await pool.query(`
    create table senders (owner bigint);
    create function note_sender() returns trigger language plpgsql as $$
    begin insert into senders values (new.owner); return null; end $$;
    create trigger note_sender after update on notices
      for each row when (new.state = 'sending') execute function note_sender();
  `);
  // A slow messenger leaves something to do for the second.
  world.addFault({ kind: 'delay', ms: 100, method: 'sendMessage' });
  for (const [index, person] of people.entries()) world.say(person, `/blocked ${((index + 1) % 12) + 1}`);
  await world.until(() => world.log.filter((call) => cardSent(call)).length > 0);
  clock.advance(0);
  await bed.quiet();
  world.faults.clear();
  const { owners } = await bed.row<{ owners: number }>(
    'select count(distinct owner)::int as owners from senders',
  );
  assert.equal(owners, 2);
  assert.deepEqual(
    world.log.filter((call) => 'error' in call && call.error.code === 409),
    [],
    'both never asked at once',
  );
  const [anna] = people;
  assert.ok(anna);
  await first.stop();
  world.say(anna, '❓ Помощь');
  await world.until(() => world.find(anna, 'Как это работает'));
});

const reads = ({ text, reply_markup: markup }: ShownMessage) =>
  [
    text,
    ...(markup?.inline_keyboard ?? []).map((row) => row.map(({ text: label }) => `[${label}]`).join(' ')),
  ].join('\n');

test('a restart between any two steps of «Перегородили» changes nothing that people see', async (t) => {
  const bed = await openFreshYard(t);
  const { world } = bed;
  let app = await bed.startBot();
  const chats: string[] = [];
  for (let restartAt = 0; restartAt <= 5; restartAt += 1) {
    const spot = 100 + restartAt;
    const anna = await bed.resident('Анна', [1 + restartAt]);
    const boris = await bed.resident('Борис', [spot]);
    await bed.quiet();
    const steps = [
      () => world.tap(anna, 'Перегородили'),
      () => world.say(anna, 'на стоянке'),
      () => world.say(anna, String(spot)),
      () => world.tap(boris, 'Иду'),
      () => world.tap(anna, 'Решено'),
    ];
    for (const [index, step] of steps.entries()) {
      await step();
      if (restartAt !== index + 1) await bed.quiet();
      else {
        // Not waited for: what is under way is finished first, or by the next one.
        await app.stop();
        app = await bed.startBot();
        await bed.quiet();
      }
    }
    // What stands in their chats in the end; through which states a card went there is for chance to say.
    const seen = [anna, boris].map((person) => world.messages(person).map(reads).join('\n')).join('\n\n');
    chats.push(
      seen
        .replaceAll(String(spot), '45')
        .replaceAll(/(мест[оа]:?) [1-9]\b/g, '$1 1')
        // Said only where a minute has begun meanwhile.
        .replaceAll(/Отправлено в \d\d:\d\d\n| — \d\d:\d\d/g, '')
        .replaceAll(/\d\d:\d\d/g, '22:36'),
    );
  }
  for (const [at, chat] of chats.entries()) assert.equal(chat, chats[0], String(at));
});

test('with two bots on one house each reminder comes once, and help is called once', async (t) => {
  const bed = await openFreshYard(t);
  const { world, clock } = bed;
  const admin = await bed.admin('Администратор');
  const people: Person[] = [];
  for (let spot = 1; spot <= 8; spot += 1) people.push(await bed.resident(`Сосед ${spot}`, [spot]));
  await bed.startBot();
  await bed.startBot();
  await bed.quiet();
  for (const [index, person] of people.entries()) world.say(person, `/blocked ${((index + 1) % 8) + 1}`);
  await bed.quiet();
  clock.advance(5 * 60_000 + 1_000);
  await bed.quiet(20_000);
  for (const person of people) assert.equal(sentTo(bed, person, 'Напоминание'), 1, person.firstName);
  clock.advance(5 * 60_000);
  await bed.quiet(20_000);
  for (let spot = 1; spot <= 8; spot += 1)
    assert.equal(sentTo(bed, admin, `место ${spot}\n`), 1, `место ${spot}`);
});

test('two owners who answer at the same moment: everybody ends up with the newer answer', async (t) => {
  const bed = await openFreshYard(t);
  const { world } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  const vera = await bed.resident('Вера', [45]);
  await bed.startBot();
  world.say(anna, '/blocked 45');
  await bed.quiet();
  const alert = await threadOf(bed, 45);
  const card = (person: Person, part: 'sender' | 'holder') => cardText(world, person, { part, alert });
  for (const answer of ['Иду', 'Буду через 5 минут', 'Буду через 15 минут']) {
    await Promise.all([world.tap(boris, 'Не моя машина'), world.tap(vera, answer)]);
    await bed.quiet();
    assert.match(card(boris, 'holder'), new RegExp(`Вы ответили: «Не моя машина».*\n?.*«${answer}»`));
    assert.match(card(vera, 'holder'), new RegExp(`Вы ответили: «${answer}».*\n?.*«Не моя машина»`));
    await world.tap(boris, 'Иду');
    await bed.quiet();
    assert.match(card(anna, 'sender'), /Хозяин машины: «Иду»/);
    assert.match(card(vera, 'holder'), /Другой сосед с вашего места ответил: «Иду»/);
  }
});

test('a card that is drawn while an answer is being stored is drawn again with the answer', async (t) => {
  const bed = await openFreshYard(t);
  const { world, clock } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  const vera = await bed.resident('Вера', [2]);
  await bed.startBot();
  await bed.quiet();
  // The cards of both senders wait for their second try while Boris answers Anna.
  for (const { id } of [anna, vera]) world.addFault({ kind: 'server-error', chat: id, times: 1 });
  world.say(anna, '/blocked 45');
  await bed.row("select from notices where state = 'due' and tries = 1");
  world.say(vera, '/blocked 99');
  await bed.row("select from notices where state = 'due' and tries = 1 having count(*) = 2");
  await world.until(() => world.find(boris, 'Ответьте одним нажатием'));
  const alert = await threadOf(bed, 45);
  const gate = await holdCommits(bed.url, 'alerts');
  const pressed = world.tap(boris, 'Иду');
  await gate.waiting(1);
  clock.advance(3_000);
  // Vera's card is behind Anna's in the line: by now the bot has been at both.
  await world.until(() => world.find(vera, 'никто не зарегистрировал'));
  await gate.open();
  await pressed;
  await bed.quiet();
  assert.match(cardText(world, anna, { part: 'sender', alert }), /Хозяин машины: «Иду»/);
});

test('an answer in the very second of a reminder and the reminder do not get in each other’s way', async (t) => {
  const bed = await openFreshYard(t);
  const { world, clock, pool } = bed;
  const anna = await bed.resident('Анна', [1]);
  const boris = await bed.resident('Борис', [45]);
  const vera = await bed.resident('Вера', [46]);
  await bed.startBot();
  for (const spot of [45, 46]) {
    world.say(anna, `/blocked ${spot}`);
    await bed.quiet();
  }
  const alert = await threadOf(bed, 45);
  const keeper = await pool.connect();
  await keeper.query('begin');
  await keeper.query('select from alerts where id = $1 for update', [alert]);
  const stuck = (count: number) =>
    bed.row("select from pg_stat_activity where wait_event_type = 'Lock' having count(*) >= $1", [count]);
  // The toast comes too late for the messenger, whose clock is pushed as well; the cards tell.
  world.tap(boris, 'Иду').catch(() => {});
  await stuck(1);
  clock.advance(5 * 60_000 + 1_000);
  const reminded = world.until(() => world.find(vera, 'Напоминание'), { what: 'Vera to be reminded' });
  await Promise.any([stuck(2), reminded]);
  await keeper.query('commit');
  keeper.release();
  await reminded;
  await bed.quiet();
  assert.match(cardText(world, anna, { part: 'sender', alert }), /Хозяин машины: «Иду»/);
  const { deadlocks } = await bed.row<{ deadlocks: number }>(
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  assert.equal(deadlocks, 0);
});
