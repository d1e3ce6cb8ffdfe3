import type { Feature } from '../kit/feature.ts';
import type { PhotoRef } from '../kit/incoming.ts';
import type { Reply } from '../kit/outgoing.ts';
import { numberExpected } from '../kit/spot-input.ts';
import { isMember, type MemberContext, type UpdateContext } from '../kit/update-context.ts';
import { drawAlertNotice } from './alert-notices.ts';
import { askSpot, raise } from './alerts.ts';
import type { AlertCode } from './buttons.ts';
import { onDescribe, onDescribed } from './describing.ts';
import type { AlertDialog } from './dialogs.ts';
import { drawAlert } from './draw-alert.ts';
import { letterReceipt } from './letter-notices.ts';
import { onComplain, onWrite, onWritten, refuseMedia } from './letters.ts';
import {
  onAskedBack,
  onAskedBackCancel,
  onAskedBackCar,
  onMessageWritten,
  onSpotCommand,
  writeToHolder,
} from './message.ts';
import { onSpotPhoto, onSpotTyped, raiseCar } from './raising.ts';
import { onSold } from './sold-car.ts';
import { onMute, onShowThread, onSign } from './thread-more.ts';
import { onThreadPress } from './thread-press.ts';
import { onTypedAnswer } from './typed-answer.ts';

/** A button below what was asked back in a group belongs to its author. */
const ofAuthor =
  <Code>(press: (context: MemberContext, code: Code) => Promise<Reply[]>) =>
  async (context: UpdateContext, code: Code): Promise<Reply[]> =>
    isMember(context)
      ? press(context, code)
      : [{ kind: 'toast', text: context.speech.plain('group-not-author') }];

const askedBackCancel = (
  context: MemberContext,
  { asked }: Extract<AlertCode, { kind: 'asked back cancel' }>,
) => onAskedBackCancel(context, asked);

export const alerts = {
  presses: {
    raise: (context, { alert, spot }) => raise(context, alert, spot),
    'raise car': raiseCar,
    'ask spot': (context, { alert }) => askSpot(context, alert),
    'never mind': ({ speech }) => [{ kind: 'replace', message: { text: speech.say('alert-never-mind') } }],
    answer: onThreadPress,
    'typed answer': onTypedAnswer,
    act: onThreadPress,
    write: (context, { alert, part }) => onWrite(context, alert, part),
    'write to holder': (context, { spot }) => writeToHolder(context, spot),
    complain: onComplain,
    'asked back': onAskedBack,
    'asked back car': onAskedBackCar,
    'sold car': onSold,
    'asked back cancel': askedBackCancel,
    describe: onDescribe,
    sign: onSign,
    mute: onMute,
    'show thread': onShowThread,
  },
  whenBanned: {
    answer: true,
    'typed answer': true,
    act: ({ act }) => act === 'done' || act === 'false call' || act === 'resolve' || act === 'wrong number',
    complain: true,
    mute: true,
    'show thread': true,
    'never mind': true,
    'sold car': true,
  },
  vital: {
    raise: true,
    'raise car': true,
    'asked back': true,
    'asked back car': true,
    answer: true,
    'typed answer': true,
    act: true,
  },
  inGroup: {
    'asked back': ofAuthor(onAskedBack),
    'asked back car': ofAuthor(onAskedBackCar),
    'asked back cancel': ofAuthor(askedBackCancel),
  },
  dialogs: {
    raising: {
      needs: ({ alert }) => (alert === 'sos' ? 'raise sos' : 'raise blocked'),
      text: (context, { alert, asked }, text) => onSpotTyped(context, alert, text, [], asked),
      photo: async (context, { alert, asked }, photos, caption) =>
        onSpotPhoto(context, alert, photos, caption, asked),
      media: numberExpected,
      urgent: true,
    },
    describing: {
      needs: ({ about }) => (about === 'stranger' ? 'report stranger' : 'raise blocked'),
      urgent: true,
      text: (context, dialog, text) => onDescribed(context, dialog, text, []),
      photo: (context, dialog, photos, caption) => onDescribed(context, dialog, caption, photos),
      media: (context, dialog) => onDescribed(context, dialog, '', []),
    },
    messaging: {
      needs: () => 'send message',
      urgent: true,
      text: (context, dialog, text) => onMessageWritten(context, dialog, text, []),
      photo: (context, dialog, photos, caption) => onMessageWritten(context, dialog, caption, photos),
      media: (context, dialog) => onMessageWritten(context, dialog, '', []),
    },
    writing: {
      // The use case asks: whatever it refuses is answered «не передано».
      needs: () => null,
      urgent: true,
      text: (context, thread, text) => onWritten(context, thread, { text, photos: [] }),
      photo: (context, thread, photos, caption) =>
        onWritten(context, thread, { text: caption || null, photos }),
      media: (context, thread) => refuseMedia(context, thread),
    },
  },
  notices: {
    'alert photo': drawAlertNotice,
    'alert letter': drawAlertNotice,
    'letter anew': drawAlertNotice,
    'alert answered': drawAlertNotice,
    'alert taken': drawAlertNotice,
    'alert unreached': drawAlertNotice,
    'helper left': drawAlertNotice,
    complaint: drawAlertNotice,
  },
  cards: {
    alert: drawAlert,
    letter: async (tx, { complex, speech }, subject) => {
      const letter = await tx.letters.get(complex, subject.letter);
      if (!letter) return null;
      const mayLack = letter.content.photos.length > 0 && letter.delivered > 0;
      return letterReceipt(speech, letter, mayLack && (await tx.cardMessages.wentBare(letter.id)));
    },
  },
  commands: {
    blocked: { on: (context, spot, photos) => callFor(context, 'blocked', spot, photos), urgent: true },
    sos: { on: (context, spot, photos) => callFor(context, 'sos', spot, photos), urgent: true },
    spot: { on: onSpotCommand, urgent: true },
  },
  menu: {
    'raise blocked': (context) => askSpot(context, 'blocked'),
    'raise sos': (context) => askSpot(context, 'sos'),
  },
} satisfies Feature<AlertCode, AlertDialog>;

/** `/blocked` asks which spot, `/blocked 45` need not. */
function callFor(
  context: MemberContext,
  alert: 'blocked' | 'sos',
  spot: string,
  photos: readonly PhotoRef[],
): Promise<Reply[]> {
  return spot === '' ? askSpot(context, alert) : onSpotTyped(context, alert, spot, photos);
}
