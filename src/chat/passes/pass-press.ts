import type { PassId } from '../../core/kernel/ids.ts';
import { after, hours, minutes } from '../../core/kernel/time.ts';
import { bringPass } from '../../core/passes/own-passes.ts';
import { isActive, LONGEST_PASS_HOURS, type Pass, readPassHours } from '../../core/passes/pass.ts';
import { extendPass, revokePass, type SteerRefusal } from '../../core/passes/steer-pass.ts';
import { cancelButton, confirmRow, toast } from '../kit/confirm.ts';
import { endTime } from '../kit/house-time.ts';
import type { Reply } from '../kit/outgoing.ts';
import { beginDialog, endDialog, type MemberContext } from '../kit/update-context.ts';
import { type PassCode, passButtons } from './buttons.ts';
import type { PassDialog } from './dialogs.ts';
import { onGatePress } from './gate.ts';
import { hoursRows } from './passes.ts';

/** The card of a pass, at its host's and at the gate. */
export async function onPassPress(
  context: MemberContext,
  press: Extract<PassCode, { kind: 'pass' }>,
): Promise<Reply[]> {
  if (press.act === 'open' || press.act === 'let in' || press.act === 'let out') {
    return onGatePress(context, press.act, press.pass);
  }
  const pass = await context.tx.passes.get(context.actor.complex, press.pass);
  if (pass?.host !== context.actor.person) return toast(context.speech.plain('not-for-you'));
  switch (press.act) {
    case 'extend':
      return askExtension(context, pass);
    case 'revoke':
      return askRevoking(context, pass);
    case 'revoke for sure':
      return revoke(context, pass);
    case 'show':
      return show(context, pass);
  }
}

async function askExtension(context: MemberContext, pass: Pass): Promise<Reply[]> {
  const { speech, now } = context;
  if (!isActive(pass, now)) return toast(speech.plain('pass-toast-over'));
  await beginDialog<PassDialog>(context, { kind: 'extending', pass: pass.id });
  const { id, until: from } = pass;
  const rows = hoursRows(context, (more) =>
    passButtons.data({ kind: 'extend pass', pass: id, hours: more, from }),
  );
  const known = { guest: pass.guest, until: await untilOf(context, pass) };
  const text = speech.say('pass-ask-extension', known);
  return [{ kind: 'message', message: { text, buttons: [...rows, [cancelButton(context)]] } }];
}

/** A typed number of hours. */
export async function onExtensionTyped(
  context: MemberContext,
  { pass: id }: Extract<PassDialog, { kind: 'extending' }>,
  text: string,
): Promise<Reply[]> {
  const { tx, actor, speech } = context;
  const more = readPassHours(text, context.lexicon.dates);
  const pass = await tx.passes.get(actor.complex, id);
  if (more !== null && pass) return onExtension(context, { pass: id, hours: more, from: pass.until });
  return [
    {
      kind: 'message',
      message: { text: speech.say('pass-hours-expected'), buttons: [[cancelButton(context)]] },
    },
  ];
}

/** A press on a length, or a typed one. */
export async function onExtension(
  context: MemberContext,
  { pass: id, hours: more, from }: { readonly pass: PassId; readonly hours: number; readonly from: Date },
): Promise<Reply[]> {
  const { tx, actor, speech, now, incoming } = context;
  const extended = await extendPass(tx, actor, id, { hours: more, from }, now);
  if (context.dialog?.kind === 'extending') await endDialog(context);
  const say = (text: string): Reply[] =>
    incoming.body.kind === 'press'
      ? toast(text)
      : [{ kind: 'message', message: { text: { text, entities: [] } } }];
  if (!extended.ok) {
    const why = extended.why;
    if (why === 'longest already') return say(speech.plain('pass-toast-longest'));
    if (why === 'extended already') return say(speech.plain('pass-toast-extended-already'));
    return say(refused(context, why));
  }
  const known = { guest: extended.value.guest, until: await untilOf(context, extended.value) };
  const cut = after(now, hours(LONGEST_PASS_HOURS)).getTime() - extended.value.until.getTime() < minutes(1);
  const text = speech.say(cut ? 'pass-extended-longest' : 'pass-extended', known);
  return [{ kind: incoming.body.kind === 'press' ? 'replace' : 'message', message: { text } }];
}

function askRevoking(context: MemberContext, pass: Pass): Reply[] {
  const { speech, now } = context;
  if (!isActive(pass, now)) return toast(speech.plain('pass-toast-over'));
  const sure = passButtons.data({ kind: 'pass', act: 'revoke for sure', pass: pass.id });
  const text = speech.say('pass-revoke-sure', { guest: pass.guest });
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

async function revoke(context: MemberContext, { id, guest }: Pass): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const revoked = await revokePass(tx, actor, id, now);
  if (!revoked.ok) return toast(refused(context, revoked.why));
  return [{ kind: 'replace', message: { text: speech.say('pass-revoked-now', { guest }) } }];
}

/** The card comes down as a new message; the one above points to it. */
async function show({ tx, actor, speech, now }: MemberContext, pass: Pass): Promise<Reply[]> {
  if (!isActive(pass, now)) return toast(speech.plain('pass-toast-over'));
  await bringPass(tx, actor, pass);
  return toast(speech.plain('pass-toast-shown'));
}

function refused({ speech }: MemberContext, why: SteerRefusal): string {
  return speech.plain(why === 'over' ? 'pass-toast-over' : 'not-for-you');
}

async function untilOf({ tx, actor, speech, now }: MemberContext, { until }: Pass): Promise<string> {
  const { timeZone } = await tx.complexes.get(actor.complex);
  return endTime(until, now, timeZone, speech.language);
}
