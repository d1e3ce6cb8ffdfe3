import type { SpotNumber } from '../../core/kernel/ids.ts';
import { type FamilyRefusal, inviteFamily } from '../../core/residents/invite-family.ts';
import type { OpenLink } from '../../core/residents/joining-ports.ts';
import { revokeLink, seeOwnLinks } from '../../core/residents/open-links.ts';
import { seeLettings } from '../../core/tenancy/let-spot.ts';
import { RESIDENT_PAYLOAD } from '../joining/buttons.ts';
import { toast } from '../kit/confirm.ts';
import { endTime } from '../kit/house-time.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { siteInvite } from '../kit/site-link.ts';
import { complexOf, endDialog, type MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs } from '../kit/wording.ts';
import { familyButtons } from './buttons.ts';

/** «Добавить близкого»: what it means, the links that wait, and a new one for each spot. */
export async function showFamily(context: MemberContext, kind: 'message' | 'replace'): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const { say, plain } = speech;
  const own = await seeOwnLinks(tx, actor, now);
  if (!own.ok) return toast(plain('not-for-you'));
  await endDialog(context);
  const links = await Promise.all(own.value.map((link) => shown(context, link)));
  const { owned } = await seeLettings(tx, actor);
  const make = owned.map((spot): Button[] => {
    const press = familyButtons.data({ kind: 'invite family', spot });
    const isOnly = actor.spots.length === 1;
    const label = isOnly
      ? plain('family-button-make')
      : plain('family-button-make-spot', { spot: String(spot) });
    return [{ label, press }];
  });
  const revoke = links.map(({ id, known }): Button[] => {
    const press = familyButtons.data({ kind: 'revoke own link', link: id });
    return [{ label: plain('family-button-revoke', known), press, tone: 'bad' }];
  });
  const open = links.map(({ known }) => say('family-open-link', known));
  const text = paragraphs(
    lines(say('family-title'), say('family-what')),
    open.length > 0 && lines(say('family-open'), ...open),
  );
  return [{ kind, message: { text, buttons: [...make, ...revoke] } }];
}

async function shown(context: MemberContext, { id, spot, until }: OpenLink) {
  const { timeZone } = await complexOf(context);
  const end = endTime(until, context.now, timeZone, context.speech.language);
  return { id, known: { spot: String(spot), until: end } };
}

const REFUSED = {
  'not allowed': 'not-for-you',
  'not yours': 'old-button',
  'too many open': 'family-too-many-open',
  'too many today': 'family-too-many-today',
} as const satisfies Record<FamilyRefusal, string>;

/** A link for one use, to be sent to somebody by himself. */
export async function makeLink(context: MemberContext, spot: SpotNumber): Promise<Reply[]> {
  const { tx, actor, speech, now, links } = context;
  const { say, plain } = speech;
  if (links.start('') === null) return [{ kind: 'message', message: { text: say('guard-invite-no-link') } }];
  const token = await inviteFamily(tx, actor, spot, now);
  if (!token.ok) return toast(plain(REFUSED[token.why]));
  const payload = `${RESIDENT_PAYLOAD}${token.value}`;
  const said = say('family-link', { spot: String(spot), link: links.start(payload) ?? '' });
  return [{ kind: 'message', message: { text: paragraphs(said, siteInvite(speech, links, payload)) } }];
}

/** Nobody comes in by it any more. */
export async function revokeOwn(context: MemberContext, link: number): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const revoked = await revokeLink(tx, actor, link, now);
  if (!revoked.ok) return toast(speech.plain('links-gone'));
  const said = speech.plain('family-revoked', { spot: String(revoked.value.spot) });
  return [...toast(said), ...(await showFamily(context, 'replace'))];
}
