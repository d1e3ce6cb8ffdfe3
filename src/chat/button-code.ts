import type { AlertKind, OneTapAnswer } from '../core/alerts/alert.ts';
import type { LetterPart } from '../core/alerts/letter.ts';
import {
  type AlertId,
  type AskedBackId,
  alertId,
  askedBackId,
  type ClaimId,
  claimId,
  type GroupId,
  groupId,
  type LetterId,
  letterId,
  type SpotNumber,
  spotNumber,
} from '../core/kernel/ids.ts';
import { type AdminWish, decodeAdmin, encodeAdmin } from './administration/admin-buttons.ts';
import { decodeThread, encodeThread, type ThreadCode } from './alerts/thread-buttons.ts';
import {
  type AnnouncementCode,
  decodeAnnouncing,
  encodeAnnouncing,
} from './announcements/announcement-buttons.ts';
import { type AwayCode, decodeAway, encodeAway } from './away/away-buttons.ts';
import { type BackupCode, decodeBackup, encodeBackup } from './backups/backup-buttons.ts';
import { type DirectoryWish, decodeDirectory, encodeDirectory } from './directory/directory-buttons.ts';
import { decodeHelp, encodeHelp, type HelpCode } from './help/help-buttons.ts';
import { decodeJoining, encodeJoining, type JoiningCode } from './joining/joining-buttons.ts';
import { id, meaningOf, readId, wordFor } from './kit/wire.ts';
import { decodePass, encodePass, type PassCode } from './passes/pass-buttons.ts';
import { decodePrivacy, encodePrivacy, type PrivacyCode } from './privacy/privacy-buttons.ts';

/** Everything a button can mean. It is a wish, never a permission: who may is checked when it is pressed. */
export type ButtonCode =
  | HelpCode
  | JoiningCode
  | AwayCode
  | PassCode
  | AnnouncementCode
  | ThreadCode
  | PrivacyCode
  | BackupCode
  | { readonly kind: 'administer'; readonly wish: AdminWish }
  | { readonly kind: 'directory'; readonly wish: DirectoryWish }
  | { readonly kind: 'consent'; readonly agreed: boolean }
  | { readonly kind: 'no spot' }
  | { readonly kind: 'cancel' }
  /** «Уже не нужно». */
  | { readonly kind: 'never mind' }
  | { readonly kind: 'add spot' }
  | { readonly kind: 'language'; readonly language: string }
  | { readonly kind: 'claim'; readonly claim: ClaimId; readonly verdict: 'approve' | 'reject' }
  | { readonly kind: 'assign held'; readonly claim: ClaimId; readonly spot: SpotNumber }
  | { readonly kind: 'raise'; readonly alert: 'blocked' | 'sos'; readonly spot: SpotNumber }
  | { readonly kind: 'ask spot'; readonly alert: 'blocked' | 'sos' }
  | { readonly kind: 'answer'; readonly alert: AlertId; readonly answer: OneTapAnswer }
  /** «Ответить», «Добавить фото или текст». */
  | { readonly kind: 'write'; readonly alert: AlertId; readonly part: LetterPart }
  /** About a letter, or about the alert itself. */
  | { readonly kind: 'complain'; readonly alert: AlertId; readonly letter: LetterId | null }
  | { readonly kind: 'link group'; readonly group: GroupId }
  /** The author of a request that was asked back says what was meant. */
  | {
      readonly kind: 'asked back';
      readonly asked: AskedBackId;
      /** Null: it is about no spot. */
      readonly spot: SpotNumber | null;
      readonly alert: AlertKind;
    }
  | { readonly kind: 'asked back cancel'; readonly asked: AskedBackId }
  | { readonly kind: 'act'; readonly alert: AlertId; readonly act: ThreadAct };

export type ThreadAct = 'done' | 'remind' | 'call' | 'resolve' | 'wrong number' | 'take' | 'helped';

/** Short words on the wire, so that every code fits Telegram's 64 bytes with room to spare. */
const ANSWERS = { go: 'coming', '5': 'in 5 minutes', '15': 'in 15 minutes', no: 'not mine' } as const;
const ACTS = {
  done: 'done',
  rem: 'remind',
  call: 'call',
  ok: 'resolve',
  oops: 'wrong number',
  take: 'take',
  fin: 'helped',
} as const;
const PARTS = { s: 'sender', h: 'holder' } as const;
const KINDS = { b: 'blocked', s: 'sos' } as const;
const ASKED = { bb: 'blocked', bs: 'sos', bm: 'message', bu: 'unknown', bt: 'stranger' } as const;

/** Letters, digits and colons only: `a:1f:go`. */
export function encodeButton(code: ButtonCode): string {
  switch (code.kind) {
    case 'claimed spot':
    case 'about claim':
    case 'own spot':
    case 'joining':
    case 'invited':
      return encodeJoining(code);
    case 'away':
    case 'away until':
    case 'away until date':
    case 'back with all':
      return encodeAway(code);
    case 'pass':
    case 'pass spot':
    case 'pass hours':
    case 'extend pass':
    case 'passes today':
      return encodePass(code);
    case 'announcement':
    case 'announcements':
      return encodeAnnouncing(code);
    case 'describe':
    case 'sign':
    case 'mute':
    case 'signals':
    case 'show thread':
      return encodeThread(code);
    case 'privacy':
      return encodePrivacy(code);
    case 'backup':
    case 'about backup':
    case 'about restore':
    case 'copy':
      return encodeBackup(code);
    case 'administer':
      return encodeAdmin(code.wish);
    case 'directory':
      return encodeDirectory(code.wish);
    case 'help':
    case 'open':
      return encodeHelp(code);
    case 'consent':
      return code.agreed ? 'yes' : 'no';
    case 'no spot':
      return 'nospot';
    case 'cancel':
      return 'x';
    case 'never mind':
      return 'nm';
    case 'add spot':
      return 'add';
    case 'language':
      return `l:${code.language}`;
    case 'claim':
      return `c:${id(code.claim)}:${code.verdict}`;
    case 'assign held':
      return `ch:${id(code.claim)}:${id(code.spot)}`;
    case 'raise':
      return `r:${wordFor(KINDS, code.alert)}:${id(code.spot)}`;
    case 'ask spot':
      return `q:${wordFor(KINDS, code.alert)}`;
    case 'link group':
      return `lg:${id(code.group)}`;
    case 'asked back':
      return `${wordFor(ASKED, code.alert)}:${id(code.asked)}:${id(code.spot ?? 0)}`;
    case 'asked back cancel':
      return `bx:${id(code.asked)}`;
    case 'answer':
      return `a:${id(code.alert)}:${wordFor(ANSWERS, code.answer)}`;
    case 'write':
      return `w:${id(code.alert)}:${wordFor(PARTS, code.part)}`;
    case 'complain':
      return `p:${id(code.alert)}:${code.letter === null ? '0' : id(code.letter)}`;
    case 'act':
      return `t:${id(code.alert)}:${wordFor(ACTS, code.act)}`;
  }
}

/** Null for anything that we did not write to the letter: forged, truncated, or older than this version. */
export function decodeButton(text: string): ButtonCode | null {
  const code = meaningOfButton(text);
  return code && encodeButton(code) === text ? code : null;
}

function meaningOfButton(text: string): ButtonCode | null {
  if (text.startsWith('j:')) return decodeJoining(text);
  if (text.startsWith('aw:')) return decodeAway(text);
  if (text.startsWith('gp:')) return decodePass(text);
  if (text.startsWith('n:')) return decodeAnnouncing(text);
  if (/^(?:hp|op):/.test(text)) return decodeHelp(text);
  if (text.startsWith('h:')) return decodeThread(text);
  if (text.startsWith('bk:')) return decodeBackup(text);
  if (text.startsWith('pv:')) return decodePrivacy(text);
  if (text.startsWith('d:')) return lookUp(decodeDirectory(text));
  if (text.startsWith('m:')) return administer(decodeAdmin(text));
  const [head, first = '', second = '', ...rest] = text.split(':');
  if (rest.length > 0) return null;
  if (text === 'yes' || text === 'no') return { kind: 'consent', agreed: text === 'yes' };
  if (text === 'nospot') return { kind: 'no spot' };
  if (text === 'x') return { kind: 'cancel' };
  if (text === 'nm') return { kind: 'never mind' };
  if (text === 'add') return { kind: 'add spot' };
  if (head === 'l' && /^[a-z-]{2,20}$/.test(first) && text === `l:${first}`)
    return { kind: 'language', language: first };
  const number = readId(first);
  if (head === 'c' && number !== null && (second === 'approve' || second === 'reject')) {
    return { kind: 'claim', claim: claimId(number), verdict: second };
  }
  const spot = spotNumber(readId(second) ?? 0);
  if (head === 'ch' && number !== null && spot) return { kind: 'assign held', claim: claimId(number), spot };
  const alert = meaningOf(KINDS, first);
  if (head === 'r' && alert && spot) return { kind: 'raise', alert, spot };
  if (head === 'q' && alert && second === '') return { kind: 'ask spot', alert };
  if (head === 'lg' && number !== null && second === '')
    return { kind: 'link group', group: groupId(number) };
  if (head === 'bx' && number !== null && second === '')
    return { kind: 'asked back cancel', asked: askedBackId(number) };
  const asked = meaningOf(ASKED, head ?? '');
  if (asked && number !== null && (spot || (asked === 'unknown' && second === '0')))
    return { kind: 'asked back', asked: askedBackId(number), spot, alert: asked };
  const answer = meaningOf(ANSWERS, second);
  if (head === 'a' && number !== null && answer) return { kind: 'answer', alert: alertId(number), answer };
  const part = meaningOf(PARTS, second);
  if (head === 'w' && number !== null && part) return { kind: 'write', alert: alertId(number), part };
  const letter = second === '0' ? null : readId(second);
  if (head === 'p' && number !== null && (letter !== null || second === '0')) {
    return { kind: 'complain', alert: alertId(number), letter: letter === null ? null : letterId(letter) };
  }
  const act = meaningOf(ACTS, second);
  if (head === 't' && number !== null && act) return { kind: 'act', alert: alertId(number), act };
  return null;
}

function administer(wish: AdminWish | null): ButtonCode | null {
  return wish && { kind: 'administer', wish };
}

function lookUp(wish: DirectoryWish | null): ButtonCode | null {
  return wish && { kind: 'directory', wish };
}
