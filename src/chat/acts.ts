import type { Lexicon } from '../core/lexicon.ts';
import { readSpot } from '../core/spots/read-spots.ts';
import { readButton } from './buttons.ts';
import { type FeatureCode, VITAL } from './features.ts';
import type { Incoming, IncomingBody } from './kit/incoming.ts';
import { isCancel, menuChoice } from './kit/menu.ts';
import type { Words } from './kit/wording.ts';

/**
 * What an update is worth to whoever has too many of them.
 * `free`: presses, labels, ways out: never counted as typed. `typed`: whatever counts as such.
 * `vital`: may raise an alert, answer one, or open the gate. `news`: how things stand now: the newest is all of it.
 * `order`: whatever must be known in any case.
 */
export type Worth = 'free' | 'typed' | 'vital' | 'news' | 'order';

export function worthOf(
  { chat, body }: Pick<Incoming, 'chat' | 'body'>,
  words: Words,
  lexicon: Lexicon,
): Worth {
  switch (body.kind) {
    case 'reachability':
    case 'bot standing':
      return 'news';
    case 'moved':
    // Whoever posts an album in the house chat has not acted ten times.
    case 'album part':
      return 'order';
    case 'press':
      return isVitalPress(body.code) ? 'vital' : 'free';
    case 'addressed':
      return /\p{Nd}/u.test(body.after + body.before) ? 'vital' : 'free';
    case 'anonymous':
    case 'secret key':
      return 'free';
    case 'unread file':
      return body.otherwise ? worthOf({ chat, body: body.otherwise }, words, lexicon) : 'free';
    default:
      if (chat.kind === 'group') return 'free';
      return isCall(body, lexicon) ? 'vital' : isFree(body, words) ? 'free' : 'typed';
  }
}

/** What the feature of the button says of it. */
export function isVitalPress(text: string): boolean {
  const code = readButton(text);
  if (!code || code.kind === 'open' || code.kind === 'cancel' || code.kind === 'keep') return false;
  return isVital(code.kind, code);
}

function isVital<K extends FeatureCode['kind']>(kind: K, code: Extract<FeatureCode, { kind: K }>): boolean {
  const rule = VITAL[kind];
  return typeof rule === 'function' ? rule(code) : rule === true;
}

const CALLS: readonly string[] = ['blocked', 'sos', 'spot'];

/** A line that may raise an alert: a spot's number, by itself, below a photo or behind a command. */
export function isCall(body: IncomingBody, { requests }: Lexicon): boolean {
  if (body.kind === 'text') return readSpot(body.text, requests).ok;
  if (body.kind === 'photo') return readSpot(body.caption, requests).ok;
  if (body.kind !== 'command' || !CALLS.includes(body.name)) return false;
  return body.name === 'spot'
    ? /^\P{Nd}{0,8}\p{Nd}/u.test(body.argument)
    : readSpot(body.argument, requests).ok;
}

/** Whether it counts towards what one may type; nothing in a group does. */
export const isCounted = ({ chat, body }: Incoming, words: Words): boolean =>
  chat.kind === 'private' &&
  body.kind !== 'secret key' &&
  body.kind !== 'reachability' &&
  !isFree(body, words);

/** Typed lines that never count towards the limit: they are how one gets out of anything. */
export function isFree(body: IncomingBody, words: Words): boolean {
  if (body.kind === 'command') return ['start', 'menu', 'cancel'].includes(body.name);
  if (body.kind !== 'text') return !['media', 'photo', 'document'].includes(body.kind);
  return menuChoice(words, body.text) !== null || isCancel(words, body.text);
}
