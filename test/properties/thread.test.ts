import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Person } from '../../playground/index.ts';
import { lend } from '../support/tenancy.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const HOUSES = Number(process.env.PARKING_THREADS ?? 2);

/** Who is picked by number, and which of the buttons that he sees. */
type Act =
  | { readonly kind: 'press'; readonly who: number; readonly which: number }
  | { readonly kind: 'raise'; readonly who: number; readonly line: string };
type Step = { readonly wait: number; readonly atOnce: readonly Act[] };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('press' as const), who: fc.nat({ max: 7 }), which: fc.nat() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('raise' as const),
      who: fc.nat({ max: 1 }),
      line: fc.constantFrom(
        '/blocked 45',
        '/sos 45',
        '/blocked 46',
        '/blocked 47',
        '/blocked 48',
        '/spot 46 фары',
      ),
    }),
  },
);
const step: fc.Arbitrary<Step> = fc.record({
  wait: fc.constantFrom(0, 0, 1, 2, 5, 10, 121),
  atOnce: fc.array(act, { minLength: 1, maxLength: 5 }),
});

test(`Whatever a app does at once, its threads stay whole (${HOUSES} × 25 moments)`, {
  timeout: Math.max(600_000, HOUSES * 15_000),
}, async () => {
  const evening = fc.array(step, { minLength: 25, maxLength: 25, size: 'max' });
  const property = fc.asyncProperty(evening, async (steps) => {
    const closers: (() => Promise<void>)[] = [];
    const app = await openTestApp({ after: (close) => closers.push(close) });
    try {
      const people = await settle(app);
      for (const { wait, atOnce } of steps) {
        if (wait > 0) await app.advance(wait);
        await Promise.all(atOnce.map((one) => perform(app, people, one)));
        await app.quiet();
        await assertWhole(app, people);
      }
    } finally {
      for (const close of closers) await close();
    }
  });
  await fc.assert(property, { numRuns: HOUSES, endOnFailure: true });
});

/** Two who ask, two who hold 45, a guard, an admin, who rents 46 of Boris, and who stands on 47 with Galya's leave. */
async function settle(app: TestApp): Promise<readonly Person[]> {
  const anna = await app.resident('Анна', [12]);
  const vera = await app.resident('Вера', [13]);
  const boris = await app.resident('Борис', [45, 46]);
  const galya = await app.resident('Галя', [45, 47, 48]);
  const kira = await app.resident('Кира', [46]);
  await app.pool.query(
    `update holdings set tenant_until = $2 where person_id = (select person_id from addresses where external_id = $1)`,
    [kira.id, new Date(app.clock.now().getTime() + 30 * 86_400_000)],
  );
  const denis = await app.resident('Денис', [49]);
  await lend(app, 47, denis);
  return [anna, vera, boris, galya, await app.guard('Степан'), await app.admin('Ольга'), kira, denis];
}

async function perform({ world }: TestApp, people: readonly Person[], one: Act): Promise<void> {
  const person = people[one.who] ?? assert.fail();
  if (one.kind === 'raise') {
    world.say(person, one.line);
    return;
  }
  const buttons = world.messages(person).flatMap((message) => {
    return (message.reply_markup?.inline_keyboard.flat() ?? []).map(({ text }) => ({ message, text }));
  });
  const button = buttons[one.which % buttons.length];
  if (button) await world.press(person, button.message, button.text);
}

async function assertWhole(app: TestApp, people: readonly Person[]): Promise<void> {
  await assertNothing(app, 'an update that threw, a notice that died', BROKEN);
  await assertNothing(app, 'a timer of a closed thread', TIMERS_OF_CLOSED);
  await assertNothing(app, 'an open thread without its timer', OPEN_WITHOUT_TIMER);
  await assertNothing(app, 'more than three alerts of one sender in ten minutes', TOO_MANY);
  await assertNothing(app, 'two open threads of one sender about one spot', TWICE_OPEN);
  await assertNothing(app, 'a thread whose state is not what its answers say', LYING_STATE);
  await assertNothing(app, 'an owner who was asked first, or is left out for good', OWNER_LEFT_OUT, [
    app.clock.now(),
  ]);
  for (const person of people) await assertCards(app, person);
}

/** Each card that somebody has is one message; it shows the newest state, and has no buttons when it is over for him. */
async function assertCards({ pool, world }: TestApp, person: Person): Promise<void> {
  const { rows } = await pool.query<{
    ref: string;
    part: string;
    state: string;
    answer: string | null;
    rank: string;
  }>(
    `select c.message_ref as ref, c.part, newest.answer, newest.rank,
       case when me.done_at is null then a.state else 'closed' end as state
     from cards c
     join addresses d on d.person_id = c.viewer
     join alerts a on a.complex_id = c.complex_id and a.id = c.subject_id and c.subject_kind = 'alert'
     left join alert_parties me on me.complex_id = a.complex_id and me.alert_id = a.id and me.part = 'sender'
       and c.part = 'sender' and me.person_id = c.viewer
     left join lateral (
       select p.answer, count(*) over (partition by p.answered_at) as rank from alert_parties p
       where p.complex_id = a.complex_id and p.alert_id = a.id and p.answer is not null and not p.borrower and not exists (
         select from alert_parties q
         where q.complex_id = a.complex_id and q.alert_id = a.id and q.part = 'holder' and not q.borrower and q.done_at is not null
       )
       order by p.answered_at desc limit 1
     ) newest on true
     where d.external_id = $1 and c.message_ref is not null`,
    [person.id],
  );
  const shown = new Map(world.messages(person).map((message) => [String(message.message_id), message]));
  for (const { ref, part, state, answer, rank } of rows) {
    const message = shown.get(ref) ?? assert.fail(`${person.firstName} has lost a card`);
    const buttons = message.reply_markup?.inline_keyboard.length ?? 0;
    if (state === 'closed') assert.equal(buttons, 0, `${person.firstName}: ${message.text}`);
    // Of two answers in one moment either may stand first; «Машину убрал» stands instead of them.
    const said = answer !== null && Number(rank) === 1 ? SAID[answer] : undefined;
    if (state !== 'closed' && part === 'sender' && said) assert.match(message.text ?? '', said);
  }
}

const SAID: Readonly<Record<string, RegExp>> = {
  coming: /Иду/,
  'in 5 minutes': /через 5 минут/,
  'in 15 minutes': /через 15 минут/,
  'not mine': /Не моя машина/,
};

async function assertNothing(
  { pool }: TestApp,
  what: string,
  query: string,
  values: readonly unknown[] = [],
): Promise<void> {
  assert.deepEqual((await pool.query(query, [...values])).rows, [], what);
}

const BROKEN = `select key from updates where failure is not null
  union all select id::text from notices where state = 'dead'`;
const TIMERS_OF_CLOSED = `select t.* from timers t
  join alerts a on a.complex_id = t.complex_id and a.id = t.subject_id
  where t.kind = 'alert' and a.state = 'closed'`;
const OPEN_WITHOUT_TIMER = `select a.id from alerts a where a.state <> 'closed' and not exists (
  select from timers t where t.complex_id = a.complex_id and t.kind = 'alert' and t.subject_id = a.id)`;
/** One that reached nobody does not count. */
const TOO_MANY = `select p.person_id, a.id from alerts a
  join alert_parties p on p.complex_id = a.complex_id and p.alert_id = a.id and p.part = 'sender'
  join memberships m on m.complex_id = p.complex_id and m.person_id = p.person_id
  where m.roles = '{}' and 3 < (
    select count(*) from alerts b join alert_parties q on q.complex_id = b.complex_id and q.alert_id = b.id
    where q.part = 'sender' and q.person_id = p.person_id and b.closing is distinct from 'wrong number'
      and exists (
        select from alert_parties r where r.complex_id = b.complex_id and r.alert_id = b.id
        and r.reach in ('pending', 'delayed', 'delivered'))
      and q.joined_at > p.joined_at - interval '10 minutes' and q.joined_at <= p.joined_at)`;
const TWICE_OPEN = `select p.person_id, a.spot, a.kind from alerts a
  join alert_parties p on p.complex_id = a.complex_id and p.alert_id = a.id and p.part = 'sender'
  where a.state <> 'closed' and p.done_at is null group by 1, 2, 3 having count(*) > 1`;
const LYING_STATE = `select a.id, a.state from alerts a where a.state <> 'closed' and (a.state = 'answered') <> exists (
  select from alert_parties p where p.complex_id = a.complex_id and p.alert_id = a.id and p.part = 'holder'
    and not p.borrower and p.answer in ('coming', 'in 5 minutes', 'in 15 minutes', 'wrote'))`;
/** Whoever holds the spot is in the thread; an owner may wait while nobody promised, but no longer than the reminder. */
const OWNER_LEFT_OUT = `select a.id, h.person_id from alerts a
  join holdings h on h.complex_id = a.complex_id and h.spot = a.spot
  where a.state <> 'closed' and not a.withheld and a.kind in ('blocked', 'sos', 'message')
    and (h.tenant_until is not null or not a.owners_wait
      or a.state = 'open' and a.open_since < $1::timestamptz - interval '6 minutes')
    and not exists (
      select from alert_parties p where p.complex_id = a.complex_id and p.alert_id = a.id
        and p.person_id = h.person_id and p.part in ('holder', 'sender'))`;
