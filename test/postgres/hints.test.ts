import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { firstComplex, rememberBot } from '../../src/adapters/postgres/complexes/complexes.ts';
import { Batch } from '../../src/adapters/postgres/kit/batch.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { hearStatements } from '../../src/adapters/postgres/kit/wire.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import { lookForWork } from '../../src/app/chores.ts';
import { createHintBoard, gatherHints, type HeardWord, MOST_NAMED } from '../../src/application/hints.ts';
import type { ChatTx } from '../../src/chat/kit/ports.ts';
import { alertId, claimId, type PersonId, personId } from '../../src/core/kernel/ids.ts';
import { freshDatabase } from '../support/database.ts';

const { url } = await freshDatabase({ after });
const seen = await openPool(url, { max: 4, applicationName: 'hints.test' });
after(() => seen.end());
const complex = await firstComplex(openTables(seen), { name: 'ЖК', timeZone: 'Europe/Moscow' });
await rememberBot(openTables(seen), { messenger: 'telegram', externalId: '1' });
await seen.query(
  "insert into persons (display_name, language, met_at) select 'Анна', 'ru', now() from generate_series(1, 200)",
);
await seen.query(
  'insert into memberships (complex_id, person_id, consent_version, consented_at) select $1, id, 1, now() from persons',
  [complex],
);
const clock = { now: () => new Date(), onPush: () => {}, advance: () => {} };
const [anna, boris, vera] = [personId(1), personId(2), personId(3)];
const someone = [anna, boris, vera];

type Process = Awaited<ReturnType<typeof openProcess>>;

/** A process: what it commits, and what is heard there. */
async function openProcess(t: TestContext, { isOn = true } = {}) {
  const pool = await openPool(url, { max: 4, applicationName: 'hints.test' });
  const asked: string[] = [];
  const ours = new WeakSet<object>();
  pool.on('connect', (client) => {
    const { query } = client;
    const noted = (...args: unknown[]) => {
      const [one] = args;
      if (!(one instanceof Batch))
        asked.push(typeof one === 'object' && one !== null && 'text' in one ? String(one.text) : String(one));
      return Reflect.apply(query, client, args);
    };
    ours.add(Object.assign(client, { query: noted }));
  });
  t.after(hearStatements(({ client, text }) => void (ours.has(client) && asked.push(text))));
  const db = openTables(pool);
  const closing: (() => Promise<unknown>)[] = [() => pool.end()];
  t.after(async () => {
    for (const close of closing.reverse()) await close();
  });
  const board = isOn ? createHintBoard() : null;
  const chores = lookForWork({ clock, closing }, { db, pool }, () => false, board);
  const wakes = { notices: () => {}, timers: () => {} };
  const hints = (some: Parameters<typeof chores.hint>[0]) => {
    board?.tell(some);
    chores.hint(some);
  };
  const { transact } = createTransactions(db, clock, board ? { ...wakes, hints } : wakes, Buffer.alloc(32));
  await chores.worker.id();
  const heard: string[] = [];
  const note = (person: PersonId) => (word: HeardWord) => void heard.push(`${person} ${word}`);
  const commit = (work: (tx: ChatTx) => Promise<unknown>) => transact(work);
  const watch = (person: PersonId) => board?.subscribe(person, note(person));
  const take = () => heard.splice(0).sort();
  const until = async (line: string) => {
    const deadline = performance.now() + 5_000;
    while (!heard.includes(line)) {
      assert.ok(performance.now() < deadline, `nobody heard «${line}», but ${heard.join()}`);
      await new Promise(setImmediate);
    }
  };
  return { pool, commit, watch, take, until, asked, board };
}

/** The first has heard that the second lives. */
async function meet(first: Process, second: Process): Promise<void> {
  const leave = second.watch(vera);
  for (let met = false; !met; met = second.take().length > 0) {
    await first.commit((tx) => tx.residents.giveRole(complex, vera, 'guard'));
    await delay(60);
  }
  leave?.();
}

const banned = { kind: 'banned' } as const;
const claim = { kind: 'claim', claim: claimId(1) } as const;

test('After the commit whoever has a card or a notice of it hears so, and nobody else', async (t) => {
  const { commit, watch, take } = await openProcess(t);
  for (const person of someone) watch(person);
  await commit((tx) => tx.notices.add(complex, [anna], 'note', banned));
  assert.deepEqual(take(), ['1 feed']);
  await commit((tx) => tx.cards.show(complex, claim, [anna, boris]));
  assert.deepEqual(take(), ['1 feed', '2 feed']);
  await commit((tx) => tx.cards.redraw(complex, claim));
  assert.deepEqual(take(), ['1 feed', '2 feed']);
  await commit((tx) => tx.cards.ring(complex, claim, boris));
  assert.deepEqual(take(), ['2 feed']);
  const told = { kind: 'tell', people: [vera], lane: 'note', notice: banned, morning: null } as const;
  await commit((tx) => tx.save(complex, [{ kind: 'redraw', topic: claim }, told]));
  assert.deepEqual(take(), ['1 feed', '2 feed', '3 feed']);
  const card = { subject: { kind: 'alert', alert: alertId(7), part: 'holder' }, viewer: vera } as const;
  await commit((tx) => tx.save(complex, [{ kind: 'new cards', cards: [card] }]));
  assert.deepEqual(take(), ['3 feed']);
});

test('Nobody hears of what came to nothing', async (t) => {
  const { commit, watch, take } = await openProcess(t);
  watch(anna);
  const failing = commit(async (tx) => {
    await tx.notices.add(complex, [anna], 'note', banned);
    throw new Error('no');
  });
  await assert.rejects(failing, /^Error: no$/);
  assert.deepEqual(take(), []);
});

test('Whose standing changes is told so: a role given and taken, a ban', async (t) => {
  const { commit, watch, take } = await openProcess(t);
  for (const person of someone) watch(person);
  await commit((tx) => tx.residents.giveRole(complex, anna, 'guard'));
  await commit((tx) => tx.register.endRole(complex, anna, 'guard'));
  await commit((tx) => tx.register.setBan(complex, boris, { until: new Date(), reason: 'Шумел' }));
  await commit((tx) => tx.privacy.erase(complex, vera, new Date()));
  assert.deepEqual(take(), ['1 standing', '1 standing', '2 standing', '3 standing']);
});

test('At another process it is heard within a second, by number alone; a process that is alone tells nobody', async (t) => {
  const listener = new pg.Client(url);
  await listener.connect();
  t.after(() => listener.end());
  const payloads: string[] = [];
  listener.on('notification', ({ payload = '' }) => payloads.push(payload));
  await listener.query('listen parking_chores');
  const first = await openProcess(t);
  await first.commit((tx) => tx.notices.add(complex, [anna], 'note', banned));
  // Longer than it gathers for.
  await delay(100);
  await listener.query('select');
  assert.match(payloads.join(), /^\d+:$/, 'only that it lives');
  const second = await openProcess(t);
  await meet(first, second);
  payloads.length = 0;
  second.watch(anna);
  second.watch(boris);
  const begun = performance.now();
  await first.commit((tx) => tx.notices.add(complex, [anna], 'note', banned));
  await second.until('1 feed');
  assert.ok(performance.now() - begun < 1_000);
  await first.commit((tx) => tx.register.setBan(complex, boris, null));
  await second.until('2 standing');
  await listener.query('select');
  for (const payload of payloads) assert.match(payload, /^\d+:[a-z ,]*(:(feed|standing)=[\d,]+)*$/);
});

test('More than fifty at once are everybody', async (t) => {
  const [first, second] = [await openProcess(t), await openProcess(t)];
  await meet(first, second);
  second.watch(personId(200));
  const many = Array.from({ length: MOST_NAMED + 1 }, (_, nth) => personId(nth + 4));
  const { add, take } = gatherHints();
  add('feed', many.slice(0, MOST_NAMED));
  assert.equal(typeof take().get('feed'), 'object');
  await first.commit((tx) => tx.notices.add(complex, many, 'note', banned));
  await second.until('200 feed');
});

test('A connection that was lost may have missed a hint: whoever looks reads everything anew', async (t) => {
  const { pool, watch, until } = await openProcess(t);
  watch(anna);
  await pool.query(
    `select pg_terminate_backend(l.pid) from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.granted and a.application_name = 'hints.test'`,
  );
  await until('1 resync');
});

test('With the app off it costs no statement, no connection and no word to others', async (t) => {
  const acts = async (isOn: boolean, t: TestContext) => {
    const one = await openProcess(t, { isOn });
    one.asked.length = 0;
    await one.commit((tx) => tx.cards.show(complex, claim, [anna]));
    await one.commit((tx) => tx.save(complex, [{ kind: 'redraw', topic: claim }]));
    return one.asked.filter((text) => !/array_remove/.test(text));
  };
  const counted: string[][] = [];
  for (const isOn of [false, true])
    await t.test(`on: ${isOn}`, async (t) => void counted.push(await acts(isOn, t)));
  assert.equal(counted[0]?.length, 6, counted[0]?.join('\n'));
  assert.deepEqual(counted[1], counted[0]);
});
