import { type AskHoldersRefusal, askHolders } from '../../application/at-the-gate.ts';
import type { GateQuestionId, SpotNumber } from '../../core/kernel/ids.ts';
import { answerAtGate, type GateAnswerRefusal } from '../../core/passes/answer-at-gate.ts';
import type { GateWish } from '../../core/passes/ask-at-gate.ts';
import type { Caller } from '../../core/passes/gate-question.ts';
import { LONGEST_GUEST } from '../../core/passes/pass.ts';
import { readSpot } from '../../core/spots/read-spots.ts';
import { cancelButton, toast } from '../kit/confirm.ts';
import { clockTime } from '../kit/house-time.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { askOn, numberExpected, spotAskedBack } from '../kit/spot-input.ts';
import { beginDialog, type MemberContext } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';
import { type PassCode, passButtons } from './buttons.ts';
import type { AskingHolder, PassDialog } from './dialogs.ts';
import { CALLER_LABELS, callerIn, drawGateQuestion } from './gate-question-card.ts';

/** «Спросить жителя»: which spot, who has come; each step may be pressed or typed. */
export async function onAskAtGate(
  context: MemberContext,
  { spot, caller }: Extract<PassCode, { kind: 'ask at gate' }>,
): Promise<Reply[]> {
  const { actor, speech } = context;
  if (!offers(actor, 'check passes')) return toast(speech.plain('not-for-you'));
  if (spot === null) {
    await beginDialog<PassDialog>(context, { kind: 'asking holder', spot });
    return askOn(context, speech.say('gate-question-which-spot'));
  }
  if (caller === null) return [{ kind: 'replace', message: await askWho(context, spot) }];
  return ask(context, { spot, caller, guest: speech.plain(CALLER_LABELS[caller]) }, 'replace');
}

/** The typed line answers the step that is open. */
export async function onAskTyped(
  context: MemberContext,
  { spot }: AskingHolder,
  typed: string,
): Promise<Reply[]> {
  const { speech } = context;
  if (spot === null) {
    const read = readSpot(typed, context.lexicon.requests);
    if (read.ok) return [{ kind: 'message', message: await askWho(context, read.value) }];
    const asked = spotAskedBack(speech, read.why, (one) =>
      passButtons.data({ kind: 'ask at gate', spot: one, caller: null }),
    );
    return [{ kind: 'message', message: asked }];
  }
  const guest = typed.replace(/\s+/gu, ' ').trim();
  if (guest === '') return askOn(context, speech.say('gate-question-who-expected'));
  if (guest.length > LONGEST_GUEST) {
    return askOn(context, speech.say('pass-guest-too-long', { longest: String(LONGEST_GUEST) }));
  }
  return ask(context, { spot, caller: 'other', guest }, 'message');
}

/** A photo or a sticker in place of either. */
export function askedInWords(context: MemberContext, { spot }: AskingHolder): Reply[] {
  if (spot === null) return numberExpected(context);
  return askOn(context, context.speech.say('gate-question-who-expected'));
}

async function askWho(context: MemberContext, spot: SpotNumber): Promise<Outgoing> {
  const { speech } = context;
  await beginDialog<PassDialog>(context, { kind: 'asking holder', spot });
  const button = (caller: Exclude<Caller, 'other'>): Button => {
    const press = passButtons.data({ kind: 'ask at gate', spot, caller });
    return { label: speech.plain(CALLER_LABELS[caller]), press };
  };
  return {
    text: speech.say('gate-question-who', { spot: String(spot) }),
    buttons: [[button('taxi'), button('courier'), button('guest')], [cancelButton(context)]],
  };
}

async function ask(context: MemberContext, wish: GateWish, as: 'replace' | 'message'): Promise<Reply[]> {
  const { tx, account, actor, now, speech } = context;
  const asked = await askHolders(tx, account, actor, wish, now);
  // The next guest may have a pass.
  await beginDialog<PassDialog>(context, { kind: 'checking pass' });
  if (!asked.ok) return [{ kind: as, message: { text: await refused(context, wish, asked.why) } }];
  const known = { caller: callerIn(speech, wish), spot: String(wish.spot) };
  return [{ kind: as, message: { text: speech.say('gate-question-sent', known) } }];
}

async function refused(
  { tx, actor, speech, now }: MemberContext,
  { spot: number }: GateWish,
  why: AskHoldersRefusal,
): Promise<RichText> {
  const spot = { spot: String(number) };
  switch (why.kind) {
    case 'not allowed':
      return speech.say('gate-guards-only');
    case 'no guest':
      return speech.say('gate-question-who-expected');
    case 'nobody':
      return speech.say('gate-question-nobody', spot);
    case 'out of reach':
      return speech.say('gate-question-unreachable', spot);
    case 'too many':
      return speech.say('gate-question-spot-spent', spot);
    case 'too fast':
      return speech.say('gate-question-too-fast');
    case 'asked already': {
      const { timeZone } = await tx.complexes.get(actor.complex);
      const time = clockTime(why.question.askedAt, now, timeZone, speech.language);
      return speech.say('gate-question-asked-already', { ...spot, time });
    }
  }
}

/** «Пустить», «Не жду» of a holder; «Спросить ещё раз» of the guard who asked. */
export async function onGateQuestion(
  context: MemberContext,
  { act, question }: Extract<PassCode, { kind: 'gate question' }>,
): Promise<Reply[]> {
  if (act === 'again') return askAgain(context, question);
  const { tx, actor, speech, now } = context;
  const answered = await answerAtGate(tx, actor, question, act, now);
  if (!answered.ok) return toast(speech.plain(REFUSALS[answered.why]));
  const said = act === 'let in' ? 'gate-question-toast-let-in' : 'gate-question-toast-not-expected';
  const reader = { complex: actor.complex, person: actor.person, speech, now };
  const card = await drawGateQuestion(tx, reader, { kind: 'gate question', question, part: 'holder' }, true);
  return [...toast(speech.plain(said)), ...(card ? [{ kind: 'replace' as const, message: card }] : [])];
}

async function askAgain(context: MemberContext, id: GateQuestionId): Promise<Reply[]> {
  const { tx, actor, speech } = context;
  if (!offers(actor, 'check passes')) return toast(speech.plain('not-for-you'));
  const question = await tx.gateQuestions.get(actor.complex, id);
  if (question?.askedBy !== actor.person) return toast(speech.plain('gate-question-toast-gone'));
  return ask(context, question, 'message');
}

const REFUSALS = {
  'not allowed': 'not-for-you',
  'not yours': 'gate-question-toast-not-yours',
  'answered already': 'gate-question-toast-answered',
  over: 'gate-question-toast-over',
} as const satisfies Record<GateAnswerRefusal, string>;
