import { type Action, may } from '../../core/access.ts';
import type { Actor } from '../../core/kernel/actor.ts';

export type { Action };

/** Whether a screen shows it: a button, a question, a card. What the press then does asks for itself, in core. */
export function offers(actor: Pick<Actor, 'roles'>, action: Action): boolean {
  return may(actor, action);
}
