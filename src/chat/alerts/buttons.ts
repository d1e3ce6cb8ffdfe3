import type { AlertKind, AskedKind, CallKind, HelpKind } from '../../core/alerts/alert.ts';
import type { OneTapAnswer } from '../../core/alerts/answers.ts';
import type { LetterPart } from '../../core/alerts/letter.ts';
import type { TypedAnswer } from '../../core/alerts/read-answer.ts';
import {
  type AlertId,
  type AskedBackId,
  alertId,
  askedBackId,
  type LetterId,
  letterId,
  type SpotNumber,
  spotNumber,
} from '../../core/kernel/ids.ts';
import { buttons } from '../kit/buttons.ts';
import { id, meaningOf, readId, wordFor } from '../kit/wire.ts';
import { ANSWER_WIRE } from './answers.ts';

/** The buttons of a thread: how it begins, and what one presses on its cards. */
export type AlertCode =
  | { readonly kind: 'raise'; readonly alert: CallKind; readonly spot: SpotNumber }
  /** A car that was asked about of late, by its key. */
  | { readonly kind: 'raise car'; readonly alert: CallKind; readonly key: string }
  | { readonly kind: 'ask spot'; readonly alert: CallKind }
  /** «Уже не нужно». */
  | { readonly kind: 'never mind' }
  | { readonly kind: 'answer'; readonly alert: AlertId; readonly answer: OneTapAnswer }
  /** «Передать: «Иду»?», of what a holder typed. */
  | { readonly kind: 'typed answer'; readonly alert: AlertId; readonly answer: TypedAnswer }
  | { readonly kind: 'act'; readonly alert: AlertId; readonly act: ThreadAct }
  /** «Ответить», «Добавить фото или текст». */
  | { readonly kind: 'write'; readonly alert: AlertId; readonly part: LetterPart }
  /** «Написать владельцу», in «Справочник мест». */
  | { readonly kind: 'write to holder'; readonly spot: SpotNumber }
  /** About a letter, or about the alert itself; `sure`: «Подтвердить» was pressed. */
  | {
      readonly kind: 'complain';
      readonly alert: AlertId;
      readonly letter: LetterId | null;
      readonly sure?: true;
    }
  /** The author of a request that was asked back says what was meant; null: it is about no spot. */
  | {
      readonly kind: 'asked back';
      readonly asked: AskedBackId;
      readonly spot: SpotNumber | null;
      readonly alert: AskedKind;
    }
  /** The same about a car: which of those that were asked about; `anyRegion`: «Не видно». */
  | {
      readonly kind: 'asked back car';
      readonly asked: AskedBackId;
      readonly car: number;
      readonly anyRegion: boolean;
      readonly alert: CarKind;
    }
  | { readonly kind: 'asked back cancel'; readonly asked: AskedBackId }
  /** «Продал, убрать из моих машин». */
  | { readonly kind: 'sold car'; readonly alert: AlertId }
  /** «Не знаю номер», «Чужая машина на моём месте»; `spot`: which of one's own. */
  | { readonly kind: 'describe'; readonly about: HelpKind; readonly spot: SpotNumber | null }
  /** «Я на другом месте»; `spot`: the one to sign with. */
  | { readonly kind: 'sign'; readonly alert: AlertId; readonly spot: SpotNumber | null }
  /** «Не беспокоить от этого соседа сутки», and the way back. */
  | { readonly kind: 'mute'; readonly alert: AlertId; readonly muted: boolean }
  /** Brings the card of an open thread down. */
  | { readonly kind: 'show thread'; readonly alert: AlertId; readonly part: LetterPart };

export type CarKind = Exclude<AskedKind, HelpKind>;

export function isCarKind(kind: AlertKind): kind is CarKind {
  return kind !== 'unknown' && kind !== 'stranger' && kind !== 'windscreen';
}

export type ThreadAct = (typeof ACTS)[keyof typeof ACTS];

const ACTS = {
  done: 'done',
  rem: 'remind',
  call: 'call',
  ok: 'resolve',
  oops: 'wrong number',
  oth: 'other number',
  take: 'take',
  fin: 'helped',
  fal: 'false call',
} as const;
const TYPED = { ...ANSWER_WIRE, ok: 'done' } as const;
const PARTS = { s: 'sender', h: 'holder' } as const;
const CALLS = { b: 'blocked', s: 'sos' } as const;
const ASKED = { bb: 'blocked', bs: 'sos', bm: 'message', bu: 'unknown', bt: 'stranger' } as const;
const CARS = { b: 'blocked', s: 'sos', m: 'message' } as const;
const ABOUT = { u: 'unknown', t: 'stranger' } as const;
const MUTED = { m: true, l: false } as const;

/** Letters, digits and colons only: `a:1f:go`. */
function encode(code: AlertCode): string {
  switch (code.kind) {
    case 'raise':
      return `r:${wordFor(CALLS, code.alert)}:${id(code.spot)}`;
    case 'raise car':
      return `rc:${wordFor(CALLS, code.alert)}:${code.key}`;
    case 'asked back car': {
      const word = `${wordFor(CARS, code.alert)}${code.anyRegion ? 'n' : ''}`;
      return `bc:${id(code.asked)}:${word}:${id(code.car)}`;
    }
    case 'sold car':
      return `so:${id(code.alert)}`;
    case 'ask spot':
      return `q:${wordFor(CALLS, code.alert)}`;
    case 'never mind':
      return 'nm';
    case 'answer':
      return `a:${id(code.alert)}:${wordFor(ANSWER_WIRE, code.answer)}`;
    case 'typed answer':
      return `ta:${id(code.alert)}:${wordFor(TYPED, code.answer)}`;
    case 'act':
      return `t:${id(code.alert)}:${wordFor(ACTS, code.act)}`;
    case 'write':
      return `w:${id(code.alert)}:${wordFor(PARTS, code.part)}`;
    case 'write to holder':
      return `d:w:${id(code.spot)}`;
    case 'complain':
      return `p:${id(code.alert)}:${id(code.letter ?? 0)}${code.sure ? ':y' : ''}`;
    case 'asked back':
      return `${wordFor(ASKED, code.alert)}:${id(code.asked)}:${id(code.spot ?? 0)}`;
    case 'asked back cancel':
      return `bx:${id(code.asked)}`;
    case 'describe':
      return `h:${wordFor(ABOUT, code.about)}:${id(code.spot ?? 0)}`;
    case 'sign':
      return `h:g:${id(code.alert)}:${id(code.spot ?? 0)}`;
    case 'mute':
      return `h:${wordFor(MUTED, code.muted)}:${id(code.alert)}`;
    case 'show thread':
      return `h:${wordFor(PARTS, code.part)}:${id(code.alert)}`;
  }
}

function decode(text: string): AlertCode | null {
  const [head = '', first = '', second = '', third = ''] = text.split(':');
  if (text === 'nm') return { kind: 'never mind' };
  if (head === 'h') return ofThread(first, second, third);
  const call = meaningOf(CALLS, first);
  const spot = spotOf(second);
  if (head === 'd') return first === 'w' && spot ? { kind: 'write to holder', spot } : null;
  if (head === 'q') return call && { kind: 'ask spot', alert: call };
  if (head === 'rc')
    return call && /^[A-Z\d]{1,20}$/.test(second) ? { kind: 'raise car', alert: call, key: second } : null;
  if (head === 'r') return call && spot && { kind: 'raise', alert: call, spot };
  const number = readId(first);
  if (number === null) return null;
  if (head === 'bc') return ofCar(number, second, third);
  if (head === 'so') return { kind: 'sold car', alert: alertId(number) };
  if (head === 'bx') return { kind: 'asked back cancel', asked: askedBackId(number) };
  const alert = meaningOf(ASKED, head);
  if (alert) {
    const isComplete = spot !== null || (alert === 'unknown' && second === NOTHING);
    return isComplete ? { kind: 'asked back', asked: askedBackId(number), spot, alert } : null;
  }
  return ofAlert(head, alertId(number), second, third);
}

const NOTHING = '0';
const spotOf = (text: string): SpotNumber | null => spotNumber(readId(text) ?? 0);

function ofAlert(head: string, alert: AlertId, word: string, last: string): AlertCode | null {
  if (head === 'p') {
    const letter = readId(word);
    if (letter === null && word !== NOTHING) return null;
    const about = letter === null ? null : letterId(letter);
    return { kind: 'complain', alert, letter: about, ...(last === 'y' && { sure: true }) };
  }
  const answer = head === 'a' ? meaningOf(ANSWER_WIRE, word) : null;
  if (answer) return { kind: 'answer', alert, answer };
  const typed = head === 'ta' ? meaningOf(TYPED, word) : null;
  if (typed) return { kind: 'typed answer', alert, answer: typed };
  const part = head === 'w' ? meaningOf(PARTS, word) : null;
  if (part) return { kind: 'write', alert, part };
  const act = head === 't' ? meaningOf(ACTS, word) : null;
  return act && { kind: 'act', alert, act };
}

function ofCar(asked: number, word: string, index: string): AlertCode | null {
  const alert = meaningOf(CARS, word.slice(0, 1));
  const car = index === NOTHING ? 0 : readId(index);
  if (!alert || car === null || !/^.n?$/.test(word)) return null;
  return { kind: 'asked back car', asked: askedBackId(asked), car, anyRegion: word.endsWith('n'), alert };
}

/** What asks for something beyond one act: `h:m:1f`. */
function ofThread(word: string, first: string, second: string): AlertCode | null {
  const about = meaningOf(ABOUT, word);
  if (about) return { kind: 'describe', about, spot: spotOf(first) };
  const number = readId(first);
  if (number === null) return null;
  const alert = alertId(number);
  if (word === 'g') return { kind: 'sign', alert, spot: spotOf(second) };
  const part = meaningOf(PARTS, word);
  if (part) return { kind: 'show thread', alert, part };
  const muted = meaningOf(MUTED, word);
  return muted === null ? null : { kind: 'mute', alert, muted };
}

/** `d:w` was a button of the directory once, and stands on phones as such. */
const HEADS = [
  'r',
  'rc',
  'bc',
  'so',
  'q',
  'nm',
  'a',
  'ta',
  't',
  'w',
  'd:w',
  'p',
  'bx',
  'h',
  ...Object.keys(ASKED),
];

export const alertButtons = buttons(HEADS, encode, decode);
