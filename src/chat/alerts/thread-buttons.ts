import type { HelpKind } from '../../core/alerts/alert.ts';
import type { LetterPart } from '../../core/alerts/letter.ts';
import { type AlertId, alertId, type SpotNumber, spotNumber } from '../../core/kernel/ids.ts';
import { id, meaningOf, wordFor } from '../kit/wire.ts';

/** The buttons around a thread that ask for something beyond one act. On the wire they begin with `h`. */
export type ThreadCode =
  /** «Не знаю номер», «Чужая машина на моём месте»; `spot`: which of one's own. */
  | { readonly kind: 'describe'; readonly about: HelpKind; readonly spot: SpotNumber | null }
  /** «Я на другом месте»; `spot`: the one to sign with. */
  | { readonly kind: 'sign'; readonly alert: AlertId; readonly spot: SpotNumber | null }
  /** «Не беспокоить от этого соседа сутки», and the way back. */
  | { readonly kind: 'mute'; readonly alert: AlertId; readonly muted: boolean }
  /** «Не присылать мне сигналы», and the way back. */
  | { readonly kind: 'signals'; readonly spot: SpotNumber; readonly off: boolean }
  /** Brings the card of an open thread down. */
  | { readonly kind: 'show thread'; readonly alert: AlertId; readonly part: LetterPart };

const ABOUT = { u: 'unknown', t: 'stranger' } as const;
const PARTS = { s: 'sender', h: 'holder' } as const;
const SIGNALS = { x: true, o: false } as const;
const MUTED = { m: true, l: false } as const;

export function encodeThread(code: ThreadCode): string {
  switch (code.kind) {
    case 'describe':
      return `h:${wordFor(ABOUT, code.about)}:${id(code.spot ?? 0)}`;
    case 'sign':
      return `h:g:${id(code.alert)}:${id(code.spot ?? 0)}`;
    case 'mute':
      return `h:${wordFor(MUTED, code.muted)}:${id(code.alert)}`;
    case 'signals':
      return `h:${wordFor(SIGNALS, code.off)}:${id(code.spot)}`;
    case 'show thread':
      return `h:${wordFor(PARTS, code.part)}:${id(code.alert)}`;
  }
}

/** Null for anything that we did not write; the caller compares what it means with what was read. */
export function decodeThread(text: string): ThreadCode | null {
  const [, word = '', first = '', second] = text.split(':');
  const number = Number.parseInt(first, 36);
  if (!Number.isSafeInteger(number)) return null;
  const about = meaningOf(ABOUT, word);
  if (about) return { kind: 'describe', about, spot: spotNumber(number) };
  if (number <= 0) return null;
  const alert = alertId(number);
  if (word === 'g') return { kind: 'sign', alert, spot: spotNumber(Number.parseInt(second ?? '', 36)) };
  const spot = spotNumber(number);
  const off = meaningOf(SIGNALS, word);
  if (off !== null) return spot && { kind: 'signals', spot, off };
  const part = meaningOf(PARTS, word);
  if (part) return { kind: 'show thread', alert, part };
  const muted = meaningOf(MUTED, word);
  return muted === null ? null : { kind: 'mute', alert, muted };
}
