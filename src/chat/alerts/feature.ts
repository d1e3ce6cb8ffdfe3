import type { Feature } from '../kit/feature.ts';
import type { PhotoRef } from '../kit/incoming.ts';
import type { Reply } from '../kit/outgoing.ts';
import { numberExpected } from '../kit/spot-input.ts';
import { isMember, type MemberTurn, type Turn } from '../kit/turn.ts';
import { drawAlertNotice } from './alert-notices.ts';
import { askSpot, raise } from './alerts.ts';
import type { AlertCode } from './buttons.ts';
import { onDescribe, onDescribed } from './describing.ts';
import type { AlertDialog } from './dialogs.ts';
import { drawAlert } from './draw-alert.ts';
import { letterReceipt } from './letter-notices.ts';
import { onComplain, onWrite, onWritten, refuseMedia } from './letters.ts';
import { onAskedBack, onAskedBackCancel, onMessageWritten, onSpotCommand, writeToHolder } from './message.ts';
import { onSpotPhoto, onSpotTyped } from './raising.ts';
import { onMute, onShowThread, onSign } from './thread-more.ts';
import { onThreadPress } from './thread-press.ts';

/** A button below what was asked back in a group belongs to its author. */
const ofAuthor =
  <Code>(press: (turn: MemberTurn, code: Code) => Promise<Reply[]>) =>
  async (turn: Turn, code: Code): Promise<Reply[]> =>
    isMember(turn) ? press(turn, code) : [{ kind: 'toast', text: turn.speech.plain('group-not-author') }];

const askedBackCancel = (turn: MemberTurn, { asked }: Extract<AlertCode, { kind: 'asked back cancel' }>) =>
  onAskedBackCancel(turn, asked);

export const alerts = {
  presses: {
    raise: (turn, { alert, spot }) => raise(turn, alert, spot),
    'ask spot': (turn, { alert }) => askSpot(turn, alert),
    'never mind': ({ speech }) => [{ kind: 'replace', message: { text: speech.say('alert-never-mind') } }],
    answer: onThreadPress,
    act: onThreadPress,
    write: (turn, { alert, part }) => onWrite(turn, alert, part),
    'write to holder': (turn, { spot }) => writeToHolder(turn, spot),
    complain: onComplain,
    'asked back': onAskedBack,
    'asked back cancel': askedBackCancel,
    describe: onDescribe,
    sign: onSign,
    mute: onMute,
    'show thread': onShowThread,
  },
  whenBanned: {
    answer: true,
    act: ({ act }) => act === 'done' || act === 'resolve' || act === 'wrong number',
    complain: true,
    mute: true,
    'show thread': true,
    'never mind': true,
  },
  vital: { raise: true, 'asked back': true, answer: true, act: true },
  inGroup: { 'asked back': ofAuthor(onAskedBack), 'asked back cancel': ofAuthor(askedBackCancel) },
  dialogs: {
    raising: {
      text: (turn, { alert }, text) => onSpotTyped(turn, alert, text),
      photo: async (turn, { alert }, photo, caption) => onSpotPhoto(turn, alert, photo, caption),
      media: numberExpected,
      urgent: true,
    },
    describing: {
      urgent: true,
      text: (turn, dialog, text) => onDescribed(turn, dialog, text, null),
      photo: (turn, dialog, photo, caption) => onDescribed(turn, dialog, caption, photo),
      media: (turn, dialog) => onDescribed(turn, dialog, '', null),
    },
    messaging: {
      urgent: true,
      text: (turn, { spot }, text) => onMessageWritten(turn, spot, text, null),
      photo: (turn, { spot }, photo, caption) => onMessageWritten(turn, spot, caption, photo),
      media: (turn, { spot }) => onMessageWritten(turn, spot, '', null),
    },
    writing: {
      urgent: true,
      text: (turn, thread, text) => onWritten(turn, thread, { text, photo: null }),
      photo: (turn, thread, photo, caption) => onWritten(turn, thread, { text: caption || null, photo }),
      media: refuseMedia,
    },
  },
  notices: {
    'alert photo': drawAlertNotice,
    'alert letter': drawAlertNotice,
    'letter anew': drawAlertNotice,
    'alert answered': drawAlertNotice,
    'alert taken': drawAlertNotice,
    'alert unreached': drawAlertNotice,
    complaint: drawAlertNotice,
  },
  cards: {
    alert: drawAlert,
    letter: async (tx, { complex, speech }, subject) => {
      const letter = await tx.letters.get(complex, subject.letter);
      return letter && letterReceipt(speech, letter);
    },
  },
  commands: {
    blocked: { on: (turn, spot, photo) => callFor(turn, 'blocked', spot, photo), urgent: true },
    sos: { on: (turn, spot, photo) => callFor(turn, 'sos', spot, photo), urgent: true },
    spot: { on: onSpotCommand, urgent: true },
  },
  menu: {
    'raise blocked': (turn) => askSpot(turn, 'blocked'),
    'raise sos': (turn) => askSpot(turn, 'sos'),
  },
} satisfies Feature<AlertCode, AlertDialog>;

/** `/blocked` asks which spot, `/blocked 45` need not. */
function callFor(
  turn: MemberTurn,
  alert: 'blocked' | 'sos',
  spot: string,
  photo: PhotoRef | null,
): Promise<Reply[]> {
  return spot === '' ? askSpot(turn, alert) : onSpotTyped(turn, alert, spot, photo);
}
