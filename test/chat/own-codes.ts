import fc from 'fast-check';
import type { ButtonCode } from '../../src/chat/buttons.ts';
import { gateQuestionId, lendingId, type SpotNumber, wishId } from '../../src/core/kernel/ids.ts';

/** Buttons of the screens about oneself, «Уезжаю» and «Уведомления», and of «Спросить жителя». */
export const ownCodes = (
  id: fc.Arbitrary<number>,
  spot: fc.Arbitrary<SpotNumber>,
  minute: fc.Arbitrary<Date>,
): fc.Arbitrary<ButtonCode> =>
  fc.oneof(
    fc.record({ kind: fc.constant('away until date' as const), spot, until: minute }),
    fc.constant({ kind: 'back with all' as const }),
    fc.record({
      kind: fc.constant('notifications' as const),
      act: fc.constantFrom('show' as const, 'check sound' as const),
    }),
    fc.record({
      kind: fc.constant('switch notes' as const),
      topic: fc.constantFrom('announcements' as const, 'marks' as const, 'guests' as const),
      off: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('sound heard' as const), check: id }),
    fc.record({
      kind: fc.constant('gate question' as const),
      act: fc.constantFrom('let in' as const, 'not expected' as const, 'again' as const),
      question: id.map(gateQuestionId),
    }),
    fc.constantFrom(
      { kind: 'seek spot' as const },
      { kind: 'seek other date' as const },
      { kind: 'seek for' as const, search: 'evening' as const },
      { kind: 'seek for' as const, search: 'tomorrow' as const },
    ),
    fc.record({ kind: fc.constantFrom('seek until' as const, 'wish for spot' as const), until: minute }),
    fc.record({
      kind: fc.constant('take spot' as const),
      spot,
      until: minute,
      at: fc.constantFrom('list' as const, 'wish' as const),
    }),
    fc.record({ kind: fc.constant('drop wish' as const), wish: id.map(wishId) }),
    fc.record({
      kind: fc.constant('lending' as const),
      act: fc.constantFrom('leave' as const, 'write' as const),
      lending: id.map(lendingId),
    }),
    fc.constant({ kind: 'ask at gate' as const, spot: null, caller: null }),
    fc.record({
      kind: fc.constant('ask at gate' as const),
      spot,
      caller: fc.constantFrom(null, 'taxi' as const, 'courier' as const, 'guest' as const),
    }),
    fc.record({
      kind: fc.constant('last resort' as const),
      act: fc.constantFrom(
        'show' as const,
        'flat' as const,
        'phone' as const,
        'no flat' as const,
        'no phone' as const,
      ),
    }),
    fc.record({
      kind: fc.constant('spot last resort' as const),
      act: fc.constantFrom('show' as const, 'flat' as const, 'phone' as const, 'remove' as const),
      spot,
    }),
  );
