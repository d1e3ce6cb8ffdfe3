import type { PersonId } from '../../core/kernel/ids.ts';
import { after, type Duration, days, type Instant, instantOf } from '../../core/kernel/time.ts';
import {
  type BanRefusal,
  banDateFault,
  banResident,
  LONGEST_BAN,
  liftBan,
} from '../../core/residents/ban.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { dateFault, datesMeant, readTypedDate } from '../kit/typed-date.ts';
import { endDialog, type MemberContext } from '../kit/update-context.ts';
import { minuteId } from '../kit/wire.ts';
import { askLine, beginStep } from './asking.ts';
import { sayUntil } from './ban-text.ts';
import { type AdminWish, adminButtons, type PersonAct } from './buttons.ts';
import { stepOf } from './dialogs.ts';
import { showResident } from './resident-card.ts';

const PRESETS = {
  'ban for a day': days(1),
  'ban for a week': days(7),
  'ban for a month': days(30),
} as const satisfies Partial<Record<PersonAct, Duration>>;

export type BanPreset = keyof typeof PRESETS;

const LONGEST_REASON = 300;

/** «Заблокировать»: until when? */
export async function askBanDate(context: MemberContext, person: PersonId): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const one = await tx.residents.get(actor.complex, person);
  if (!one) return toast(speech.plain('resident-gone'));
  if (person === actor.person) return toast(speech.plain('ban-oneself'));
  const preset = (act: BanPreset, label: string): Button => {
    return { label, press: adminButtons.data({ kind: 'administer', wish: { on: 'person', act, person } }) };
  };
  const presets = [
    preset('ban for a day', speech.plain('ban-button-day')),
    preset('ban for a week', speech.plain('ban-button-week')),
    preset('ban for a month', speech.plain('ban-button-month')),
  ];
  const text = speech.say('ban-ask-date', { name: one.displayName });
  return askLine(context, { ask: 'ban date', person }, text, [presets]);
}

export async function onBanPreset(
  context: MemberContext,
  act: BanPreset,
  person: PersonId,
): Promise<Reply[]> {
  return askBanReason(context, person, after(context.now, PRESETS[act]));
}

/** The typed date: named alone, the ban ends when that day begins in the house. */
export async function onBanDate(context: MemberContext, person: PersonId, text: string): Promise<Reply[]> {
  const { speech } = context;
  const until = await readTypedDate(context, text, { by: DAY_BEGINS, longest: LONGEST_BAN });
  if (until.ok) return askBanReason(context, person, until.value);
  const meant = await datesMeant(context, until.why, (date) => {
    return adminButtons.data({ kind: 'administer', wish: { on: 'ban date', person, until: date } });
  });
  const fault = dateFault(until.why, DATE_FAULTS);
  return askLine(context, { ask: 'ban date', person }, speech.say(fault), meant);
}

const DAY_BEGINS = Temporal.PlainTime.from('00:00');

const DATE_FAULTS = {
  'not understood': 'ban-date-unclear',
  'time over': 'ban-date-past',
  'too far': 'ban-date-far',
} as const;

/** Of several days that a typed one could be: the same question as if it had been clear at once. */
export async function onBanDateMeant(
  context: MemberContext,
  person: PersonId,
  until: Instant,
): Promise<Reply[]> {
  const fault = banDateFault(until, context.now);
  return fault ? toast(context.speech.plain(REFUSED[fault])) : askBanReason(context, person, until);
}

async function askBanReason(context: MemberContext, person: PersonId, until: Instant): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const one = await tx.residents.get(actor.complex, person);
  if (!one) return toast(speech.plain('resident-gone'));
  const step = { ask: 'ban reason', person, until: until.toISOString() } as const;
  const known = { name: one.displayName, until: await said(context, until) };
  return askLine(context, step, speech.say('ban-ask-reason', known));
}

/** The typed reason: everything is shown once before it counts. */
export async function onBanReason(
  context: MemberContext,
  { person, until }: { readonly person: PersonId; readonly until: string },
  reason: string,
): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const step = { ask: 'ban reason', person, until } as const;
  if (reason.length > LONGEST_REASON) return askLine(context, step, speech.say('ban-reason-long'));
  const one = await tx.residents.get(actor.complex, person);
  if (!one) return toast(speech.plain('resident-gone'));
  await beginStep(context, { ask: 'ban confirmed', person, until, reason });
  const known = { name: one.displayName, until: await said(context, instantOf(until)), reason };
  const sure = adminButtons.data({
    kind: 'administer',
    wish: { on: 'ban', person, until: instantOf(until) },
  });
  const text = speech.say('ban-sure', known);
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

/** An older message may name somebody else, or another day, than what waits to be confirmed now. */
export async function onBan(
  context: MemberContext,
  named: Extract<AdminWish, { on: 'ban' }>,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const step = stepOf(context.dialog);
  if (step?.ask !== 'ban confirmed') return toast(speech.plain('old-button'));
  const until = instantOf(step.until);
  if (step.person !== named.person || minuteId(until) !== minuteId(named.until)) {
    return toast(speech.plain('old-button'));
  }
  await endDialog(context);
  const ban = { until, reason: step.reason };
  const banned = await banResident(tx, actor, step.person, ban, now);
  return banned.ok ? done(context, step.person) : refused(context, step.person, banned.why);
}

export async function onLiftBan(context: MemberContext, person: PersonId): Promise<Reply[]> {
  const lifted = await liftBan(context.tx, context.actor, person, context.now);
  return lifted.ok ? done(context, person) : refused(context, person, lifted.why);
}

const REFUSED = {
  'not allowed': 'admin-only',
  'no such person': 'resident-gone',
  oneself: 'ban-oneself',
  'not banned': 'ban-over-already',
  'in the past': 'ban-date-past',
  'too far': 'ban-date-far',
} as const satisfies Record<BanRefusal, string>;

async function refused(context: MemberContext, person: PersonId, why: BanRefusal): Promise<Reply[]> {
  const said = toast(context.speech.plain(REFUSED[why]));
  return why === 'not banned' ? [...said, ...(await showResident(context, 'here', person))] : said;
}

async function done(context: MemberContext, person: PersonId): Promise<Reply[]> {
  const { speech } = context;
  return [...toast(speech.plain('claim-toast-done')), ...(await showResident(context, 'here', person))];
}

async function said({ tx, speech, actor, now }: MemberContext, until: Instant): Promise<string> {
  const { timeZone } = await tx.complexes.get(actor.complex);
  return sayUntil({ speech, now, timeZone }, until);
}
