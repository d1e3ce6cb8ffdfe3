import type { ClaimId } from '../../core/kernel/ids.ts';
import { isOpen } from '../../core/residents/claim.ts';
import { readClaimTalk, seeClaim } from '../../core/residents/see-claims.ts';
import { askApplicant, explainClaim, type TalkRefusal } from '../../core/residents/talk-about-claim.ts';
import { carryPhotos, photosTaken } from '../kit/albums.ts';
import { cancelButton, toast } from '../kit/confirm.ts';
import type { PhotoRef } from '../kit/incoming.ts';
import { nameOf } from '../kit/names.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { beginDialog, endDialog, keepDialog, type MemberContext } from '../kit/update-context.ts';
import { lines, type RichText, verbatim } from '../kit/wording.ts';
import { joiningButtons } from './buttons.ts';
import { staleVerdict } from './claims.ts';
import type { JoiningDialog } from './dialogs.ts';

/** In UTF-16 units; the database takes as much. */
const LONGEST_MESSAGE = 1000;

const message = (text: RichText, buttons?: Button[][]): Reply => {
  return { kind: 'message', message: buttons ? { text, buttons } : { text } };
};

/** «Уточнить»: asks the admin for his question. */
export async function askBack(context: MemberContext, id: ClaimId): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const seen = await seeClaim(tx, actor, id);
  if (!seen.ok && seen.why === 'not allowed') return toast(speech.plain('not-for-you'));
  if (!seen.ok || !isOpen(seen.value.claim)) return staleVerdict(context, id);
  await beginDialog<JoiningDialog>(context, { kind: 'asking back', claim: id });
  return [
    message(speech.say('claim-ask', { name: seen.value.applicant.displayName }), [[cancelButton(context)]]),
  ];
}

/** «Пояснение» and «Ответить администратору»: asks the applicant for a line or a photo. */
export async function askExplanation(context: MemberContext, id: ClaimId): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const claim = await tx.claims.get(actor.complex, id);
  if (claim?.applicant !== actor.person) return toast(speech.plain('not-for-you'));
  if (!isOpen(claim)) return toast(speech.plain('claim-over'));
  await beginDialog<JoiningDialog>(context, { kind: 'explaining', claim: id });
  return [message(speech.say('claim-explain'), [[cancelButton(context)]])];
}

/** The applicant's button under what tells of his claim. */
export function explainButton({ speech }: MemberContext, claim: ClaimId): Button {
  return {
    label: speech.plain('claim-button-explain'),
    press: joiningButtons.data({ kind: 'about claim', act: 'explain', claim }),
  };
}

/** What an admin wrote, or sent, where he was asked for his question. */
export async function onAskingBack(context: MemberContext, { claim }: ClaimDialog): Promise<Reply[]> {
  return onQuestion(context, claim, saidIn(context));
}

/** What an applicant wrote or sent about his claim. */
export async function onExplaining(context: MemberContext, { claim }: ClaimDialog): Promise<Reply[]> {
  return onExplanation(context, claim, saidIn(context));
}

type ClaimDialog = Extract<JoiningDialog, { kind: 'asking back' | 'explaining' }>;

/** Whoever is asked and only waits has nothing else to write; null: nobody asked. */
export async function onUnasked(context: MemberContext): Promise<Reply[] | null> {
  if (context.dialog !== null || !context.actor.roles.includes('applicant')) return null;
  const asked = await askedClaim(context);
  return asked === null ? null : onExplanation(context, asked, saidIn(context));
}

type Said = { readonly text: string | null; readonly photos: readonly PhotoRef[] };

function saidIn({ incoming: { body } }: MemberContext): Said {
  if (body.kind === 'text') return { text: body.text || null, photos: [] };
  if (body.kind === 'photo') return { text: body.caption || null, photos: body.photos };
  return { text: null, photos: [] };
}

/** The claim about which the last word is an admin's question. */
async function askedClaim({ tx, actor }: MemberContext): Promise<ClaimId | null> {
  const open = await tx.claims.openOf(actor.complex, actor.person);
  if (open === null) return null;
  return (await tx.claimTalk.of(actor.complex, open)).at(-1)?.author === 'admin' ? open : null;
}

async function onQuestion(context: MemberContext, id: ClaimId, { text }: Said): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  if (text === null) return stay(context, 'claim-words-only');
  if (text.length > LONGEST_MESSAGE) return stay(context, 'claim-too-long');
  await endDialog(context);
  const asked = await askApplicant(tx, actor, id, text, now);
  return [message(speech.say(asked.ok ? 'claim-ask-sent' : REFUSED[asked.why]))];
}

async function onExplanation(context: MemberContext, id: ClaimId, said: Said): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  if (said.text === null && said.photos.length === 0) return stay(context, 'claim-words-or-photo');
  if (said.text !== null && said.text.length > LONGEST_MESSAGE) return stay(context, 'claim-too-long');
  await endDialog(context);
  const explained = await explainClaim(tx, actor, id, said, now);
  if (!explained.ok) return [message(speech.say(REFUSED[explained.why]))];
  return [message(lines(speech.say('claim-explained'), photosTaken(speech, said.photos)))];
}

const REFUSED = {
  'not allowed': 'claim-over',
  'already decided': 'claim-over',
  enough: 'claim-explain-enough',
} as const satisfies Record<TalkRefusal, string>;

/** A friendly line, and the dialog stays. */
async function stay(
  context: MemberContext,
  key: 'claim-words-only' | 'claim-words-or-photo' | 'claim-too-long',
): Promise<Reply[]> {
  await keepDialog(context);
  return [message(context.speech.say(key))];
}

/** «Показать фото»: the photos of the claim, for this admin alone. */
export async function showPhotos(context: MemberContext, id: ClaimId): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const talk = await readClaimTalk(tx, actor, id);
  if (!talk.ok) return toast(speech.plain('not-for-you'));
  const claim = await tx.claims.get(actor.complex, id);
  const name = claim ? await nameOf(tx, actor.complex, claim.applicant) : '—';
  const shown = talk.value.flatMap(({ photos, text }): Reply[] => {
    if (photos.length === 0) return [];
    const caption = text === null ? speech.say('claim-photo-of', { name }) : verbatim(`${name}: ${text}`);
    return [{ kind: 'message', message: { text: caption, ...carryPhotos(photos) } }];
  });
  return shown.length > 0 ? shown : toast(speech.plain('claim-no-photo'));
}
