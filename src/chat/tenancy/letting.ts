import type { PersonId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { type LetRefusal, letSpot, owns } from '../../core/tenancy/let-spot.ts';
import { ENDS_BY, type EndFault, LONGEST_TENANCY, tenancyFault } from '../../core/tenancy/tenancy.ts';
import { RESIDENT_PAYLOAD } from '../joining/buttons.ts';
import { cancelButton, toast } from '../kit/confirm.ts';
import { endTime, fullTime } from '../kit/house-time.ts';
import { nameToNeighbours } from '../kit/names.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { siteInvite } from '../kit/site-link.ts';
import { dateFault, datesMeant, readTypedDate } from '../kit/typed-date.ts';
import { beginDialog, complexOf, endDialog, type MemberContext } from '../kit/update-context.ts';
import { paragraphs } from '../kit/wording.ts';
import { type DateAct, tenancyButtons } from './buttons.ts';
import type { TenancyDialog } from './dialogs.ts';

/** Whose tenancy a date is for; null: somebody is looked for. */
export type DateFor = { readonly spot: SpotNumber; readonly tenant: PersonId | null };

const message = (message: Outgoing): Reply[] => [{ kind: 'message', message }];

/** Why nothing of it may be done: the spot is not his own, or he may give nobody a way in. */
export async function refusedOwner(context: MemberContext, spot: SpotNumber): Promise<Reply[] | null> {
  const { tx, speech, actor } = context;
  if (!offers(actor, 'let own spot')) return toast(speech.plain('not-for-you'));
  if (await owns(tx, actor.complex, spot, actor.person)) return null;
  return toast(speech.plain('tenancy-toast-not-owner', { spot: String(spot) }));
}

/** «Сдаю место до …», and «Продлить»: until when. */
export async function askUntil(context: MemberContext, about: DateFor): Promise<Reply[]> {
  const refused = await refusedOwner(context, about.spot);
  if (refused) return refused;
  const { speech } = context;
  await beginDialog<TenancyDialog>(context, { kind: 'letting', ...about });
  const text =
    about.tenant === null
      ? speech.say('tenancy-ask', { spot: String(about.spot) })
      : speech.say('tenancy-ask-prolong', await tenantOf(context, about.spot, about.tenant));
  return message({ text, buttons: [[cancelButton(context)]] });
}

export async function onUntilTyped(
  context: MemberContext,
  { spot, tenant }: TenancyDialog,
  text: string,
): Promise<Reply[]> {
  const about = { spot, tenant };
  const until = await readTypedDate(context, text, { by: ENDS_BY, longest: LONGEST_TENANCY });
  if (until.ok) return message(await confirmUntil(context, about, until.value));
  await beginDialog<TenancyDialog>(context, { kind: 'letting', ...about });
  const fault = dateFault(until.why, DATE_FAULTS);
  const meant = await datesMeant(context, until.why, (date) => untilPress(about, 'meant', date));
  return message({ text: context.speech.say(fault), buttons: [...meant, [cancelButton(context)]] });
}

const DATE_FAULTS = {
  'not understood': 'tenancy-date-unclear',
  'time over': 'away-date-past',
  'too far': 'away-date-too-far',
} as const;

const END_FAULTS = {
  'too soon': 'tenancy-too-soon',
  'too far': 'away-date-too-far',
} as const satisfies Record<EndFault, string>;

/** What was understood: it counts when it is confirmed. */
export async function confirmUntil(
  context: MemberContext,
  about: DateFor,
  until: Instant,
): Promise<Outgoing> {
  const { speech, now } = context;
  await beginDialog<TenancyDialog>(context, { kind: 'letting', ...about });
  const fault = tenancyFault(until, now);
  if (fault) return { text: speech.say(END_FAULTS[fault]), buttons: [[cancelButton(context)]] };
  const { timeZone } = await complexOf(context);
  const date = fullTime(until, now, timeZone, speech.language);
  const confirm: Button = {
    label: speech.plain('button-confirm'),
    press: untilPress(about, 'sure', until),
    tone: 'good',
  };
  const text =
    about.tenant === null
      ? speech.say('tenancy-understood', { spot: String(about.spot), date })
      : speech.say('tenancy-understood-prolong', {
          ...(await tenantOf(context, about.spot, about.tenant)),
          date,
        });
  return { text, buttons: [[confirm, cancelButton(context)]] };
}

function untilPress({ spot, tenant }: DateFor, act: DateAct, until: Instant) {
  return tenant === null
    ? tenancyButtons.data({ kind: 'let until', act, spot, until })
    : tenancyButtons.data({ kind: 'tenancy until', act, spot, person: tenant, until });
}

export async function tenantOf({ tx, actor, speech }: MemberContext, spot: SpotNumber, tenant: PersonId) {
  const name = await nameToNeighbours(tx, { complex: actor.complex, speech }, tenant);
  return { spot: String(spot), name };
}

/** A link for one person. */
export async function sendLink(context: MemberContext, spot: SpotNumber, until: Instant): Promise<Reply[]> {
  const { tx, speech, actor, now, links } = context;
  if (links.start('') === null) return message({ text: speech.say('guard-invite-no-link') });
  const token = await letSpot(tx, actor, spot, until, now);
  if (!token.ok) return toast(notLet(context, spot, token.why));
  await endDialog(context);
  const payload = `${RESIDENT_PAYLOAD}${token.value}`;
  const { timeZone } = await complexOf(context);
  const known = { spot: String(spot), until: endTime(until, now, timeZone, speech.language) };
  const said = speech.say('tenancy-link', { ...known, link: links.start(payload) ?? '' });
  return [{ kind: 'replace', message: { text: paragraphs(said, siteInvite(speech, links, payload)) } }];
}

function notLet({ speech }: MemberContext, spot: SpotNumber, why: LetRefusal): string {
  if (why === 'not allowed') return speech.plain('not-for-you');
  if (why === 'not yours') return speech.plain('tenancy-toast-not-owner', { spot: String(spot) });
  return speech.plain(END_FAULTS[why]);
}
