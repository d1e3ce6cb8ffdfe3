/** What stands in hostile updates where something means something to us: words, buttons, people, messages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWords } from '../../src/adapters/fluent/words.ts';
import { MENU } from '../../src/chat/kit/menu.ts';
import { type Chance, picker } from './picker.ts';
import { spoilNumber } from './spoil.ts';

const root = join(import.meta.dirname, '../..');
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

export type Scene = {
  readonly from: Someone;
  readonly chat: Record<string, unknown> & { readonly id: number };
};

export const STRINGS: readonly string[] = [
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

/** What people type and press, and how Telegram tells of them. */
function voices(chance: Chance, cast: Cast) {
  const { pick, oneIn, upTo } = picker(chance);
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
  return { text, button, person, scene };
}

export function hostileValues(chance: Chance, cast: Cast) {
  const { pick, oneIn, upTo } = picker(chance);
  const { text, button, person, scene } = voices(chance, cast);
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
  return { known, person, scene };
}
