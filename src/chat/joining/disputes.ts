import type { ClaimId, SpotNumber } from '../../core/kernel/ids.ts';
import { answerQuestion } from '../../core/residents/answer-question.ts';
import { type HolderAnswer, spotsIn } from '../../core/residents/claim.ts';
import { findDisputes } from '../../core/residents/dispute.ts';
import { protestTransfer } from '../../core/residents/protest-transfer.ts';
import { seeClaim } from '../../core/residents/see-claims.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import { nameOf, nameToNeighbours } from '../kit/names.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import type { MemberContext, Speech } from '../kit/update-context.ts';
import { type JoiningCode, joiningButtons } from './buttons.ts';
import { onVerdict, staleVerdict } from './claims.ts';
import { menuWithout } from './giving-up.ts';

type Press = Extract<JoiningCode, { kind: 'claimed spot' }>;

const ANSWERS = {
  family: 'claim-button-family',
  unknown: 'claim-button-unknown',
  left: 'claim-button-left',
} as const satisfies Record<HolderAnswer, string>;

/** What a holder of a claimed spot is asked; once answered, the other answers stay open to him. */
export function questionMessage(
  { say, plain }: Speech,
  about: {
    readonly claim: ClaimId;
    readonly spot: SpotNumber;
    readonly name: string;
    readonly answer: HolderAnswer | null;
  },
): Outgoing {
  const { claim, spot, name, answer } = about;
  const button = (act: HolderAnswer): Button[] => {
    return [
      { label: plain(ANSWERS[act]), press: joiningButtons.data({ kind: 'claimed spot', act, claim, spot }) },
    ];
  };
  const others = (['family', 'unknown', 'left'] as const).filter((one) => one !== answer);
  const known = { name, spot: String(spot) };
  return {
    text: answer
      ? say('claim-question-answered', { ...known, answer: plain(ANSWERS[answer]) })
      : say('claim-question', known),
    buttons: others.map(button),
  };
}

/** A button about one spot of a claim: a holder's answer, a transfer, or a protest against one. */
export async function onClaimedSpot(context: MemberContext, press: Press): Promise<Reply[]> {
  switch (press.act) {
    case 'family':
    case 'unknown':
    case 'left for sure':
      return onAnswer(context, press, press.act === 'left for sure' ? 'left' : press.act);
    case 'left':
      return askLeft(context, press);
    case 'transfer':
      return askTransfer(context, press);
    case 'transfer for sure':
      return onTransfer(context, press);
    case 'transfer is a mistake':
      return onMistake(context, press);
  }
}

async function onAnswer(
  context: MemberContext,
  { claim, spot }: Press,
  answer: HolderAnswer,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const said = await answerQuestion(tx, actor, claim, spot, answer, now);
  if (!said.ok) {
    if (said.why === 'never asked') return toast(speech.plain('not-for-you'));
    if (said.why === 'already decided') return toast(speech.plain('claim-toast-settled'));
    return toast(speech.plain('claim-toast-no-holder', { spot: String(spot) }));
  }
  if (answer === 'left') {
    const text = speech.say('claim-left-done', { spot: String(spot) });
    return [{ kind: 'replace', message: { text } }, ...menuWithout(context, spot)];
  }
  const asked = await tx.claims.get(actor.complex, claim);
  const reader = { complex: actor.complex, speech };
  const name = asked ? await nameToNeighbours(tx, reader, asked.applicant) : '—';
  const thanks = toast(speech.plain('claim-toast-answered'));
  return [...thanks, { kind: 'replace', message: questionMessage(speech, { claim, spot, name, answer }) }];
}

/** «Место больше не моё» cannot be undone, so it is asked again. */
async function askLeft(context: MemberContext, { claim, spot }: Press): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const asked = await tx.disputes.questionOf(actor.complex, claim, spot, actor.person);
  if (!asked) return toast(speech.plain('not-for-you'));
  if (!actor.spots.includes(spot))
    return toast(speech.plain('claim-toast-no-holder', { spot: String(spot) }));
  const text = speech.say('claim-left-sure', { spot: String(spot) });
  const sure = joiningButtons.data({ kind: 'claimed spot', act: 'left for sure', claim, spot });
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

async function askTransfer(context: MemberContext, press: Press): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const { spot } = press;
  const seen = await seeClaim(tx, actor, press.claim);
  if (!seen.ok && seen.why === 'not allowed') return toast(speech.plain('not-for-you'));
  if (!seen.ok || !spotsIn(seen.value.claim, 'open').includes(spot))
    return staleVerdict(context, press.claim);
  const { claim, applicant } = seen.value;
  const dispute = (await findDisputes(tx, claim)).find((one) => one.spot === spot);
  const names: string[] = [];
  for (const { person } of dispute?.holders ?? []) {
    names.push(await nameOf(tx, actor.complex, person));
  }
  const holders = names.join(', ') || speech.plain('claim-mistake-nobody');
  const known = { spot: String(spot), name: applicant.displayName, holders };
  const sure = joiningButtons.data({ ...press, act: 'transfer for sure' });
  const text = speech.say('claim-transfer-sure', known);
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

async function onTransfer(context: MemberContext, { claim: id, spot }: Press): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const replies = await onVerdict(context, id, { kind: 'transfer', spot }, 'confirmed');
  const claim = await tx.claims.get(actor.complex, id);
  const applicant = claim && (await tx.residents.get(actor.complex, claim.applicant));
  if (replies.length > 0 || !applicant) return replies;
  const text = speech.say('claim-transfer-done', { spot: String(spot), name: applicant.displayName });
  return [{ kind: 'replace', message: { text } }];
}

async function onMistake(context: MemberContext, { claim, spot }: Press): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const told = await protestTransfer(tx, actor, claim, spot, now);
  if (told === 'not yours') return toast(speech.plain('not-for-you'));
  if (told === 'again') return toast(speech.plain('claim-toast-mistake-again'));
  const text = speech.say('claim-mistake-told', { spot: String(spot) });
  return [{ kind: 'replace', message: { text } }];
}
