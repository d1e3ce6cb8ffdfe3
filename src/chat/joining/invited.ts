import type { NoStrip } from '../../application/try-strip.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import { ok } from '../../core/kernel/result.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { becomeGuard, type InviteRefusal } from '../../core/residents/invite-guard.ts';
import { type AcceptRefusal, acceptInvite } from '../../core/residents/invite-resident.ts';
import { findLink } from '../../core/residents/open-links.ts';
import { readSpots } from '../../core/spots/read-spots.ts';
import { joinByStrip } from '../../core/strips/join-by-strip.ts';
import { isUnmistakable, readStripCode } from '../../core/strips/strip.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import { countedAs } from '../kit/counted-as.ts';
import { endTime } from '../kit/house-time.ts';
import { withMenu } from '../kit/menu.ts';
import { offers } from '../kit/offers.ts';
import type { Outgoing, Reply } from '../kit/outgoing.ts';
import { endDialog, type MemberContext, type UpdateContext } from '../kit/update-context.ts';
import { lines, type RichText } from '../kit/wording.ts';
import {
  GUARD_PAYLOAD,
  type InvitedAs,
  isSecret,
  joiningButtons,
  RESIDENT_PAYLOAD,
  STRIP_PAYLOAD,
} from './buttons.ts';
import { findStrip } from './find-strip.ts';

/** The secret of a link of one use, and what it makes of whoever opens it. */
export type Invitation = { readonly as: InvitedAs; readonly token: string };

const PAYLOADS = { guard: GUARD_PAYLOAD, resident: RESIDENT_PAYLOAD, strip: STRIP_PAYLOAD } as const;

/** The invitation in `/start g_…`, `/start r_…` or `/start s_…`, or in a bare code; null: an ordinary start. */
export function inviteIn(context: UpdateContext): Invitation | null {
  const { body } = context.incoming;
  if (body.kind === 'text') return codeIn(context, body.text);
  if (body.kind !== 'command' || body.name !== 'start') return null;
  for (const as of ['guard', 'resident', 'strip'] as const) {
    const token = body.argument.slice(PAYLOADS[as].length);
    if (body.argument.startsWith(PAYLOADS[as]) && isSecret(as, token)) return { as, token };
  }
  return null;
}

/** What stands above the consent of somebody with a link, and what his consent accepts. */
export type Opened = { readonly note: RichText | null; readonly invitation: Invitation | null };

export async function openInvitation(context: UpdateContext): Promise<Opened> {
  const { speech } = context;
  const invitation = inviteIn(context);
  if (!invitation) return { note: null, invitation: null };
  if (invitation.as === 'guard') return { note: speech.say('guard-consent-note'), invitation };
  const spot = await spotOf(context, invitation);
  if (typeof spot === 'number') {
    const known = { spot: String(spot) };
    const until = await tenantUntil(context, invitation);
    const note = until
      ? speech.say('tenancy-consent-note', { ...known, until })
      : speech.say('invite-consent-note', known);
    return { note, invitation };
  }
  // Paper cannot be asked for anew in a chat: he reads at once what else he can do.
  return invitation.as === 'strip'
    ? { note: noSpot(context, invitation, spot), invitation: null }
    : { note: null, invitation };
}

/** To which spot one is invited; otherwise why to none. */
async function spotOf(context: UpdateContext, { as, token }: Invitation): Promise<SpotNumber | NoStrip> {
  const { tx, actor, incoming, now } = context;
  if (as === 'strip') return findStrip(tx, actor.complex, token, countedAs(incoming), now);
  return (await findLink(tx, actor.complex, token, now))?.spot ?? 'gone';
}

/** Until when, of a link that makes a tenant. */
async function tenantUntil(context: UpdateContext, { as, token }: Invitation): Promise<string | null> {
  const { tx, actor, now } = context;
  const link = as === 'resident' ? await findLink(tx, actor.complex, token, now) : null;
  return link?.tenantUntil ? untilOf(context, link.tenantUntil) : null;
}

async function untilOf({ tx, actor, speech, now }: UpdateContext, until: Instant): Promise<string> {
  const { timeZone } = await tx.complexes.get(actor.complex);
  return endTime(until, now, timeZone, speech.language);
}

/** What is said instead. */
function noSpot({ speech }: UpdateContext, { as }: Invitation, why: NoStrip): RichText {
  if (as !== 'strip') return speech.say('invite-gone');
  return speech.say(why === 'gone' ? 'strip-gone' : 'strip-too-often');
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

async function asResident(context: MemberContext, invitation: Invitation): Promise<Reply[]> {
  const { speech, actor } = context;
  const { as, token } = invitation;
  const spot = await spotOf(context, invitation);
  if (typeof spot === 'string') return message({ text: noSpot(context, invitation, spot) });
  const known = { spot: String(spot) };
  if (actor.spots.includes(spot)) return message({ text: speech.say('invite-already-yours', known) });
  const buttons = [confirmRow(speech, joiningButtons.data({ kind: 'invited', act: 'accept', as, token }))];
  const until = await tenantUntil(context, invitation);
  const text = until ? speech.say('tenancy-accept', { ...known, until }) : speech.say('invite-accept', known);
  return message({ text, buttons });
}

/** The link is spent: the menu of whoever one has become, or why not. */
export async function onAccept(context: MemberContext, invitation: Invitation): Promise<Reply[]> {
  return invitation.as === 'guard'
    ? onBecomeGuard(context, invitation.token)
    : onBecomeResident(context, invitation);
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

async function onBecomeResident(context: MemberContext, invitation: Invitation): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const { as, token } = invitation;
  if (as === 'strip') {
    const spot = await spotOf(context, invitation);
    if (typeof spot === 'string') return message({ text: noSpot(context, invitation, spot) });
  }
  const accepted = as === 'strip' ? await byStrip(context, token) : await acceptInvite(tx, actor, token, now);
  // Of two who were at once the second reads it here.
  if (!accepted.ok && accepted.why === 'not valid')
    return message({ text: noSpot(context, invitation, 'gone') });
  if (!accepted.ok) return toast(speech.plain(NO_RESIDENT[accepted.why]));
  await endDialog(context);
  const { spot, tenantUntil: end } = accepted.value;
  const known = { spot: String(spot) };
  const text = end
    ? speech.say('tenancy-welcome', { ...known, until: await untilOf(context, end) })
    : speech.say('spot-given-joins', known);
  const spots = [...context.actor.spots, spot];
  return welcome({ ...context, actor: { ...context.actor, spots } }, 'resident', text);
}

async function byStrip({ tx, actor, now }: MemberContext, token: string) {
  const joined = await joinByStrip(tx, actor, token, now);
  return joined.ok ? ok({ spot: joined.value, tenantUntil: null }) : joined;
}

/** The menu as it is from now on. */
function welcome(context: MemberContext, role: 'guard' | 'resident', text: RichText): Reply[] {
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

/** The code of a strip that somebody typed where anything may be typed; null: it is none, or a spot's number after all. */
function codeIn({ lexicon }: UpdateContext, text: string): Invitation | null {
  const token = readStripCode(text);
  const isCode = token && (isUnmistakable(token) || !readSpots(text, lexicon.requests).ok);
  return isCode ? { as: 'strip', token } : null;
}

/** A typed code lets in at once: whoever types eight signs means it. */
export async function onTypedCode(context: MemberContext, text: string): Promise<Reply[] | null> {
  const invitation = codeIn(context, text);
  return invitation && onAccept(context, invitation);
}
