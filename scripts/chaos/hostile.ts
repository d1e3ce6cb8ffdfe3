/** Updates as no decent Telegram sends them: walked over the published shapes, with values that break programs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiType, BotApi, Field, Fields } from '../../playground/api/schema.ts';
import { type Chance, picker } from './picker.ts';
import { spoil, spoilNumber } from './spoil.ts';
import { type Cast, hostileValues, type Scene, STRINGS } from './values.ts';

const root = join(import.meta.dirname, '../..');
const { types }: Pick<BotApi, 'types'> = JSON.parse(
  readFileSync(join(root, 'playground/updates.json'), 'utf8'),
);
/** `what`: which kind of update, and how it was spoiled. */
export type Hostile = {
  readonly chat: number;
  readonly what: string;
  readonly make: (updateId: number) => unknown;
};

/** Of what an update can be, what our bot asks for comes most. */
const OFTEN = [
  'message',
  'message',
  'message',
  'message',
  'callback_query',
  'callback_query',
  'my_chat_member',
];
const NEVER_ABSENT = new Set(['text', 'data', 'message', 'reply_markup']);

export function hostileUpdates(chance: Chance, cast: Cast) {
  const { pick, oneIn, upTo } = picker(chance);
  const { known, person, scene } = hostileValues(chance, cast);
  let pressed = 0;

  const make = (type: ApiType, at: Scene, depth: number): unknown => {
    if (type === 'string' || type === 'file') return pick(STRINGS);
    if (type === 'number') return spoilNumber(chance);
    if (type === 'boolean') return oneIn(2);
    if ('literal' in type) return type.literal;
    if ('anyOf' in type) return make(pick(type.anyOf), at, depth);
    if ('array' in type)
      return Array.from({ length: depth > 6 ? 0 : upTo(4) }, () => make(type.array, at, depth + 1));
    if (type.ref === 'User') return person(pick(cast.people));
    const named = types[type.ref] ?? 'string';
    return isFields(named) ? record(named, at, depth + 1, few(depth)) : make(named, at, depth);
  };
  const few = (depth: number) => (depth > 4 ? 0 : upTo(3));
  /** What must be there, and some of the rest. */
  const record = (fields: Fields, at: Scene, depth: number, more: number): Record<string, unknown> => {
    const all = Object.entries(fields);
    const rest = all.filter(([, { required }]) => !required);
    const some = new Set(Array.from({ length: rest.length > 0 ? more : 0 }, () => pick(rest)[0]));
    const wanted = all.filter(([name, { required }]) => required || some.has(name) || isUsual(name, depth));
    return Object.fromEntries(wanted.map(([name, field]) => [name, value(name, field, at, depth)]));
  };
  const isUsual = (name: string, depth: number) =>
    (NEVER_ABSENT.has(name) && depth < 4 && !oneIn(3)) || (name === 'from' && depth < 3 && !oneIn(20));
  const value = (name: string, { type }: Field, at: Scene, depth: number) =>
    known(name, at, depth) ?? make(type, at, depth);

  /** A body of this kind as it would be, but for its values. */
  const body = (kind: string, at: Scene): unknown => {
    const { type } = fieldsOf('Update')[kind] ?? { type: 'string' as const };
    const made = make(type, at, 0);
    if (kind === 'callback_query' && isRecord(made)) {
      pressed += 1;
      made.id = `${at.from.id}-${pressed}`;
      if (!oneIn(20)) delete made.inline_message_id;
    }
    if (kind === 'message' && isRecord(made)) return toBot(made, cast.bot.username);
    return made;
  };
  return (): Hostile => {
    const at = scene();
    const kind = oneIn(12) ? pick(Object.keys(fieldsOf('Update')).slice(1)) : pick(OFTEN);
    const sound = { update_id: 0, [kind]: body(kind, at) };
    const chat = at.chat.id;
    if (!oneIn(4)) return { chat, what: kind, make: (id) => ({ ...sound, update_id: id }) };
    const { how, spoiled } = spoil(chance, sound);
    return { chat, what: `${kind}, ${how}`, make: (id) => numbered(spoiled, id) };
  };
}

/** Its own number stays where that is what is spoiled. */
function numbered(spoiled: unknown, id: number): unknown {
  return isRecord(spoiled) && spoiled.update_id === 0 ? { ...spoiled, update_id: id } : spoiled;
}

/** Telegram marks the name of the bot itself. */
function toBot(message: Record<string, unknown>, username: string): Record<string, unknown> {
  const { text } = message;
  if (typeof text !== 'string' || !text.startsWith(`@${username}`)) return message;
  return { ...message, entities: [{ type: 'mention', offset: 0, length: username.length + 1 }] };
}

const fieldsOf = (name: string): Fields => {
  const named = types[name];
  return named !== undefined && isFields(named) ? named : {};
};

const isFields = (named: Fields | ApiType): named is Fields =>
  typeof named === 'object' &&
  !('anyOf' in named) &&
  !('literal' in named) &&
  !('array' in named) &&
  !('ref' in named);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
