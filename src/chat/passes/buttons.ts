import { fingerprintOf } from '../../core/kernel/fingerprint.ts';
import {
  type GateQuestionId,
  gateQuestionId,
  type PassId,
  passId,
  type SpotNumber,
  spotNumber,
} from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import type { Caller } from '../../core/passes/gate-question.ts';
import { buttons } from '../kit/buttons.ts';
import { id, meaningOf, minuteId, readId, readMinute, wordFor } from '../kit/wire.ts';

/** The buttons of «Гостевой пропуск» and «Проверить пропуск». On the wire they begin with `gp`. */
export type PassCode =
  | { readonly kind: 'pass'; readonly act: PassAct; readonly pass: PassId }
  /** Steps towards a new one: who comes stands in the dialog; `about` is the mark of whom the message names. */
  | { readonly kind: 'pass spot'; readonly spot: SpotNumber; readonly about: number }
  | { readonly kind: 'pass hours'; readonly hours: number; readonly about: number }
  /** `from`: the end that its host was shown, so that two presses extend it once. */
  | {
      readonly kind: 'extend pass';
      readonly pass: PassId;
      readonly hours: number;
      readonly from: Instant;
    }
  /** Steps of «Спросить жителя»; null: is asked next. */
  | {
      readonly kind: 'ask at gate';
      readonly spot: SpotNumber | null;
      readonly caller: Exclude<Caller, 'other'> | null;
    }
  | { readonly kind: 'gate question'; readonly act: GateQuestionAct; readonly question: GateQuestionId }
  | { readonly kind: 'passes today' };

export type PassAct = (typeof ACTS)[keyof typeof ACTS];

export type GateQuestionAct = (typeof QUESTION_ACTS)[keyof typeof QUESTION_ACTS];

const QUESTION_ACTS = { y: 'let in', n: 'not expected', r: 'again' } as const;
const CALLERS = { t: 'taxi', c: 'courier', g: 'guest' } as const;

const ACTS = {
  e: 'extend',
  r: 'revoke',
  ry: 'revoke for sure',
  s: 'show',
  o: 'open',
  i: 'let in',
  u: 'let out',
} as const;

/** Stands for the guest, and for the spot once it is known. */
export function guestFingerprint(guest: string, spot: SpotNumber | null): number {
  return fingerprintOf([spot ?? 0, ...[...guest].map((letter) => letter.codePointAt(0) ?? 0)]);
}

function encode(code: PassCode): string {
  switch (code.kind) {
    case 'pass':
      return `gp:${wordFor(ACTS, code.act)}:${id(code.pass)}`;
    case 'pass spot':
      return `gp:p:${id(code.spot)}:${id(code.about)}`;
    case 'pass hours':
      return `gp:h:${id(code.hours)}:${id(code.about)}`;
    case 'extend pass':
      return `gp:m:${id(code.pass)}:${id(code.hours)}:${minuteId(code.from)}`;
    case 'passes today':
      return 'gp:t';
    case 'gate question':
      return `gp:q:${wordFor(QUESTION_ACTS, code.act)}:${id(code.question)}`;
    case 'ask at gate': {
      const spot = code.spot === null ? '' : `:${id(code.spot)}`;
      return `gp:a${spot}${code.caller === null ? '' : `:${wordFor(CALLERS, code.caller)}`}`;
    }
  }
}

function decode(text: string): PassCode | null {
  if (text === 'gp:t') return { kind: 'passes today' };
  if (text.startsWith('gp:a')) return ofAsking(text);
  if (text.startsWith('gp:q:')) return ofQuestion(text);
  const [, word = '', first, second, third] = text.split(':');
  const number = readId(first);
  if (number === null) return null;
  if (word === 'h' || word === 'p') return ofStep(word, number, readId(second));
  const [hours, from] = [readId(second), readMinute(third)];
  if (word === 'm' && hours !== null && from) {
    return { kind: 'extend pass', pass: passId(number), hours, from };
  }
  const act = meaningOf(ACTS, word);
  return act && { kind: 'pass', act, pass: passId(number) };
}

function ofAsking(text: string): PassCode | null {
  if (text === 'gp:a') return { kind: 'ask at gate', spot: null, caller: null };
  const [, , first, word] = text.split(':');
  const number = readId(first);
  const spot = number === null ? null : spotNumber(number);
  const caller = word === undefined ? null : meaningOf(CALLERS, word);
  return spot === null || (caller === null && word !== undefined)
    ? null
    : { kind: 'ask at gate', spot, caller };
}

function ofQuestion(text: string): PassCode | null {
  const [, , word = '', number] = text.split(':');
  const [act, question] = [meaningOf(QUESTION_ACTS, word), readId(number)];
  return act && question !== null ? { kind: 'gate question', act, question: gateQuestionId(question) } : null;
}

function ofStep(word: 'h' | 'p', number: number, about: number | null): PassCode | null {
  if (about === null) return null;
  if (word === 'h') return { kind: 'pass hours', hours: number, about };
  const spot = spotNumber(number);
  return spot && { kind: 'pass spot', spot, about };
}

export const passButtons = buttons(['gp'], encode, decode);
