import type { PassId } from '../../core/kernel/ids.ts';
import { after, hours, minutes } from '../../core/kernel/time.ts';
import { isActive, LONGEST_PASS_HOURS, type Pass, readPassHours } from '../../core/passes/pass.ts';
import { extendPass, revokePass, type SteerRefusal } from '../../core/passes/steer-pass.ts';
import { cancelButton, confirmRow, toast } from '../kit/confirm.ts';
import { endTime } from '../kit/house-time.ts';
import type { Reply } from '../kit/outgoing.ts';
import { beginDialog, endDialog, type MemberTurn } from '../kit/turn.ts';
import { type PassCode, passButtons } from './buttons.ts';
import type { PassDialog } from './dialogs.ts';
import { onGatePress } from './gate.ts';
import { hoursRows } from './passes.ts';

/** The card of a pass, at its host's and at the gate. */
export async function onPassPress(
  turn: MemberTurn,
  press: Extract<PassCode, { kind: 'pass' }>,
): Promise<Reply[]> {
  if (press.act === 'open' || press.act === 'let in' || press.act === 'let out') {
    return onGatePress(turn, press.act, press.pass);
  }
  const pass = await turn.tx.passes.get(turn.actor.complex, press.pass);
  if (pass?.host !== turn.actor.person) return toast(turn.speech.plain('not-for-you'));
  switch (press.act) {
    case 'extend':
      return askExtension(turn, pass);
    case 'revoke':
      return askRevoking(turn, pass);
    case 'revoke for sure':
      return revoke(turn, pass);
    case 'show':
      return show(turn, pass);
  }
}

async function askExtension(turn: MemberTurn, pass: Pass): Promise<Reply[]> {
  const { speech, now } = turn;
  if (!isActive(pass, now)) return toast(speech.plain('pass-toast-over'));
  await beginDialog<PassDialog>(turn, { kind: 'extending', pass: pass.id });
  const { id, until: from } = pass;
  const rows = hoursRows(turn, (more) =>
    passButtons.data({ kind: 'extend pass', pass: id, hours: more, from }),
  );
  const known = { guest: pass.guest, until: await untilOf(turn, pass) };
  const text = speech.say('pass-ask-extension', known);
  return [{ kind: 'message', message: { text, buttons: [...rows, [cancelButton(turn)]] } }];
}

/** A typed number of hours. */
export async function onExtensionTyped(
  turn: MemberTurn,
  { pass: id }: Extract<PassDialog, { kind: 'extending' }>,
  text: string,
): Promise<Reply[]> {
  const { tx, actor, speech } = turn;
  const more = readPassHours(text, turn.lexicon.dates);
  const pass = await tx.passes.get(actor.complex, id);
  if (more !== null && pass) return onExtension(turn, { pass: id, hours: more, from: pass.until });
  return [
    {
      kind: 'message',
      message: { text: speech.say('pass-hours-expected'), buttons: [[cancelButton(turn)]] },
    },
  ];
}

/** A press on a length, or a typed one. */
export async function onExtension(
  turn: MemberTurn,
  { pass: id, hours: more, from }: { readonly pass: PassId; readonly hours: number; readonly from: Date },
): Promise<Reply[]> {
  const { tx, actor, speech, now, incoming } = turn;
  const extended = await extendPass(tx, actor, id, { hours: more, from }, now);
  if (turn.dialog?.kind === 'extending') await endDialog(turn);
  const say = (text: string): Reply[] =>
    incoming.body.kind === 'press'
      ? toast(text)
      : [{ kind: 'message', message: { text: { text, entities: [] } } }];
  if (!extended.ok) {
    const why = extended.why;
    if (why === 'longest already') return say(speech.plain('pass-toast-longest'));
    if (why === 'extended already') return say(speech.plain('pass-toast-extended-already'));
    return say(refused(turn, why));
  }
  const known = { guest: extended.value.guest, until: await untilOf(turn, extended.value) };
  const cut = after(now, hours(LONGEST_PASS_HOURS)).getTime() - extended.value.until.getTime() < minutes(1);
  const text = speech.say(cut ? 'pass-extended-longest' : 'pass-extended', known);
  return [{ kind: incoming.body.kind === 'press' ? 'replace' : 'message', message: { text } }];
}

function askRevoking(turn: MemberTurn, pass: Pass): Reply[] {
  const { speech, now } = turn;
  if (!isActive(pass, now)) return toast(speech.plain('pass-toast-over'));
  const sure = passButtons.data({ kind: 'pass', act: 'revoke for sure', pass: pass.id });
  const text = speech.say('pass-revoke-sure', { guest: pass.guest });
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

async function revoke(turn: MemberTurn, { id, guest }: Pass): Promise<Reply[]> {
  const { tx, actor, speech, now } = turn;
  const revoked = await revokePass(tx, actor, id, now);
  if (!revoked.ok) return toast(refused(turn, revoked.why));
  return [{ kind: 'replace', message: { text: speech.say('pass-revoked-now', { guest }) } }];
}

/** The card comes down as a new message; the one above points to it. */
async function show({ tx, actor, speech, now }: MemberTurn, pass: Pass): Promise<Reply[]> {
  if (!isActive(pass, now)) return toast(speech.plain('pass-toast-over'));
  await tx.cards.ring(actor.complex, { kind: 'pass', pass: pass.id }, actor.person);
  return toast(speech.plain('pass-toast-shown'));
}

function refused({ speech }: MemberTurn, why: SteerRefusal): string {
  return speech.plain(why === 'over' ? 'pass-toast-over' : 'not-for-you');
}

async function untilOf({ tx, actor, speech, now }: MemberTurn, { until }: Pass): Promise<string> {
  const { timeZone } = await tx.complexes.get(actor.complex);
  return endTime(until, now, timeZone, speech.language);
}
