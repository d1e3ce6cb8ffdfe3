import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { createWords } from '../../src/adapters/fluent/words.ts';
import type { Job, JobContent, Outbox, Outcome, Queue } from '../../src/chat/kit/outbox.ts';
import type { Delivery, Outgoing } from '../../src/chat/kit/outgoing.ts';
import { complexId, personId } from '../../src/core/kernel/ids.ts';
import { before, type Duration, hours, minutes, seconds } from '../../src/core/kernel/time.ts';
import { type DeliverEvent, deliverNext } from '../../src/loops/deliver.ts';
import { digest } from '../../src/loops/digest.ts';

const words = createWords(join(import.meta.dirname, '../../locales'));
const NOW = new Date('2026-11-22T19:36:00Z');

const NOTICE: JobContent = { kind: 'notice', notice: { kind: 'sound check', check: 1 } };
/** Of somebody who may see it no longer: where it stands, it says so. */
const card = (more: object = {}): JobContent =>
  ({
    ...{ kind: 'card', card: 3, subject: { kind: 'claim', claim: 4 }, message: '12', shown: null },
    ...{ ring: false, ringsWanted: 0, ...more },
  }) as JobContent;

const jobOf = (more: Partial<Job>): Job => ({
  ...{ complex: complexId(1), id: 5, owner: 1, lane: 'note', recipient: personId(2), group: null },
  ...{ language: 'ru', to: { bot: 1, chat: '77', topic: null }, channel: 'messenger', pair: null },
  ...{ hasBrowsers: false, devices: [], tookBefore: false, madeAt: NOW, tries: 1, unsure: 0, faults: 0 },
  content: NOTICE,
  ...more,
});

const later = (more: object = {}): Delivery => ({
  kind: 'later',
  after: seconds(3),
  unsure: false,
  exact: true,
  ...more,
});
const DELIVERED: Delivery = { kind: 'delivered', message: '13' };

type World = {
  readonly job?: Partial<Job> | null;
  readonly queue?: Queue;
  readonly sends?: Delivery | Error;
  readonly edits?: Delivery;
  /** What was asked for by then is no longer needed. */
  readonly isOver?: boolean;
  readonly drawing?: Error;
  readonly settling?: Error;
  readonly isDatabases?: boolean;
};

/** One notice on its way out, and everything that came of it. */
async function delivers(world: World) {
  const { job = {}, queue = 'prompt', sends = DELIVERED, edits = DELIVERED, isDatabases = false } = world;
  const calls: [string, ...unknown[]][] = [];
  const reports: DeliverEvent[] = [];
  let outcome: Outcome | null = null;
  const done: string[] = [];
  const tx = {
    residents: { get: async () => ({ roles: ['resident'] }) },
    notifications: {
      off: async () => [],
      soundCheck: async () => {
        if (world.drawing) throw world.drawing;
        return world.isOver ? null : { number: 1 };
      },
    },
    complexes: { get: async () => ({ timeZone: 'Europe/Moscow' }) },
  };
  const note = (what: string) => async (one: Job) => {
    done.push(`${what} ${one.id}`);
    return 1;
  };
  const outbox = {
    take: async (_: Queue, work: (all: never, one: Job) => Promise<unknown>) =>
      job && work(tx as never, jobOf(job)),
    settle: async (_: Job, how: Outcome) => {
      if (world.settling) throw world.settling;
      outcome = how;
    },
    hasNext: () => true,
    ...{ giveWay: note('gave way'), fault: note('fault'), markDead: note('dead') },
  } as unknown as Outbox;
  const gateway = {
    expect: (chat: string, lane: string) => void calls.push(['expect', chat, lane]),
    send: async (chat: string, message: Outgoing, lane: string) => {
      calls.push(['send', chat, message, lane]);
      if (sends instanceof Error) throw sends;
      return sends;
    },
    edit: async (chat: string, ref: string, message: Outgoing, lane: string) => {
      calls.push(['edit', chat, ref, message, lane]);
      return edits;
    },
  };
  const parts = {
    ...{ outbox, words, clock: { now: () => NOW }, qr: () => assert.fail(), pushing: null },
    messengers: { of: () => ({ gateway, links: {} }) },
    trouble: { isDatabases: () => isDatabases, passed: (key: string) => void done.push(`passed ${key}`) },
    report: (event: DeliverEvent) => void reports.push(event),
  };
  const goesOn = await deliverNext(parts as never, queue).catch((error: unknown) => error);
  return { goesOn, calls, outcome: outcome as Outcome | null, done, reports };
}

const textIn = (call: readonly unknown[] | undefined) =>
  call?.map((one) =>
    typeof one === 'object' && one !== null ? (one as Outgoing).text.text.slice(0, 9) : one,
  );

test('What a messenger makes of a message decides what becomes of it', async () => {
  const made = (wait: Duration) => ({ madeAt: before(NOW, wait) });
  const of = async (sends: Delivery, job: Partial<Job> = {}) => (await delivers({ sends, job })).outcome;
  assert.deepEqual(await of(DELIVERED), { kind: 'sent', message: '13', shown: null });
  const whole = { also: { bare: true }, pinned: 'pinned' } as const;
  assert.deepEqual(await of({ ...DELIVERED, ...whole }), {
    kind: 'sent',
    message: '13',
    shown: null,
    ...whole,
  });
  assert.deepEqual(await of({ kind: 'never', why: 'unreachable' }), { kind: 'unreachable' });
  assert.deepEqual(await of({ kind: 'never', why: 'refused' }), { kind: 'dead' });
  assert.deepEqual(await of({ kind: 'gone' }), { kind: 'dropped' });
  const waits = (wait: Duration, unsure = false) => ({ kind: 'later', wait, unsure });
  assert.deepEqual(await of(later(), { tries: 5 }), waits(seconds(3)));
  assert.deepEqual(await of(later({ exact: false }), { tries: 5 }), waits(seconds(16)), 'longer each time');
  assert.deepEqual(await of(later({ exact: false, after: seconds(40) }), { tries: 5 }), waits(seconds(40)));
  // A note is worth something for a day, an alert for half an hour: until then, and no longer.
  for (const [lane, patience] of [
    ['note', hours(24)],
    ['alert', minutes(30)],
  ] as const) {
    assert.deepEqual(await of(later(), { lane, ...made(patience) }), { kind: 'given up' });
    assert.deepEqual(await of(later(), { lane, ...made(patience - seconds(1)) }), waits(seconds(1)));
  }
});

test('After a lost answer an alert is sent again and again, and anything else once more', async () => {
  const of = async (job: Partial<Job>, unsure = true) =>
    (await delivers({ sends: later({ unsure }), job })).outcome?.kind;
  assert.equal(await of({}), 'later');
  assert.equal(await of({ unsure: 1 }), 'given up');
  assert.equal(await of({ unsure: 1 }, false), 'later');
  assert.equal(await of({ unsure: 4, lane: 'alert' }), 'later');
  const { reports } = await delivers({ sends: later({ unsure: true }) });
  assert.deepEqual(
    reports.map(({ kind }) => kind),
    ['unsure', 'settled'],
  );
  assert.deepEqual(
    (await delivers({ sends: later() })).reports.map(({ kind }) => kind),
    ['settled'],
  );
});

test('A card is changed where it stands; where it is gone, or rings, it comes anew, and the old one says that it is below', async () => {
  const changed = await delivers({ job: { content: card() } });
  assert.deepEqual(changed.calls.map(textIn), [['edit', '77', '12', 'Эта карто', 'note']]);
  assert.equal(changed.outcome?.kind === 'sent' && changed.outcome.message, '13');
  const shown = digest(changed.calls[0]?.[3] as Outgoing);
  const same = await delivers({ job: { content: card({ shown }) } });
  assert.deepEqual([same.calls, same.outcome], [[], { kind: 'sent', message: '12', shown }]);
  const anew = [
    ['send', '77', 'Эта карто', 'note'],
    ['edit', '77', '12', 'Актуальна', 'note'],
  ];
  const gone = await delivers({ job: { content: card() }, edits: { kind: 'gone' } });
  assert.deepEqual(gone.calls.map(textIn), [['edit', '77', '12', 'Эта карто', 'note'], ...anew]);
  const rings = { content: card({ ring: true, shown }) };
  const rung = await delivers({ job: rings });
  assert.deepEqual(rung.calls.map(textIn), [['expect', '77', 'note'], ...anew]);
  const lost = await delivers({ job: rings, sends: later() });
  assert.deepEqual(lost.calls.map(textIn).slice(1), [anew[0]], 'the old one is all that there is');
  const never = await delivers({ job: { content: card({ message: null }) } });
  assert.deepEqual([never.calls, never.outcome], [[['expect', '77', 'note']], { kind: 'dropped' }]);
});

test('A message goes to the topic where somebody was heard last, and news that comes late say when that was', async () => {
  const sent = async (job: Partial<Job>) => {
    const { calls } = await delivers({ job });
    assert.deepEqual(calls[0]?.[0], 'expect', 'its slot is seen to while it is drawn');
    return calls[1]?.[2] as Outgoing;
  };
  assert.equal((await sent({})).topic, undefined);
  assert.equal((await sent({ to: { bot: 1, chat: '77', topic: '9' } })).topic, '9');
  const late = { madeAt: before(NOW, minutes(3)) };
  assert.match((await sent({ lane: 'alert', ...late })).text.text, /22:33/);
  assert.doesNotMatch((await sent({ lane: 'note', ...late })).text.text, /22:33/);
});

test('What nobody can be told, and what need not be said any more, is sent nowhere', async () => {
  const nobody = await delivers({ job: { to: null } });
  assert.deepEqual([nobody.calls, nobody.outcome], [[], { kind: 'unreachable' }]);
  const over = await delivers({ isOver: true });
  assert.deepEqual([over.calls.length, over.outcome], [1, { kind: 'dropped' }]);
  const old = await delivers({ isOver: true, job: { lane: 'alert', madeAt: before(NOW, minutes(3)) } });
  assert.deepEqual(old.outcome, { kind: 'dropped' });
  const pushed = await delivers({ job: { channel: 'push' }, queue: 'push' });
  assert.deepEqual([pushed.calls, pushed.outcome, pushed.goesOn], [[], { kind: 'unreachable' }, true]);
});

test('What throws comes again and stops nobody; the trouble of the database is nobody’s fault', async () => {
  const planted = new Error('planted');
  const drawing = await delivers({ drawing: planted });
  assert.deepEqual([drawing.goesOn, drawing.done, drawing.outcome], [true, ['fault 5'], null]);
  const away = await delivers({ drawing: planted, isDatabases: true });
  assert.deepEqual([away.goesOn, away.done], [planted, ['gave way 5']]);
  const sending = await delivers({ sends: planted });
  assert.deepEqual([sending.goesOn, sending.done, sending.outcome], [true, ['fault 5'], null]);
  const asked = await delivers({ sends: planted, isDatabases: true });
  assert.deepEqual(asked.outcome, { kind: 'later', wait: seconds(1), unsure: true });
  const settling = await delivers({ settling: planted });
  assert.deepEqual(
    [settling.goesOn, settling.done],
    [true, ['passed 1 5', 'dead 5']],
    'it was sent, and is not sent again',
  );
  const stopped = await delivers({ settling: planted, isDatabases: true });
  assert.deepEqual([stopped.goesOn, stopped.done], [planted, ['passed 1 5']]);
  for (const { reports } of [drawing, sending, settling]) assert.equal(reports.at(-1)?.kind, 'threw');
  assert.deepEqual(
    [(await delivers({})).done, (await delivers({ job: null })).goesOn],
    [['passed 1 5'], false],
  );
});

test('Whoever writes to everybody rests when a messenger asks for quiet, and nobody else does', async () => {
  const goesOn = async (queue: Queue, sends: Delivery) => (await delivers({ queue, sends })).goesOn;
  assert.equal(await goesOn('announcements', later()), false);
  assert.equal(await goesOn('announcements', DELIVERED), true);
  assert.equal(await goesOn('push', later()), true);
  assert.equal(await goesOn('prompt', later()), true, 'whoever settles it has looked for the next');
});
