import type { Actor, Role } from './kernel/actor.ts';

/** Who may do what: the one table. An action that is not listed for a role is refused to it. */
export const access = {
  'give consent': ['stranger'],
  'claim spots': ['newcomer', 'spotless', 'resident', 'admin', 'guard'],
  'decide claims': ['admin'],
  'invite guards': ['admin'],
  'manage residents': ['admin'],
  'manage spots': ['admin'],
  'change settings': ['admin'],
  'see statistics': ['admin'],
  'read journal': ['admin'],
  'report holder': ['resident'],
  'see menu': ['resident', 'spotless', 'guard', 'admin', 'banned'],
  'see own spots': ['resident', 'spotless', 'admin', 'banned'],
  'make passes': ['resident'],
  'steer own passes': ['resident', 'banned'],
  'check passes': ['guard'],
  'mark spots': ['resident', 'banned'],
  'silence own spot': ['resident', 'banned'],
  'raise blocked': ['resident', 'guard', 'admin'],
  'report stranger': ['resident'],
  'raise sos': ['resident', 'spotless', 'guard', 'admin'],
  'send message': ['resident', 'spotless', 'guard', 'admin'],
  'look up spots': ['resident', 'spotless', 'admin'],
  'link groups': ['admin'],
  'read announcements': ['resident', 'spotless', 'admin'],
  announce: ['admin'],
  'steer own alert': ['resident', 'spotless', 'guard', 'admin'],
  'answer alert': ['resident', 'banned'],
  'write letters': ['resident', 'spotless', 'guard', 'admin'],
  complain: ['resident', 'banned'],
  'mute neighbours': ['resident', 'banned'],
  'keep copies': ['admin'],
  'restore copies': ['admin'],
  'own data': ['newcomer', 'applicant', 'resident', 'spotless', 'guard', 'admin', 'banned'],
  'take alert': ['guard', 'admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof access;

type Powerless = Exclude<Role, (typeof access)[Action][number]>;

/** A role that may do nothing is named here, and does not compile. */
export const EVERY_ROLE: { readonly [Left in Powerless]: never } = {};

/** Whether the table lets this person try; that the thing is theirs is the use case's own check. */
export function may(actor: Pick<Actor, 'roles'>, action: Action): boolean {
  const allowed: readonly Role[] = access[action];
  if (actor.roles.includes('banned')) return allowed.includes('banned');
  return actor.roles.some((role) => allowed.includes(role));
}
