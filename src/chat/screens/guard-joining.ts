import { may } from '../../core/access.ts';
import { becomeGuard, type InviteRefusal } from '../../core/residents/invite-guard.ts';
import { TOKEN } from '../joining-buttons.ts';
import type { Reply } from '../outgoing.ts';
import type { MemberTurn, Turn } from '../turn.ts';
import { lines } from '../wording.ts';
import { confirmRow, toast } from './confirm.ts';
import { GUARD_PAYLOAD } from './invitations.ts';
import { withMenu } from './menu.ts';

/** The secret of an invitation in `/start g_…`; null: an ordinary start. */
export function inviteIn({ incoming: { body } }: Turn): string | null {
  if (body.kind !== 'command' || body.name !== 'start' || !body.argument.startsWith(GUARD_PAYLOAD))
    return null;
  const token = body.argument.slice(GUARD_PAYLOAD.length);
  return TOKEN.test(token) ? token : null;
}

/** Somebody whom we know opened the link: he is asked first, an admin keeps it unspent. */
export async function onInvitation(turn: MemberTurn, token: string): Promise<Reply[]> {
  const { tx, speech, actor, now } = turn;
  if (actor.roles.includes('guard'))
    return [{ kind: 'message', message: { text: speech.say('guard-already') } }];
  if (!(await tx.invites.find(actor.complex, token, now))) {
    return [{ kind: 'message', message: { text: speech.say('guard-invite-gone') } }];
  }
  if (may(actor, 'invite guards')) {
    return [{ kind: 'message', message: { text: speech.say('guard-your-own-link') } }];
  }
  const buttons = [confirmRow(speech, { kind: 'guard', act: 'become', token })];
  return [{ kind: 'message', message: { text: speech.say('guard-accept'), buttons } }];
}

const REFUSED = {
  'not valid': 'guard-invite-gone',
  'already guard': 'guard-already',
  banned: 'not-for-you',
} as const satisfies Record<InviteRefusal, string>;

/** The guard's menu, or why not. */
export async function onBecomeGuard(turn: MemberTurn, token: string): Promise<Reply[]> {
  const { tx, speech, actor, now } = turn;
  const became = await becomeGuard(tx, actor, token, now);
  if (!became.ok) {
    if (became.why !== 'not valid') return toast(speech.plain(REFUSED[became.why]));
    return [{ kind: 'message', message: { text: speech.say('guard-invite-gone') } }];
  }
  const roles = [
    ...actor.roles.filter((role) => role !== 'newcomer' && role !== 'applicant'),
    'guard',
  ] as const;
  const text = lines(speech.say('guard-welcome'), speech.say('choose-in-menu'));
  return [{ kind: 'message', message: withMenu({ ...turn, actor: { ...actor, roles } }, text) }];
}
