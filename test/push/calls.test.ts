import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goesOver } from '../../src/adapters/postgres/outbox/pushed.ts';
import { callBrowsers, type OpenedPush } from '../../src/app/push.ts';
import { type BrowserCall, callFor } from '../../src/chat/browser-call.ts';
import type { Job } from '../../src/chat/kit/outbox.ts';
import type { PushAnswer } from '../../src/chat/kit/push.ts';
import { before, hours, minutes, seconds } from '../../src/core/kernel/time.ts';
import { sendCall } from '../../src/loops/deliver-push.ts';

const NOW = new Date('2026-11-22T19:36:00Z');

const CALL = {
  ...{ title: 'Просят переставить машину', language: 'ru', tag: 't7', hash: '#t7', silent: false },
  actions: [{ action: 'coming', title: 'Иду', press: 'a:c:7' }],
} as unknown as BrowserCall;

const TAKEN: PushAnswer = { kind: 'taken' };
const later = (after: number, more: object = {}): PushAnswer =>
  ({ kind: 'later', after, unsure: false, exact: true, ...more }) as PushAnswer;

/** One call to browsers that answer so, and what became of it. */
async function calls(
  answers: readonly PushAnswer[],
  more: Partial<Job> = {},
  call: BrowserCall | null = CALL,
) {
  const sent: { device: number; payload: Record<string, never>; how: object }[] = [];
  const send = async ({ id }: { id: number }, payload: never, how: object) => {
    sent.push({ device: id, payload, how });
    return answers[id - 1] ?? assert.fail();
  };
  const pushing = {
    ...{ send, site: 'https://parking.example.org' },
    receiptOf: (...all: readonly number[]) => all.join('-'),
  };
  const job = {
    ...{ complex: 1, id: 5, lane: 'alert', madeAt: NOW, tries: 5, tookBefore: false },
    devices: answers.map((_, at) => ({ id: at + 1 })),
    ...more,
  } as unknown as Job;
  const parts = { pushing, clock: { now: () => NOW } } as never;
  return { outcome: await sendCall(parts, job, call), sent };
}

test('A call is with somebody when one of his browsers has it; those that are gone are named', async () => {
  const of = async (answers: readonly PushAnswer[], more?: Partial<Job>) =>
    (await calls(answers, more)).outcome;
  const refused: PushAnswer = { kind: 'refused' };
  const gone: PushAnswer = { kind: 'gone' };
  assert.deepEqual(await of([TAKEN, gone, refused]), {
    ...{ kind: 'sent', message: null, shown: null },
    pushed: { taken: [1], gone: [2], onPhone: true },
  });
  assert.equal((await of([gone, gone])).kind, 'unreachable');
  assert.equal((await of([gone, refused])).kind, 'dead');
  assert.equal((await of([gone], { tookBefore: true })).kind, 'sent', 'another browser had it before');
  assert.equal((await calls([TAKEN], {}, null)).outcome.kind, 'dropped');
});

test('A browser that is to be called later is called when the first of them may be, while the call is worth it', async () => {
  const of = async (answers: readonly PushAnswer[], more?: Partial<Job>) => {
    const { pushed, ...outcome } = (await calls(answers, more)).outcome;
    return { ...outcome, onPhone: pushed?.onPhone };
  };
  const waits = (wait: number, more = {}) => ({
    kind: 'later',
    wait,
    unsure: false,
    onPhone: false,
    ...more,
  });
  assert.deepEqual(await of([later(seconds(9)), later(seconds(4))]), waits(seconds(4)));
  assert.deepEqual(await of([later(seconds(4), { exact: false })]), waits(seconds(16)));
  assert.deepEqual(await of([later(seconds(4)), TAKEN]), waits(seconds(4), { onPhone: true }));
  assert.deepEqual(
    await of([later(seconds(4)), later(seconds(4), { unsure: true })]),
    waits(seconds(4), { unsure: true }),
  );
  const old = (wait: number) => ({ madeAt: before(NOW, wait) });
  assert.deepEqual(await of([later(seconds(4))], old(minutes(30) - seconds(1))), waits(seconds(1)));
  assert.deepEqual(await of([later(seconds(4))], old(minutes(30))), { kind: 'given up', onPhone: false });
  assert.equal((await of([later(seconds(4)), TAKEN], old(minutes(30)))).kind, 'sent');
  assert.equal((await of([later(seconds(4))], { ...old(minutes(30)), lane: 'note' })).kind, 'later');
});

test('An alert is urgent for half an hour, the rest is there tomorrow; a button on a lock screen is one press', async () => {
  const said = async (more: Partial<Job>, call: Partial<BrowserCall> = {}) => {
    const [one] = (await calls([TAKEN], more, { ...CALL, ...call } as BrowserCall)).sent;
    return { how: one?.how, payload: one?.payload as Record<string, Record<string, unknown>> };
  };
  const alert = await said({});
  assert.deepEqual(alert.how, { ttl: minutes(30), urgency: 'high', topic: 't7' });
  assert.deepEqual((await said({ lane: 'note' })).how, { ttl: hours(24), urgency: 'normal', topic: 't7' });
  const { notification = {} } = alert.payload;
  const navigate = 'https://parking.example.org/app/#t7';
  const { data, ...shown } = notification;
  assert.deepEqual(shown, {
    ...{ title: 'Просят переставить машину', lang: 'ru', navigate, tag: 't7' },
    actions: [{ action: 'coming', title: 'Иду', navigate }],
  });
  const { receipt, press } = data as {
    receipt: string;
    press: { action: string; code: string; key: string }[];
  };
  assert.deepEqual([receipt, press[0]?.action, press[0]?.code], ['1-5-1', 'coming', 'a:c:7']);
  assert.match(press[0]?.key ?? '', /^[\w-]{22}$/);
  const again = await said({ tries: 2 });
  assert.deepEqual(again.payload.notification?.data, data, 'the same key, however often it is sent');
  for (const other of [{ id: 6 }, { complex: 2 }] as unknown as Partial<Job>[])
    assert.doesNotMatch(JSON.stringify((await said(other)).payload), new RegExp(press[0]?.key ?? ''));
  const quiet = (await said({}, { silent: true, actions: [] })).payload.notification ?? {};
  assert.deepEqual([quiet.silent, 'actions' in quiet, 'silent' in notification], [true, false, false]);
});

test('What the messenger could not bring goes to the browsers: a card that rings again, too, and not one that only changes', () => {
  const subject = { kind: 'lending', lending: 7, part: 'borrower' };
  const goes = (content: object, more: object = {}) =>
    goesOver({ channel: 'messenger', hasBrowsers: true, lane: 'note', content, ...more } as unknown as Job, {
      kind: 'unreachable',
    });
  const card = { kind: 'card', subject, message: '41', ring: false };
  assert.equal(goes({ ...card, ring: true }), true);
  assert.equal(goes(card), false);
  assert.equal(goes({ kind: 'notice' }), true);
  // Of a first card only one that calls him: what answers his own press he reads where he pressed.
  const asked = { kind: 'gate question', question: 7, part: 'holder' };
  assert.equal(goes({ ...card, message: null, subject: asked }), true);
  assert.equal(goes({ ...card, message: null }), false);
  // Of an alert they were told at once, and who has none is told there of nothing.
  assert.equal(goes({ ...card, ring: true }, { lane: 'alert' }), false);
  assert.equal(goes({ ...card, ring: true }, { hasBrowsers: false }), false);
});

test('Nobody looks for calls where nobody can be called, until somebody is; then for whatever is told to people', async () => {
  const opened = (parts: object | null, hasBrowsers: boolean) => {
    const woken: string[] = [];
    const deliver = { found: false };
    const calling = callBrowsers(
      { parts, hasBrowsers } as OpenedPush,
      async () => deliver.found,
      (chore) => void woken.push(chore),
    );
    const wakes = (chore: Parameters<typeof calling.wake>[0]) => {
      woken.length = 0;
      calling.wake(chore);
      return woken.join();
    };
    return { calling, deliver, wakes };
  };
  const { calling, deliver, wakes } = opened({}, false);
  assert.deepEqual([calling.isOn, wakes('notices'), wakes('timers')], [true, 'notices', 'timers']);
  await calling.step();
  assert.equal(wakes('announcements'), 'announcements');
  // Another process has let somebody in: what is due for him is found by the look.
  deliver.found = true;
  assert.equal(await calling.step(), true);
  deliver.found = false;
  await calling.step();
  for (const told of ['notices', 'announcements'] as const) assert.equal(wakes(told), `${told},pushes`);
  assert.equal(wakes('timers'), 'timers');
  const letIn = opened({}, false);
  assert.equal(letIn.wakes('pushes'), 'pushes');
  assert.equal(letIn.wakes('notices'), 'notices,pushes');
  assert.equal(opened({}, true).wakes('notices'), 'notices,pushes');
  assert.deepEqual([opened(null, true).calling.isOn, opened(null, false).calling.isOn], [true, false]);
});

test('What a lock screen says is what it is about; it has answers for a holder who has given none, while it is open', async () => {
  const me = { person: 1, answer: null };
  const open = { id: 7, kind: 'blocked', state: 'open', visitor: null, holders: [me] };
  const of = async (alert: object, subject: object = {}) => {
    const tx = { alerts: { get: async () => ({ ...open, ...alert }) } } as never;
    const reader = {
      complex: 1,
      person: 1,
      speech: { language: 'ru', plain: (key: string) => key },
    } as never;
    const card = { kind: 'alert', alert: 7, part: 'holder', ...subject };
    const call = await callFor(tx, reader, { kind: 'card', subject: card } as never, { id: 5, silent: true });
    return call && [call.title.replace('push-title-', ''), call.actions.length, call.silent];
  };
  assert.deepEqual(await of({}), ['blocked', 2, true]);
  assert.deepEqual(await of({ kind: 'sos' }), ['alarm', 2, true]);
  assert.deepEqual(await of({ kind: 'message' }), ['letter', 0, true]);
  const passer = (reason: string) => of({ kind: 'windscreen', visitor: { reason } });
  assert.deepEqual(await passer('passage'), ['blocked', 2, true]);
  assert.deepEqual(await passer('hit'), ['letter', 2, true]);
  assert.deepEqual(await of({ holders: [{ ...me, answer: 'not mine' }] }), ['blocked', 0, true]);
  assert.deepEqual(await of({ holders: [{ ...me, person: 2 }] }), ['blocked', 0, true]);
  assert.deepEqual(await of({ state: 'answered' }), ['blocked', 0, true]);
  assert.equal(await of({ state: 'closed' }), null);
  assert.deepEqual(await of({}, { part: 'helper' }), ['help', 0, true]);
  assert.deepEqual(await of({}, { part: 'sender' }), ['thread', 0, true]);
  assert.deepEqual(await of({}, { kind: 'claim' }), ['claim', 0, true]);
  assert.deepEqual(await of({}, { kind: 'pass' }), ['news', 0, true]);
});
