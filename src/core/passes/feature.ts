import type { Feature } from '../feature.ts';
import type { GateQuestionId, PassId } from '../kernel/ids.ts';
import { lookAtQuestion } from './answer-at-gate.ts';
import { lookAtPass } from './end-pass.ts';
import { type PassNotice, passNotices } from './pass-notices.ts';

/** What the host of a guest shows at the gate. */
export type PassCard = { readonly kind: 'pass'; readonly pass: PassId };

export type PassTimer =
  | { readonly kind: 'pass'; readonly pass: PassId }
  | { readonly kind: 'gate question'; readonly question: GateQuestionId };

/** «К вам приехали: такси. Пустить?», and what the guard who asked sees of it. */
export type GateQuestionCard = {
  readonly kind: 'gate question';
  readonly question: GateQuestionId;
  readonly part: 'holder' | 'guard';
};

export const passes = {
  notices: passNotices,
  // An edit shows what happens at the gate now.
  cards: {
    pass: { rung: 'note', edited: 'alert', needs: () => null, own: () => true },
    'gate question': {
      rung: 'alert',
      edited: 'alert',
      needs: ({ part }) => (part === 'guard' ? 'check passes' : null),
      own: ({ part }) => part === 'guard',
    },
  },
  timers: {
    pass: (tx, complex, timer, now) => lookAtPass(tx, complex, timer.pass, now),
    'gate question': (tx, complex, timer, now) => lookAtQuestion(tx, complex, timer.question, now),
  },
} as const satisfies Feature<PassNotice, PassCard | GateQuestionCard, PassTimer>;
