import { type Action, may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { AlertId, SpotNumber } from '../kernel/ids.ts';
import { type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Act, ActRefusal } from './act.ts';
import type { Alert } from './alert.ts';
import type { OneTapAnswer } from './answers.ts';
import { stepThread } from './step-thread.ts';

/** What a person does to a thread with one press, as himself. */
export type OwnAct =
  | { readonly kind: 'answer'; readonly answer: OneTapAnswer }
  | { readonly kind: 'done'; readonly came?: true }
  | {
      readonly kind:
        | 'remind'
        | 'call'
        | 'resolve'
        | 'wrong number'
        | 'other number'
        | 'take'
        | 'helped'
        | 'false call';
    }
  | { readonly kind: 'sign'; readonly spot: SpotNumber };

const NEEDS = {
  answer: 'answer alert',
  done: 'answer alert',
  remind: 'steer own alert',
  call: 'steer own alert',
  resolve: 'end own alert',
  'wrong number': 'end own alert',
  'other number': 'end own alert',
  sign: 'steer own alert',
  'false call': 'answer alert',
  take: 'take alert',
  helped: 'take alert',
} as const satisfies Record<OwnAct['kind'], Action>;

/** Lets somebody act on a thread; that he has that part in it is decided with the thread. */
export async function actOnThread(
  tx: Tx,
  actor: Member,
  id: AlertId,
  own: OwnAct,
  now: Instant,
): Promise<Result<Alert, ActRefusal | 'not allowed'>> {
  if (!may(actor, NEEDS[own.kind])) return refuse('not allowed');
  // A number in a forged button may be anybody's spot.
  if (own.kind === 'sign' && !actor.spots.includes(own.spot)) return refuse('not yours');
  return stepThread(tx, actor.complex, id, actOf(own, actor), now);
}

function actOf(own: OwnAct, { person }: Member): Act {
  switch (own.kind) {
    case 'answer':
    case 'done':
      return { ...own, holder: person };
    case 'false call':
      return { kind: own.kind, holder: person };
    case 'take':
    case 'helped':
      return { kind: own.kind, helper: person };
    case 'sign':
      return { ...own, sender: person };
    default:
      return { kind: own.kind, sender: person };
  }
}
