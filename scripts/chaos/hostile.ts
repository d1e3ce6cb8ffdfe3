/** Updates as no decent Telegram sends them: walked over the published shapes, with values that break programs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiType, BotApi, Field, Fields } from '../../playground/api/schema.ts';
import { createWords } from '../../src/adapters/fluent/words.ts';
import { MENU } from '../../src/chat/kit/menu.ts';
import { type Chance, picker } from './picker.ts';
import { spoil, spoilNumber } from './spoil.ts';

const root = join(import.meta.dirname, '../..');
const { types }: Pick<BotApi, 'types'> = JSON.parse(
  readFileSync(join(root, 'playground/updates.json'), 'utf8'),
);
const KEPT_BUTTONS = Object.keys(
  JSON.parse(readFileSync(join(root, 'test/fixtures/0.1.0/buttons.json'), 'utf8')),
);
const words = createWords(join(root, 'locales'));

/** Somebody as Telegram would tell of them. */
export type Someone = { readonly id: number; readonly first_name: string; readonly username?: string };

/** Who takes part, and what has been seen by now. */
export type Cast = {
  readonly people: readonly Someone[];
  readonly groups: readonly { readonly id: number; readonly title: string }[];
  readonly bot: { readonly id: number; readonly username: string };
  readonly files: readonly string[];
  readonly spots: number;
  /** Messages of the bot in a chat, and the buttons below them; some may be deleted by now. */
  readonly seen: (chat: number) => {
    readonly messages: readonly number[];
    readonly buttons: readonly string[];
  };
  readonly now: () => Date;
};

/** `what`: which kind of update, and how it was spoiled. */
export type Hostile = {
  readonly chat: number;
  readonly what: string;
  readonly make: (updateId: number) => unknown;
};

type Scene = { readonly from: Someone; readonly chat: Record<string, unknown> & { readonly id: number } };

const STRINGS: readonly string[] = [
  ...['', ' ', '\u202eдолой', 'a\u0000b', '\ud83d', 'я'.repeat(4_096), '👨‍👩‍👧‍👦'.repeat(60), '\u200b\u2060'],
  ...["'; drop table spots; --", '{ $spot }', '%s %n', '\u001b[31m', '__proto__', 'constructor', 'null'],
  ...[
    '<b>&amp;',
    '\uffff\ufffe',
    '0',
    '-1',
    '1e309',
    '🚧'.repeat(40),
    'https://a@b.example/',
    '../../etc/passwd',
  ],
];
const TYPED: readonly string[] = [
  ...MENU.flatMap(([key]) => [words.plain('ru', key), words.plain('en', key)]),
  ...[
    'Отмена',
    'Cancel',
    '/start',
    '/start x1',
    '/menu',
    '/lang',
    '/privacy',
    '/mydata',
    '/forget',
    '/group',
  ],
  ...['завтра', 'до 18:00', '31.02.2027', 'А777АА77', 'Марина', 'мигает фарами', 'спасибо', '+74951112233'],
];

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
  let pressed = 0;

  const text = (): string => {
    if (oneIn(6)) return pick(STRINGS);
    const spot = upTo(cast.spots) + 1;
    if (oneIn(3)) return pick(TYPED);
    const call = pick([
      `${spot}`,
      `/blocked ${spot}`,
      `/sos ${spot}`,
      `${spot} мигает фарами`,
      `sos ${spot}`,
    ]);
    return oneIn(3) ? `@${cast.bot.username} ${call}` : call;
  };
  const button = (chat: number): string => {
    const { buttons } = cast.seen(oneIn(3) ? pick(cast.people).id : chat);
    const sound = buttons.length > 0 && !oneIn(3) ? pick(buttons) : pick(KEPT_BUTTONS);
    if (!oneIn(2)) return sound;
    const parts = sound.split(':');
    const place = upTo(parts.length);
    parts[place] = pick([
      (upTo(60) + 1).toString(36),
      '0',
      '-1',
      'zzzzzzzzzzz',
      `${parts[place]}x`,
      '',
      pick(STRINGS),
    ]);
    return oneIn(4) ? sound.slice(0, upTo(sound.length + 1)) : parts.join(':');
  };
  const person = (one: Someone): Record<string, unknown> => ({
    id: one.id,
    is_bot: oneIn(40),
    first_name: oneIn(12) ? pick(STRINGS) : one.first_name,
    ...(one.username !== undefined && { username: oneIn(12) ? pick(STRINGS) : one.username }),
    ...(!oneIn(4) && { language_code: oneIn(8) ? pick(STRINGS) : pick(['ru', 'en', 'de']) }),
  });
  const scene = (): Scene => {
    const from = pick(cast.people);
    if (oneIn(5)) return { from, chat: { ...pick(cast.groups), type: 'supergroup' } };
    return { from, chat: { id: from.id, type: 'private', first_name: from.first_name } };
  };

  /** What a field is that means something to us; undefined: whatever its type allows. */
  const known = (name: string, { from, chat }: Scene, depth: number): unknown => {
    const { messages } = cast.seen(chat.id);
    if (name === 'from' && depth < 3) return person(from);
    if (name === 'chat' && depth < 4) return oneIn(60) ? { ...chat, id: pick(cast.people).id } : chat;
    if (name === 'text' || name === 'caption') return text();
    if (name === 'data') return button(chat.id);
    if (name === 'date') return oneIn(12) ? spoilNumber(chance) : Math.floor(cast.now().getTime() / 1_000);
    if (name === 'phone_number') return `+7999${String(upTo(cast.people.length) + 1).padStart(7, '0')}`;
    if (name === 'file_id') return oneIn(4) ? pick(STRINGS) : pick(cast.files);
    if (name === 'media_group_id') return oneIn(6) ? pick(STRINGS) : `album${upTo(50)}`;
    if (name !== 'message_id' && name !== 'message_thread_id') return undefined;
    return oneIn(8) || messages.length === 0 ? spoilNumber(chance) : pick(messages);
  };
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
