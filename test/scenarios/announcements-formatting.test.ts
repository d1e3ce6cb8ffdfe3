import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entity } from '../../playground/telegram.ts';
import { copies, drafts } from '../support/announcing.ts';
import { ADMIN, linkedGroup } from '../support/group.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const WORDS = '  🚗 Завтра красят разметку.\nУберите машины: схема, порядок, тайна, было, код.\nСпасибо!';
const MARKS: readonly [string, Partial<Entity> & Pick<Entity, 'type'>][] = [
  ['Завтра', { type: 'bold' }],
  ['красят разметку', { type: 'italic' }],
  ['схема', { type: 'text_link', url: 'https://example.org/map?a=1#b' }],
  ['порядок', { type: 'underline' }],
  ['тайна', { type: 'spoiler' }],
  ['было', { type: 'strikethrough' }],
  ['код', { type: 'code' }],
  ['Спасибо!', { type: 'blockquote' }],
  ['Уберите машины', { type: 'expandable_blockquote' }],
];

const setIn = (text: string, marks = MARKS): Entity[] =>
  marks.map(([words, mark]) => ({ offset: text.indexOf(words), length: words.length, ...mark }));

type Shown = { text?: string; caption?: string; entities?: Entity[]; caption_entities?: Entity[] };

/** What is formatted in a message of the bot, by its words; its own heading left out. */
function formatted(message: Shown | undefined): Record<string, string> {
  const text = message?.text ?? message?.caption ?? assert.fail('nothing was sent');
  const all = message?.entities ?? message?.caption_entities ?? [];
  const own = all.filter(({ offset, length }) => text.slice(offset, offset + length) !== 'Объявление');
  const look = ({ type, url }: Entity) => (url === undefined ? type : `${type} ${url}`);
  return Object.fromEntries(own.map((one) => [text.slice(one.offset, one.offset + one.length), look(one)]));
}

const AS_SET = Object.fromEntries(
  MARKS.map(([words, { type, url }]) => [words, url === undefined ? type : `${type} ${url}`]),
);

async function types(app: TestApp, admin: Parameters<TestApp['says']>[0], text: string, entities: Entity[]) {
  app.world.say(admin, text, { entities });
  await app.quiet();
}

test('Bold, quotes and hidden links reach the preview, the neighbours, the list and the pinned copy', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const group = await linkedGroup(app, olga, [anna], { rights: { ...ADMIN, can_pin_messages: true } });
  await drafts(app, olga, 'Первый набросок');
  // Another text takes the place of the draft, with another formatting.
  await types(app, olga, WORDS, setIn(WORDS));
  assert.deepEqual(formatted(app.world.find(olga, 'красят разметку')), AS_SET);
  await app.taps(olga, 'Отправить');
  await app.taps(olga, 'Закрепить в чате дома');
  const copy = app.world.find(anna, 'красят разметку');
  assert.equal(copy?.text, `📢 Объявление\n\n${WORDS.trim()}`);
  assert.deepEqual(formatted(copy), AS_SET);
  assert.deepEqual(formatted(app.world.find(group, 'красят разметку')), AS_SET);
  await app.says(anna, 'Объявления');
  const {
    '22:36': when,
    'Последние объявления': title,
    ...words
  } = formatted(app.world.messages(anna).at(-1));
  assert.deepEqual([when, title, words], ['bold', 'bold', AS_SET]);
});

test('A caption keeps its formatting under a photo and under a file', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const wish = { caption: WORDS, entities: setIn(WORDS) };
  for (const send of [
    () => app.world.photo(olga, wish),
    () => app.world.document(olga, { name: 'схема.pdf', bytes: Buffer.from('%PDF'), ...wish }),
  ]) {
    await app.says(olga, 'Объявления');
    await app.taps(olga, 'Новое объявление');
    send();
    await app.quiet();
    await app.taps(olga, 'Отправить');
    assert.deepEqual(formatted(app.world.messages(anna).at(-1)), AS_SET);
  }
});

test('Formatting that fits no words, names somebody or opens no page is dropped, the words stay', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const text = '🚗🚗 Ворота чинят, звоните мастеру: сайт.';
  const at = (words: string, mark: Partial<Entity> & Pick<Entity, 'type'>) => setIn(text, [[words, mark]]);
  const link = (url: string) => at('сайт', { type: 'text_link', url });
  await drafts(app, olga, 'Набросок');
  await types(app, olga, text, [
    { type: 'bold', offset: -5, length: 20 },
    { type: 'bold', offset: 0, length: 0 },
    { type: 'bold', offset: 1.5, length: 3 },
    { type: 'bold', offset: 500, length: 20 },
    { type: 'spoiler', offset: 1, length: 2 },
    { type: 'underline', offset: 12, length: 5_000 },
    ...at('мастеру', { type: 'text_mention', user: { id: anna.id, is_bot: false, first_name: 'Анна' } }),
    ...at('🚗', { type: 'custom_emoji', custom_emoji_id: '5' }),
    ...link('javascript:alert(1)'),
    ...link(`tg://user?id=${anna.id}`),
    ...link('https://bank.example@elsewhere.example/'),
    ...link('not a page'),
    ...link(`https://example.org/${'a'.repeat(3_000)}`),
    ...at('Ворота', { type: 'italic' }),
    ...Array.from({ length: 200 }, () => at('чинят', { type: 'code' })).flat(),
  ]);
  await app.taps(olga, 'Отправить');
  const got = app.world.find(anna, 'Ворота чинят');
  assert.equal(got?.text, `📢 Объявление\n\n${text}`);
  const { '🚗': half, Ворота, чинят, [text.slice(12)]: tail, ...others } = formatted(got);
  assert.deepEqual([half, Ворота, чинят, tail, others], ['spoiler', 'italic', 'code', 'underline', {}]);
  assert.ok((got?.entities ?? []).length <= 100);
});

test('A forwarded text is taken as it is, and nobody learns whose it was', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [13]);
  const theirs = app.world.say(boris, WORDS, { entities: setIn(WORDS) });
  await app.quiet();
  await app.says(olga, 'Объявления');
  await app.taps(olga, 'Новое объявление');
  app.world.forward(olga, theirs);
  await app.quiet();
  await app.taps(olga, 'Отправить');
  const got = app.world.find(anna, 'красят разметку');
  assert.deepEqual(formatted(got), AS_SET);
  assert.equal(got?.forward_origin, undefined);
  assert.doesNotMatch(got?.text ?? '', /Борис/);
  const picture = app.world.photo(boris, { caption: 'Схема' });
  const command = app.world.say(boris, '/menu');
  await app.quiet();
  for (const [message, words] of [
    [picture, 'Схема'],
    [command, '/menu'],
  ] as const) {
    await app.says(olga, 'Объявления');
    await app.taps(olga, 'Новое объявление');
    app.world.forward(olga, message);
    await app.quiet();
    await app.taps(olga, 'Отправить');
    assert.equal(copies(app, anna, words), 1, words);
  }
});

test('An album keeps its formatting, also a forwarded one, whose author nobody learns', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [13]);
  const parts = [{}, { caption: 'Схема въезда' }, { caption: WORDS, entities: setIn(WORDS) }];
  const got = () => app.world.messages(anna).filter(({ photo }) => photo);
  const announces = async (sends: () => Promise<void>) => {
    await app.says(olga, 'Объявления');
    await app.taps(olga, 'Новое объявление');
    await sends();
    await app.taps(olga, 'Отправить');
  };
  await announces(() => app.sends(olga, parts));
  await announces(async () => {
    for (const part of app.world.album(boris, parts)) app.world.forward(olga, part);
    await app.quiet();
    await app.advance(1);
  });
  assert.equal(got().length, 6);
  const captions = got().filter(({ caption }) => caption);
  assert.equal(captions.length, 2);
  for (const message of captions) {
    assert.equal(message.caption, `📢 Объявление\n\nСхема въезда\n${WORDS.trim()}`);
    assert.deepEqual(formatted(message), AS_SET);
  }
});

test('Length is counted in UTF-16 units, as Telegram counts it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await drafts(app, olga, '🚗'.repeat(2_001));
  assert.match(app.reads(olga), /Слишком длинно[\s\S]*4000/);
  await app.says(olga, '🚗'.repeat(2_000));
  assert.match(app.reads(olga), /Так его увидят/);
});
