import {
  botComes,
  bringsMenu,
  type Done,
  isBlocked,
  offers,
  presses,
  says,
  shows,
  showsPhoto,
  type UpdateContext,
} from './signals.ts';
import type { Signs } from './signs.ts';

export type Step = {
  readonly id: string;
  readonly who: UpdateContext;
  readonly done: Done;
  /** Whether the house chat shows that it was done before the scene began. */
  readonly stands?: (chat: { readonly hasBot: boolean; readonly words: string }) => boolean;
};

export type Scene = { readonly id: string; readonly steps: readonly Step[] };

/** What the house can do, each in under a minute; the last step of each is done by what the bot then shows. */
export function scenesOf(s: Signs): readonly Scene[] {
  const step = (id: string, who: UpdateContext, done: Done): Step => ({ id, who, done });
  const asks = [
    step('ask', 'anna', says('anna', s.blocked)),
    step('number', 'anna', offers('boris', s.coming, 'anna')),
  ];
  return [
    {
      id: 'blocked',
      steps: [
        ...asks,
        step('answer', 'boris', shows('anna', s.coming, 'boris')),
        step('gone', 'boris', presses('boris', s.gone)),
        step('solved', 'anna', shows('boris', s.solved, 'anna')),
      ],
    },
    {
      id: 'silent',
      steps: [
        ...asks,
        step('remind', 'clock', shows('boris', s.reminder, 'anna')),
        step('call', 'clock', offers('guard', s.take, 'anna')),
        step('take', 'guard', shows('anna', s.taken, 'guard')),
      ],
    },
    {
      id: 'sos',
      steps: [
        step('ask', 'anna', says('anna', s.sos)),
        step('number', 'anna', offers('boris', s.alarmOff, 'anna')),
        step('off', 'boris', shows('anna', s.alarmEnded, 'boris')),
      ],
    },
    {
      id: 'photo',
      steps: [
        ...asks,
        step('letter', 'anna', presses('anna', s.addLetter)),
        step('photo', 'anna', showsPhoto('boris', 'anna')),
        step('reply', 'boris', shows('anna', s.fromHolder, 'boris')),
      ],
    },
    {
      id: 'group',
      steps: [
        { ...step('add', 'group', botComes), stands: ({ hasBot }) => hasBot },
        {
          ...step('link', 'admin', shows('group', s.groupLinked, 'admin')),
          stands: ({ words }) => words.includes(s.groupLinked),
        },
        step('write', 'group', offers('boris', s.coming, 'group')),
        step('answer', 'boris', shows('group', s.groupComing, 'boris')),
      ],
    },
    {
      id: 'away',
      steps: [
        step('leave', 'boris', offers('boris', s.evening, 'boris')),
        step('until', 'boris', offers('boris', s.back, 'boris')),
        step('look', 'anna', shows('anna', s.freeUntil, 'anna')),
        step('back', 'boris', shows('boris', s.backNow, 'boris')),
      ],
    },
    {
      id: 'pass',
      steps: [
        step('ask', 'anna', says('anna', s.pass)),
        step('guest', 'anna', offers('anna', s.twoHours, 'anna')),
        step('hours', 'anna', shows('anna', s.passCode, 'anna')),
        step('check', 'guard', shows('guard', s.passValid, 'guard')),
        step('in', 'guard', offers('guard', s.drivenOut, 'guard')),
        step('out', 'guard', presses('guard', s.drivenOut)),
      ],
    },
    {
      id: 'announce',
      steps: [
        step('open', 'admin', offers('admin', s.newAnnouncement, 'admin')),
        step('new', 'admin', presses('admin', s.newAnnouncement)),
        step('text', 'admin', offers('admin', s.send, 'admin')),
        step('send', 'admin', shows('anna', s.announcement, 'admin')),
      ],
    },
    {
      id: 'directory',
      steps: [
        step('open', 'anna', offers('anna', s.free, 'anna')),
        step('number', 'anna', offers('anna', s.writeOwner, 'anna')),
        step('free', 'anna', presses('anna', s.free)),
      ],
    },
    {
      id: 'borrow',
      steps: [
        step('leave', 'boris', offers('boris', s.tomorrow, 'boris')),
        step('until', 'boris', offers('boris', s.back, 'boris')),
        step('seek', 'anna', offers('anna', s.tomorrow, 'anna')),
        step('choose', 'anna', shows('anna', s.untilBack, 'anna')),
        step('take', 'anna', shows('boris', s.standsThere, 'anna')),
        step('back', 'boris', shows('anna', s.holderBack, 'boris')),
      ],
    },
    {
      id: 'join',
      steps: [
        step('add', 'plus', ({ cameIn }) => cameIn),
        step('start', 'newcomer', offers('newcomer', s.agree, 'newcomer')),
        step('agree', 'newcomer', shows('newcomer', s.askSpots, 'newcomer')),
        step('spot', 'newcomer', offers('admin', s.approve, 'newcomer')),
        step('approve', 'admin', bringsMenu('newcomer', s.blocked)),
      ],
    },
    {
      id: 'closed',
      steps: [
        step('block', 'troubles', isBlocked('boris')),
        step('ask', 'anna', says('anna', s.blocked)),
        step('number', 'anna', shows('anna', s.shutOut, 'anna')),
      ],
    },
    {
      id: 'offline',
      steps: [
        step('off', 'troubles', ({ troubles }) => troubles.offline),
        step('write', 'anna', says('anna', '/blocked')),
        step('on', 'troubles', offers('boris', s.coming, 'anna')),
      ],
    },
  ];
}
