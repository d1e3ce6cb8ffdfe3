import fc from 'fast-check';
import type { ButtonCode } from '../../src/chat/buttons.ts';
import { announcementId } from '../../src/core/kernel/ids.ts';

/** Buttons of announcements, from the first draft to the last answer. */
export const announcementCodes = (id: fc.Arbitrary<number>): fc.Arbitrary<ButtonCode> => {
  const announcement = id.map(announcementId);
  return fc.oneof(
    fc.constant({ kind: 'announcements' as const, act: 'new' as const }),
    fc.record({
      kind: fc.constant('announcement' as const),
      act: fc.constantFrom(
        'open' as const,
        'send' as const,
        'send now' as const,
        'call off' as const,
        'pin' as const,
        'choose addressees' as const,
        'to all' as const,
        'to spots' as const,
        'to spots meant' as const,
        'to sections' as const,
        'preview' as const,
        'ask to move' as const,
        'ask nothing' as const,
        'will move' as const,
        'cannot move' as const,
        'remind' as const,
        'close answers' as const,
        'see answers' as const,
      ),
      announcement,
    }),
    fc.record({
      kind: fc.constant('announcement as shown' as const),
      act: fc.constantFrom('send' as const, 'send now' as const),
      announcement,
      shown: id,
    }),
    fc.record({ kind: fc.constant('announcement section' as const), announcement, section: id }),
  );
};
