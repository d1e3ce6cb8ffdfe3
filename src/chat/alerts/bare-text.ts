import type { AskedKind, Note } from '../../core/alerts/alert.ts';
import { readRequest, wordsOf } from '../../core/alerts/read-request.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import { directoryButtons } from '../directory/buttons.ts';
import type { ButtonData } from '../kit/buttons.ts';
import type { PhotoRef } from '../kit/incoming.ts';
import { withMenu } from '../kit/menu.ts';
import { type Action, offers } from '../kit/offers.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import type { MemberContext, Speech } from '../kit/update-context.ts';
import { paragraphs, type RichText } from '../kit/wording.ts';
import { askTypedAnswer } from './answer-offer.ts';
import { type About, allOf, askBack, askForWhole, isPiece, remembered, whatAbout } from './asking-back.ts';
import { alertButtons } from './buttons.ts';
import { onStrayWords } from './letters.ts';
import { isClear, LONGEST_NOTE, tooLong } from './message.ts';

/** A line typed outside a dialog: an answer, or understood as the group would; nothing is sent before a press. */
export async function onBareText(
  context: MemberContext,
  text: string,
  photos: readonly PhotoRef[] = [],
): Promise<Reply[]> {
  const { speech, lexicon } = context;
  const typed = photos.length === 0 ? await askTypedAnswer(context, text) : null;
  if (typed) return typed;
  const request = readRequest({ before: '', after: text }, lexicon.requests);
  const meant = allOf(request);
  if (!isClear(context, request) && isPiece(text))
    return meant.length === 0
      ? withTheMenu(context, speech.say('plate-piece'))
      : askForWhole(context, 'blocked', meant);
  if (request.beyond && meant.length === 0) return withTheMenu(context, speech.say('spot-out-of-range'));
  // A number that merely stands somewhere counts only where the line calls for somebody: «sos 45».
  const isMeant = !request.guessed || request.kind !== 'message';
  if (meant.length === 0 || (request.plates.length === 0 && !isMeant)) {
    return (await onStrayWords(context)) ?? withTheMenu(context, speech.say('not-understood'));
  }
  if (request.text.length > LONGEST_NOTE) return tooLong(context);
  const note = { text: wordsOf(request, lexicon.requests), photos };
  return offerOrAskBack(context, request.kind, note, meant);
}

function offerOrAskBack(context: MemberContext, kind: AskedKind, note: Note, meant: readonly About[]) {
  const [only, second] = meant;
  if (only === undefined || second !== undefined) return askBack(context, { kind, note, place: null }, meant);
  return offerSpot(context, kind, note, only);
}

/** What can be done about a spot; «Передать сообщение» stands only where there are words to pass on. */
const CHOICES = [
  ['blocked', 'raise blocked', 'menu-blocked'],
  ['sos', 'raise sos', 'menu-sos'],
  ['message', 'send message', 'bare-button-pass-on'],
] as const satisfies readonly (readonly [AskedKind, Action, string])[];

/** «Что с местом 45?», with what was understood as the first button. */
async function offerSpot(
  context: MemberContext,
  understood: AskedKind,
  note: Note,
  about: About,
): Promise<Reply[]> {
  const { speech, actor } = context;
  const offered = CHOICES.filter(([kind, action]) => {
    return offers(actor, action) && (kind !== 'message' || !isEmpty(note));
  }).toSorted(([a], [b]) => Number(b === understood) - Number(a === understood));
  const lookUp =
    typeof about === 'number' && offers(actor, 'look up spots') ? [[lookUpButton(speech, about)]] : [];
  if (offered.length === 0 && lookUp.length === 0)
    return withTheMenu(context, speech.say('alert-not-allowed'));
  const { press, cancel } = await pressesOf(context, note, about);
  const buttons = offered.map(([kind, , label]): Button[] => {
    return [{ label: speech.plain(label), press: press(kind) }];
  });
  const text = paragraphs(
    whatAbout(speech, about),
    note.text !== null && speech.say('bare-words-pass', { text: note.text }),
  );
  const last: Button = { label: speech.plain('cancel'), press: cancel };
  return [{ kind: 'message', message: { text, buttons: [...buttons, ...lookUp, [last]] } }];
}

function lookUpButton({ plain }: Speech, spot: SpotNumber): Button {
  const press = directoryButtons.data({ kind: 'directory', wish: { on: 'spot', act: 'look up', spot } });
  return { label: plain('menu-directory'), press };
}

function isEmpty({ text, photos }: Note): boolean {
  return text === null && photos.length === 0;
}

type Presses = { readonly press: (kind: AskedKind) => ButtonData; readonly cancel: ButtonData };

/** Words to pass on wait in the database for the press; a bare number needs nothing but the button. */
async function pressesOf(context: MemberContext, note: Note, about: About): Promise<Presses> {
  if (isEmpty(note) && typeof about === 'number') {
    const press = (kind: AskedKind) =>
      alertButtons.data({ kind: 'raise', alert: kind === 'sos' ? kind : 'blocked', spot: about });
    return { press, cancel: alertButtons.data({ kind: 'never mind' }) };
  }
  const { id, press } = await remembered(context, { note, place: null }, [about]);
  return {
    press: (alert) => press(about, alert),
    cancel: alertButtons.data({ kind: 'asked back cancel', asked: id }),
  };
}

function withTheMenu(context: MemberContext, text: RichText): Reply[] {
  const message: Outgoing = withMenu(context, text);
  return [{ kind: 'message', message }];
}
