import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOUSE_ZONES } from '../../src/chat/administration/buttons.ts';
import { type ButtonCode, readButton } from '../../src/chat/buttons.ts';
import { HELP_TOPICS } from '../../src/chat/help/buttons.ts';
import { MENU } from '../../src/chat/kit/menu.ts';
import {
  alertId,
  askedBackId,
  claimId,
  groupId,
  LARGEST_SPOT,
  passId,
  personId,
  spotNumber,
} from '../../src/core/kernel/ids.ts';
import { wireOf } from '../support/wire-of.ts';
import { announcementCodes } from './announcement-codes.ts';
import { ownCodes } from './own-codes.ts';

const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const spot = fc.integer({ min: 1, max: LARGEST_SPOT }).map((number) => spotNumber(number) ?? assert.fail());
const minute = fc.integer({ min: 1, max: 143_999_999_999 }).map((number) => new Date(number * 60_000));
const kind = fc.constantFrom('blocked' as const, 'sos' as const);
const code: fc.Arbitrary<ButtonCode> = fc.oneof(
  fc.record({ kind: fc.constant('consent' as const), agreed: fc.boolean() }),
  fc.constantFrom<ButtonCode>(
    { kind: 'cancel' },
    { kind: 'keep' },
    { kind: 'keep', question: 2_147_483_647 },
    { kind: 'cancel', question: 1 },
    { kind: 'no spot' },
    { kind: 'never mind' },
    { kind: 'add spot' },
  ),
  fc.record({
    kind: fc.constant('claim spots' as const),
    spots: fc.array(spot, { minLength: 1, maxLength: 10 }),
  }),
  fc.record({
    kind: fc.constant('claimed spot' as const),
    act: fc.constantFrom(
      'family' as const,
      'unknown' as const,
      'left' as const,
      'left for sure' as const,
      'transfer' as const,
      'transfer for sure' as const,
      'transfer is a mistake' as const,
    ),
    claim: id.map(claimId),
    spot,
  }),
  fc.record({
    kind: fc.constant('about claim' as const),
    act: fc.constantFrom(
      'ask back' as const,
      'explain' as const,
      'photos' as const,
      'next' as const,
      'approve all for sure' as const,
    ),
    claim: id.map(claimId),
  }),
  fc.record({
    kind: fc.constant('own spot' as const),
    act: fc.constantFrom('give up' as const, 'give up for sure' as const),
    spot,
  }),
  fc.record({
    kind: fc.constant('joining' as const),
    act: fc.constantFrom(
      'give up which' as const,
      'claims' as const,
      'approve all' as const,
      'invite guard' as const,
    ),
  }),
  fc.record({
    kind: fc.constant('invited' as const),
    act: fc.constantFrom('agree' as const, 'accept' as const),
    as: fc.constantFrom('guard' as const, 'resident' as const),
    token: fc.stringMatching(/^[A-Za-z0-9_-]{22}$/),
  }),
  fc.record({ kind: fc.constant('write to holder' as const), spot }),
  fc.record({
    kind: fc.constant('directory' as const),
    wish: fc.oneof(
      fc.constant({ on: 'free' as const }),
      fc.record({ on: fc.constant('page' as const), page: id }, { noNullPrototype: true }),
      fc.record(
        { on: fc.constant('spot' as const), act: fc.constant('look up' as const), spot },
        { noNullPrototype: true },
      ),
    ),
  }),
  fc.record({
    kind: fc.constant('away' as const),
    act: fc.constantFrom(
      'leave' as const,
      'change' as const,
      'other date' as const,
      'hide' as const,
      'show' as const,
      'back' as const,
    ),
    spot,
  }),
  fc.record({
    kind: fc.constant('away until' as const),
    spot,
    stay: fc.constantFrom('evening' as const, 'tomorrow' as const, '3 days' as const, 'week' as const),
  }),
  ownCodes(id, spot, minute),
  fc.record({
    kind: fc.constant('pass' as const),
    act: fc.constantFrom(
      'extend' as const,
      'revoke' as const,
      'revoke for sure' as const,
      'show' as const,
      'open' as const,
      'let in' as const,
      'let out' as const,
    ),
    pass: id.map(passId),
  }),
  fc.record({
    kind: fc.constant('administer' as const),
    wish: fc.oneof(
      fc.record(
        { on: fc.constant('zone' as const), zone: fc.constantFrom(...HOUSE_ZONES) },
        { noNullPrototype: true },
      ),
      fc.record(
        { on: fc.constant('ban' as const), person: id.map(personId), until: minute },
        { noNullPrototype: true },
      ),
      fc.record({ on: fc.constant('free' as const), spot, seen: id }, { noNullPrototype: true }),
      fc.record(
        {
          on: fc.constant('give' as const),
          how: fc.constantFrom('assign' as const, 'transfer' as const),
          spot,
          person: id.map(personId),
          seen: id,
        },
        { noNullPrototype: true },
      ),
    ),
  }),
  fc.record({ kind: fc.constant('pass spot' as const), spot, about: id }),
  fc.record({ kind: fc.constant('pass hours' as const), hours: id, about: id }),
  fc.record({
    kind: fc.constant('extend pass' as const),
    pass: id.map(passId),
    hours: fc.integer({ min: 1, max: 72 }),
    from: minute,
  }),
  fc.constant({ kind: 'passes today' as const }),
  announcementCodes(id),
  fc.record({
    kind: fc.constant('privacy' as const),
    act: fc.constantFrom('my data' as const, 'forget' as const, 'forget for sure' as const, 'stay' as const),
  }),
  fc.record({
    kind: fc.constant('backup' as const),
    act: fc.constantFrom('make' as const, 'restore' as const, 'daily' as const, 'no daily' as const),
  }),
  fc.record({ kind: fc.constant('about backup' as const), act: fc.constant('send' as const), backup: id }),
  fc.record({
    kind: fc.constant('about restore' as const),
    act: fc.constantFrom('confirm' as const, 'leave' as const),
    restore: id,
  }),
  fc.record({
    kind: fc.constant('copy' as const),
    act: fc.constant('open' as const),
    file: fc.stringMatching(/^[\w-]{8}$/),
  }),
  fc.record({ kind: fc.constant('help' as const), topic: fc.constantFrom(null, ...HELP_TOPICS) }),
  fc.record({
    kind: fc.constant('open' as const),
    choice: fc.constantFrom(...MENU.map(([, choice]) => choice)),
  }),
  fc.record({ kind: fc.constant('language' as const), language: fc.stringMatching(/^[a-z-]{2,20}$/) }),
  fc.record({
    kind: fc.constant('claim' as const),
    claim: id.map(claimId),
    verdict: fc.constantFrom('approve' as const, 'reject' as const),
  }),
  fc.record({ kind: fc.constant('assign held' as const), claim: id.map(claimId), spot }),
  fc.record({ kind: fc.constant('raise' as const), alert: kind, spot }),
  fc.record({ kind: fc.constant('ask spot' as const), alert: kind }),
  fc.record({ kind: fc.constant('link group' as const), group: id.map(groupId) }),
  fc.record({ kind: fc.constant('asked back cancel' as const), asked: id.map(askedBackId) }),
  fc.record({
    kind: fc.constant('asked back' as const),
    asked: id.map(askedBackId),
    spot,
    alert: fc.constantFrom('blocked' as const, 'sos' as const, 'message' as const, 'stranger' as const),
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    alert: id.map(alertId),
    answer: fc.constantFrom(
      'coming' as const,
      'in 5 minutes' as const,
      'in 15 minutes' as const,
      'not mine' as const,
    ),
  }),
  fc.record({
    kind: fc.constant('act' as const),
    alert: id.map(alertId),
    act: fc.constantFrom(
      'done' as const,
      'remind' as const,
      'call' as const,
      'resolve' as const,
      'wrong number' as const,
      'other number' as const,
      'take' as const,
      'helped' as const,
    ),
  }),
  fc.record({
    kind: fc.constant('asked back' as const),
    asked: id.map(askedBackId),
    spot: fc.constant(null),
    alert: fc.constant('unknown' as const),
  }),
  fc.record({
    kind: fc.constant('describe' as const),
    about: fc.constantFrom('unknown' as const, 'stranger' as const),
    spot: fc.option(spot),
  }),
  fc.record({
    kind: fc.constant('typed answer' as const),
    alert: id.map(alertId),
    answer: fc.constantFrom(
      'coming' as const,
      'in 5 minutes' as const,
      'in 15 minutes' as const,
      'not mine' as const,
      'done' as const,
    ),
  }),
  fc.record({ kind: fc.constant('sign' as const), alert: id.map(alertId), spot: fc.option(spot) }),
  fc.record({ kind: fc.constant('mute' as const), alert: id.map(alertId), muted: fc.boolean() }),
  fc.record({ kind: fc.constant('signals' as const), spot, off: fc.boolean() }),
  fc.record({
    kind: fc.constant('show thread' as const),
    alert: id.map(alertId),
    part: fc.constantFrom('sender' as const, 'holder' as const),
  }),
);

test('Every button means after the journey what it meant before, within the 64 bytes of Telegram', () => {
  fc.assert(
    fc.property(code, (button) => {
      const wire = wireOf(button);
      assert.ok(Buffer.byteLength(wire) <= 64, wire);
      assert.deepEqual(readButton(wire), { ...button });
    }),
  );
});

test('Forged button data is nothing, or exactly what we could have written', () => {
  const forged = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[a-z]{1,2}:[0-9a-z]{0,6}:[0-9a-z]{0,8}$/),
    code.map((button) => `${wireOf(button)}:x`),
    code.map((button) => wireOf(button).toUpperCase()),
  );
  fc.assert(
    fc.property(forged, (text) => {
      const read = readButton(text);
      if (read) assert.equal(wireOf(read), text);
    }),
  );
  const odd = ['__proto__', 'hp:', 'op:toString', 'q:b:', 'lg:1:', 'a:1:constructor', 'r:toString:1'];
  for (const text of [...odd, 'a:-1:go', 'a:01:go', 'ch:1:2s00']) assert.equal(readButton(text), null, text);
});
