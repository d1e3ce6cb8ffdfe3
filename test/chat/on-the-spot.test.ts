import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holderCard } from '../../src/chat/alerts/holder-card.ts';
import { senderCard } from '../../src/chat/alerts/sender-card.ts';
import { foldedSpots, markOf } from '../../src/chat/announcements/addressees.ts';
import { complexId, passId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, hours, minutes } from '../../src/core/kernel/time.ts';
import type { Pass } from '../../src/core/passes/pass.ts';
import { aHolder, anAlert, anna, start } from '../core/an-alert.ts';
import { aView, boris, reads, speech } from './a-view.ts';

const galya = personId(3);
const spotOf = (number: number) => spotNumber(number) ?? assert.fail();
const aPass = (host: Pass['host'], guest: string, isInside = false): Pass => ({
  complex: complexId(1),
  id: passId(1),
  host,
  spot: spotOf(45),
  guest,
  madeAt: start,
  until: after(start, hours(4)),
  warned: false,
  endedAt: null,
  ending: null,
  enteredAt: isInside ? start : null,
  leftAt: null,
  fromGate: false,
});

test('A host reads which guest of his may be in the way, the one who is inside first; his co-holder only that there is one', () => {
  const sees = (...guests: Pass[]) =>
    reads(holderCard(aView(anAlert({ holders: [aHolder(boris, 'delivered')] }), { guests })));
  assert.match(sees(aPass(boris, 'Марина'), aPass(boris, 'Олег', true)), /вашего гостя: Олег/);
  assert.match(sees(aPass(boris, 'Марина'), aPass(boris, 'Олег')), /вашего гостя: Марина/);
  assert.match(sees(aPass(galya, 'Марина', true), aPass(boris, 'Олег')), /вашего гостя: Олег/);
  const others = sees(aPass(galya, 'Марина', true));
  assert.match(others, /на ваше место есть пропуск/);
  assert.doesNotMatch(others, /Марина/);
  assert.doesNotMatch(sees(), /гост/);
});

test('Whoever asks reads that the spot is marked free, unless he himself stands there by that mark', () => {
  const mark = {
    spot: spotOf(45),
    setBy: boris,
    since: start,
    until: after(start, minutes(90)),
    hidden: false,
  };
  const sees = (seen: Parameters<typeof aView>[1]) =>
    reads(
      senderCard(
        aView(anAlert({ holders: [aHolder(boris, 'delivered')] }), { viewer: anna, part: 'sender', ...seen }),
      ),
    );
  assert.match(sees({ mark }), /отмечено свободным до/);
  assert.doesNotMatch(sees({ mark, isSenders: true }), /свободным|кто-то другой/);
  const hidden = sees({ mark: { ...mark, hidden: true } });
  assert.match(hidden, /может стоять кто-то другой/);
  assert.doesNotMatch(hidden, /свободным/);
  assert.doesNotMatch(sees({}), /кто-то другой/);
});

test('A long list of spots is cut, and says how many are left; a short one is whole', () => {
  const every = (count: number) => Array.from({ length: count }, (_, at) => spotOf(2 * at + 1));
  assert.equal(foldedSpots(speech, [40, 41, 42, 75].map(spotOf)), '40–42, 75');
  assert.doesNotMatch(foldedSpots(speech, every(40)), /ещё/);
  assert.match(foldedSpots(speech, every(41)), /, 77, ещё 2$/);
  const request = { remindAt: null, reminded: null, closedAt: null };
  const to = { kind: 'all' } as const;
  assert.equal(markOf({ to, request: null }), null);
  const marks = [markOf({ to, request }), markOf({ to: { kind: 'spots', spots: every(2) }, request: null })];
  assert.ok(marks.every((mark) => mark !== null) && marks[0] !== marks[1]);
});
