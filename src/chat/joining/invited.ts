import { becomeGuard, type InviteRefusal } from '../../core/residents/invite-guard.ts';
import { type AcceptRefusal, acceptInvite } from '../../core/residents/invite-resident.ts';
import { findLink } from '../../core/residents/open-links.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import { withMenu } from '../kit/menu.ts';
import { offers } from '../kit/offers.ts';
import type { Outgoing, Reply } from '../kit/outgoing.ts';
import type { MemberContext, UpdateContext } from '../kit/update-context.ts';
import { lines, type RichText } from '../kit/wording.ts';
import { GUARD_PAYLOAD, type InvitedAs, joiningButtons, RESIDENT_PAYLOAD, TOKEN } from './buttons.ts';

/** The secret of a link of one use, and what it makes of whoever opens it. */
export type Invitation = { readonly as: InvitedAs; readonly token: string };

const PAYLOADS = { guard: GUARD_PAYLOAD, resident: RESIDENT_PAYLOAD } as const;

/** The invitation in `/start g_…` or `/start r_…`; null: an ordinary start. */
export function inviteIn({ incoming: { body } }: UpdateContext): Invitation | null {
  if (body.kind !== 'command' || body.name !== 'start') return null;
  for (const as of ['guard', 'resident'] as const) {
    const token = body.argument.slice(PAYLOADS[as].length);
    if (body.argument.startsWith(PAYLOADS[as]) && TOKEN.test(token)) return { as, token };
  }
  return null;
}

/** What stands above the consent of somebody with a link. */
export async function inviteNote(
  context: UpdateContext,
  { as, token }: Invitation,
): Promise<RichText | null> {
  const { tx, speech, actor, now } = context;
  if (as === 'guard') return speech.say('guard-consent-note');
  const spot = (await findLink(tx, actor.complex, token, now))?.spot;
  return spot ? speech.say('invite-consent-note', { spot: String(spot) }) : null;
}

const message = (message: Outgoing): Reply[] => [{ kind: 'message', message }];

/** Somebody whom we know opened the link: he is asked first, an admin keeps a guard's link unspent. */
export async function onInvitation(context: MemberContext, invitation: Invitation): Promise<Reply[]> {
  return invitation.as === 'guard' ? asGuard(context, invitation) : asResident(context, invitation);
}

async function asGuard(context: MemberContext, { as, token }: Invitation): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  if (actor.roles.includes('guard')) return message({ text: speech.say('guard-already') });
  const invite = await findLink(tx, actor.complex, token, now);
  if (!invite || invite.spot !== null) return message({ text: speech.say('guard-invite-gone') });
  if (offers(actor, 'invite guards')) return message({ text: speech.say('guard-your-own-link') });
  const buttons = [confirmRow(speech, joiningButtons.data({ kind: 'invited', act: 'accept', as, token }))];
  return message({ text: speech.say('guard-accept'), buttons });
}

async function asResident(context: MemberContext, { as, token }: Invitation): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const spot = (await findLink(tx, actor.complex, token, now))?.spot;
  if (!spot) return message({ text: speech.say('invite-gone') });
  const known = { spot: String(spot) };
  if (actor.spots.includes(spot)) return message({ text: speech.say('invite-already-yours', known) });
  const buttons = [confirmRow(speech, joiningButtons.data({ kind: 'invited', act: 'accept', as, token }))];
  return message({ text: speech.say('invite-accept', known), buttons });
}

/** The link is spent: the menu of whoever one has become, or why not. */
export async function onAccept(context: MemberContext, { as, token }: Invitation): Promise<Reply[]> {
  return as === 'guard' ? onBecomeGuard(context, token) : onBecomeResident(context, token);
}

const NO_GUARD = {
  'not valid': 'guard-invite-gone',
  'already guard': 'guard-already',
  banned: 'not-for-you',
} as const satisfies Record<InviteRefusal, string>;

async function onBecomeGuard(context: MemberContext, token: string): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const became = await becomeGuard(tx, actor, token, now);
  if (became.ok) return welcome(context, 'guard', speech.say('guard-welcome'));
  if (became.why !== 'not valid') return toast(speech.plain(NO_GUARD[became.why]));
  return message({ text: speech.say('guard-invite-gone') });
}

const NO_RESIDENT = {
  'not valid': 'invite-gone',
  banned: 'not-for-you',
  'already yours': 'joining-already-yours',
} as const satisfies Record<AcceptRefusal, string>;

async function onBecomeResident(context: MemberContext, token: string): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const accepted = await acceptInvite(tx, actor, token, now);
  if (!accepted.ok && accepted.why === 'not valid') return message({ text: speech.say('invite-gone') });
  if (!accepted.ok) return toast(speech.plain(NO_RESIDENT[accepted.why]));
  const text = speech.say('spot-given-joins', { spot: String(accepted.value) });
  return welcome(context, 'resident', text);
}

/** The menu as it is from now on. */
function welcome(context: MemberContext, role: InvitedAs, text: RichText): Reply[] {
  const { speech, actor } = context;
  const before = actor.roles.filter(
    (one) => !['newcomer', 'applicant', 'resident without spot', role].includes(one),
  );
  const roles =
    role === 'guard' && actor.roles.includes('resident without spot')
      ? [...before, 'resident without spot' as const]
      : before;
  const me = { ...context, actor: { ...actor, roles: [...roles, role] } };
  return message(withMenu(me, lines(text, speech.say('choose-in-menu'))));
}
