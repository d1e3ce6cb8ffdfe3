import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertButtons } from '../../src/chat/alerts/buttons.ts';
import { MOST_ACTS, watchFloods } from '../../src/chat/floods.ts';
import type { Incoming, IncomingBody } from '../../src/chat/kit/incoming.ts';
import { passButtons } from '../../src/chat/passes/buttons.ts';
import { alertId, passId } from '../../src/core/kernel/ids.ts';
import { after, type Instant, seconds } from '../../src/core/kernel/time.ts';
import { lexicon } from '../support/lexicon.ts';
import { words } from '../support/words.ts';

const noon = new Date('2026-11-22T12:00:00Z');
const at = (second: number) => after(noon, seconds(second));

let keys = 0;
function act(
  body: IncomingBody,
  who = 1,
  chat: Incoming['chat'] = { kind: 'private', ref: `${who}` },
): Incoming {
  const sender = { externalId: String(who), displayName: 'Анна', username: null, languageTag: null };
  return { bot: 1, key: `${keys++}`, chat, sender, writtenAt: null, body };
}
const said = (text: string): IncomingBody => ({ kind: 'text', text, replyTo: null });
const ordered = (name: string, argument = ''): IncomingBody => ({ kind: 'command', name, argument });
const pressed = (code: string): IncomingBody => ({ kind: 'press', code, message: '7', pressId: '1' });
const photo: IncomingBody = { kind: 'photo', photos: ['file'], caption: '', replyTo: null };
const start = ordered('start');

/** A chat of which everything is heard at a moment, and is over at once. */
function open() {
  const floods = watchFloods(words, lexicon);
  const hear = (body: IncomingBody, now: Instant = noon, who = 1) => {
    const incoming = act(body, who);
    const hearing = floods.hear(incoming, now);
    const isHeard = hearing !== 'drop' && !floods.isPointless(incoming, now);
    floods.over(incoming);
    return isHeard ? hearing : 'drop';
  };
  const times = (count: number, body: IncomingBody, now: Instant = noon, who = 1) =>
    Array.from({ length: count }, () => hear(body, now, who));
  return { floods, hear, times };
}

test('Thirty presses, labels and ways out in ten seconds are heard, the next is told off, the others are dropped', () => {
  const { floods, hear, times } = open();
  const acts = [start, said('❓ Помощь'), pressed('x'), said('Отмена'), ordered('menu')];
  for (let nth = 0; nth < MOST_ACTS; nth += 1) assert.equal(hear(acts[nth % acts.length] ?? start), 'fine');
  assert.equal(hear(said('Help')), 'warn');
  for (const one of acts) assert.deepEqual(times(3, one), ['drop', 'drop', 'drop']);
  assert.equal(hear(start, noon, 2), 'fine', 'nobody else');
  assert.equal(floods.hear({ ...act(start), bot: 2 }, noon), 'fine', 'nor the other house’s bot');
});

test('Thirty in eleven seconds are no flood', () => {
  const { hear } = open();
  for (let nth = 0; nth < 100; nth += 1) assert.equal(hear(start, at(nth * 0.35)), 'fine');
});

test('What floods is dropped until it was quiet for ten seconds, and is told off anew the next time', () => {
  const { hear, times } = open();
  times(MOST_ACTS + 1, start);
  for (let second = 9; second < 60; second += 9) assert.equal(hear(start, at(second)), 'drop');
  assert.equal(hear(start, at(64)), 'fine');
  times(MOST_ACTS - 1, start, at(64));
  assert.equal(hear(start, at(64)), 'warn');
});

test('A clock that is set back silences nobody', () => {
  const { hear, times } = open();
  times(MOST_ACTS + 5, start, at(3_600));
  assert.equal(hear(start, at(0)), 'fine');
});

test('A number that may raise an alert, an answer to one and the verdict at the gate are heard in any flood', () => {
  const { hear, times } = open();
  times(MOST_ACTS + 10, start);
  const alert = alertId(1);
  for (const body of [
    said('45'),
    said('место 45'),
    ordered('blocked', '45'),
    ordered('sos', '№45'),
    ordered('spot', '45 фары'),
    pressed('r:b:19'),
    pressed(alertButtons.data({ kind: 'answer', alert, answer: 'coming' })),
    pressed(alertButtons.data({ kind: 'act', alert, act: 'resolve' })),
    pressed(passButtons.data({ kind: 'pass', act: 'let in', pass: passId(1) })),
    pressed(passButtons.data({ kind: 'pass', act: 'let out', pass: passId(1) })),
  ]) {
    assert.equal(hear(body), 'fine', JSON.stringify(body));
    assert.equal(hear(start), 'drop');
  }
});

test('Not even those are heard without end', () => {
  const { times } = open();
  times(MOST_ACTS + 1, start);
  const heard = times(1_000, pressed('r:b:19'));
  assert.equal(heard.filter((hearing) => hearing === 'fine').length, MOST_ACTS - 1);
});

test('Who does not belong to the house has nothing to say that cannot wait', () => {
  const { floods, hear, times } = open();
  times(MOST_ACTS + 1, start);
  floods.met(act(start), false);
  assert.equal(hear(pressed('r:b:19')), 'drop');
  floods.met(act(start), true);
  assert.equal(hear(pressed('r:b:19')), 'fine');
  floods.silenced(act(start), 'typed', at(40));
  assert.equal(hear(said('45'), at(11)), 'fine');
  floods.met(act(start), false);
  assert.equal(hear(said('45'), at(12)), 'drop');
});

test('What the database is silent to is not asked about again before its time; numbers are', () => {
  const { floods, hear } = open();
  hear(photo);
  floods.silenced(act(photo), 'typed', at(60));
  assert.equal(hear(photo, at(1)), 'drop');
  assert.equal(hear(said('привет'), at(59)), 'drop');
  assert.equal(hear(said('45'), at(59)), 'fine');
  assert.equal(hear(start, at(59)), 'fine');
  assert.equal(hear(photo, at(60)), 'fine');
  floods.silenced(act(photo), 'typed', at(3_600));
  assert.equal(hear(photo, at(61)), 'fine', 'that far ahead is a clock that was set back');
  floods.silenced(act(photo), 'calls', at(119));
  assert.equal(hear(said('45'), at(61)), 'drop');
});

test('An update that is offered again and again while the database is away counts once', () => {
  const { floods } = open();
  const three = [act(start), act(start), act(start)];
  for (let second = 0; second < 300; second += 1) {
    for (const one of three) {
      assert.equal(floods.hear(one, at(second)), 'fine');
      floods.over(one);
    }
  }
});

test('One chat holds no more than its share of what is being worked on, however long that takes', () => {
  const floods = watchFloods(words, lexicon);
  const hearings = Array.from({ length: 200 }, (_, second) => floods.hear(act(start), at(second)));
  assert.equal(hearings.filter((hearing) => hearing === 'fine').length, MOST_ACTS);
});

test('Of how things stand only the newest is worth a look', () => {
  const floods = watchFloods(words, lexicon);
  const group = { kind: 'group', ref: '-100' } as const;
  const standing = (present: boolean) =>
    act({ kind: 'bot standing', title: 'Двор', present, seesAll: false }, 1, group);
  const changes = Array.from({ length: 60 }, (_, nth) => standing(nth % 2 === 0));
  for (const change of changes) assert.equal(floods.hear(change, noon), 'fine');
  const worth = changes.filter((change) => !floods.isPointless(change, noon));
  assert.deepEqual(worth, changes.slice(-1));
});

test('In a group one neighbour is not dropped for what another does', () => {
  const floods = watchFloods(words, lexicon);
  const group = { kind: 'group', ref: '-100' } as const;
  const hearings = Array.from({ length: 60 }, () => floods.hear(act(pressed('lg:1'), 1, group), noon));
  assert.equal(hearings.at(-1), 'drop');
  assert.equal(floods.hear(act(pressed('lg:1'), 2, group), noon), 'fine');
});

test('A dropped press stops its spinner, once a second', () => {
  const { floods, hear } = open();
  hear(start);
  const press = act(pressed('x'));
  const ends = [0, 0.5, 1, 1.5, 2.1].map((second) => floods.mayEndSpinner(press, at(second)));
  assert.deepEqual(ends, [true, false, true, false, true]);
});

test('The first answer to a new question is brought to the database in a silence, too', () => {
  const { floods, hear } = open();
  hear(start);
  const press = act(pressed('w:1:h'));
  floods.silenced(press, 'typed', at(30));
  assert.equal(hear(said('уже бегу'), at(1)), 'drop');
  floods.asked(press);
  assert.equal(hear(said('уже бегу'), at(2)), 'fine');
});
