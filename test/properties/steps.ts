import { join } from 'node:path';
import fc from 'fast-check';
import { createWords } from '../../src/adapters/fluent/words.ts';
import { MENU } from '../../src/chat/kit/menu.ts';

/** What somebody does; who and what are picked by number from what is there at that moment. */
export type Step =
  | { readonly kind: 'say'; readonly who: number; readonly text: string }
  | { readonly kind: 'press'; readonly who: number; readonly which: number }
  /** Any button that anybody ever saw, perhaps with another number in it. */
  | { readonly kind: 'forge'; readonly who: number; readonly which: number; readonly number: number | null }
  | { readonly kind: 'photo' | 'voice' | 'contact' | 'block'; readonly who: number }
  | { readonly kind: 'group'; readonly who: number; readonly how: InGroup; readonly text: string }
  | { readonly kind: 'press in group'; readonly who: number; readonly which: number }
  | { readonly kind: 'pass'; readonly minutes: number };

type InGroup = 'mention' | 'reply to somebody' | 'reply to the bot' | 'command' | 'chatter';

const words = createWords(join(import.meta.dirname, '../../locales'));
const COMMANDS = ['/start', '/menu', '/lang', '/privacy', '/mydata', '/forget', '/group'];
const LABELS = [...MENU.map(([key]) => words.plain('ru', key)), 'Отмена', 'Help', ...COMMANDS];

/** Words that break messages, queries, files and log lines elsewhere. */
const nasty = fc.constantFrom(
  '<b>',
  '</b><script>',
  "'; drop table spots; --",
  '=cmd()',
  '\u202eдолой',
  '👨‍👩‍👧‍👦',
  '{ $spot }',
  '%s %n',
  '🚧'.repeat(40),
  'я'.repeat(4000),
);
const spot = fc.constantFrom(
  ...['45', '12', '13', '77', '99999', '0', '-1', '1e9', '45abc'],
  ...['А123ВС', 'a123bc 777', 'Е001КХ99', 'А123'],
);
const typed = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...LABELS) },
  { weight: 4, arbitrary: spot },
  { weight: 3, arbitrary: spot.map((number) => `/blocked ${number}`) },
  { weight: 2, arbitrary: spot.map((number) => `/sos ${number}`) },
  { weight: 2, arbitrary: nasty },
);
const who = fc.nat({ max: 7 });
const how = fc.constantFrom<InGroup>(
  'mention',
  'reply to somebody',
  'reply to the bot',
  'command',
  'chatter',
);
const inGroup = fc.oneof(
  spot.map((number) => `${number} мигает фарами`),
  spot.map((number) => `${number} перегородил`),
  spot.map((number) => `sos ${number}`),
  fc.constantFrom('45 или 12?', 'на 2 этаже место 45', 'спасибо'),
  nasty,
);
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('say' as const), who, text: typed }) },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('press' as const), who, which: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('forge' as const),
      who,
      which: fc.nat(),
      number: fc.option(fc.integer({ min: 1, max: 12 })),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('group' as const), who, how, text: inGroup }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('press in group' as const), who, which: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('photo' as const, 'voice' as const, 'contact' as const, 'block' as const),
      who,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), minutes: fc.constantFrom(1, 5, 16, 125) }),
  },
);

/** A part of a name that appears nowhere else, between signs that break things. */
const name = (unique: string) =>
  fc
    .constantFrom('<b>', "'; --", '', 'Место 45 ', '=1+1 ', '👻 ', '\u202e')
    .map((around) => `${around}${unique}${around}`.slice(0, 60));
export const names = fc.tuple(
  ...['Аглая', 'Бруно', 'Вилена', 'Гертруда', 'Демьян', 'Евлампий', 'Жоржетта', 'Зиновий'].map(name),
);
