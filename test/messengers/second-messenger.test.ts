import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { silentLog } from '../support/silent-log.ts';
import { openColdTestApp } from '../support/test-app.ts';
import { type Pigeons, releasePigeons } from './pigeons.ts';

/** A house with a bot in Telegram and another one with the pigeons. */
async function open(t: TestContext, env: Readonly<Record<string, string>> = {}, pigeons = releasePigeons()) {
  const app = await openColdTestApp(t, env, silentLog, { messengers: [pigeons.opening] });
  /** Does something with a pigeon and waits for everything that follows. */
  const settled = async <T>(deed: Promise<T>): Promise<T> => {
    const came = await deed;
    await app.quiet();
    return came;
  };
  const says = (who: string, text: string) => settled(pigeons.says(who, text));
  const taps = (who: string, label: string) => settled(pigeons.taps(who, label));
  const sendsPhoto = (who: string, caption: string) => settled(pigeons.sendsPhoto(who, caption));
  return { app, pigeons, says, taps, sendsPhoto };
}

const reads = (pigeons: Pigeons, who: string, part: string) => pigeons.find(who, part)?.text.text ?? '';

test('Вера of another messenger joins, calls a neighbour in Telegram, and is called by him', async (t) => {
  const { app, pigeons, says, taps } = await open(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  await says('Вера', 'добрый вечер');
  await taps('Вера', 'Согласен');
  await says('Вера', '12');
  assert.match(app.world.find(olga, 'Заявка')?.text ?? '', /Вера/);
  await app.taps(olga, 'Одобрить');
  // No menu below the chat: its entries are buttons.
  await taps('Вера', 'Перегородили');
  await says('Вера', '45');
  assert.match(app.reads(boris), /сосед с места 12/i);
  assert.equal(await app.taps(boris, 'Иду'), 'Передано');
  assert.match(reads(pigeons, 'Вера', 'перегородила машина'), /«Иду»/);
  await taps('Вера', 'Решено');
  assert.match(reads(pigeons, 'Вера', 'перегородила машина'), /Решено/);
  const cards = pigeons
    .letters('Вера')
    .filter(({ message }) => /перегородила машина с места 45/.test(message.text.text));
  assert.equal(cards.length, 1, 'the card is edited, and nothing comes twice');

  await app.says(boris, '/blocked 12');
  assert.match(reads(pigeons, 'Вера', 'мешает выехать'), /место 12/i);
  assert.equal(await taps('Вера', 'Иду'), 'Передано');
  assert.match(app.world.find(boris, 'перегородила машина с места 12')?.text ?? '', /«Иду»/);
  await app.taps(boris, 'Решено');
  assert.match(reads(pigeons, 'Вера', 'мешает выехать'), /Решено|спасибо/i);
});

test('A link for one use lets a resident in, also where no link opens anything; an admin there can give one', async (t) => {
  const { app, pigeons, says, taps } = await open(t);
  const olga = await app.admin('Ольга');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Пригласить жителя');
  await app.says(olga, '12');
  const [, payload] = /start=(r_[\w-]+)/.exec(app.reads(olga)) ?? [];
  await says('Вера', `/start ${payload}`);
  await taps('Вера', 'Согласен');
  await taps('Вера', 'Моё место');
  assert.match(pigeons.letters('Вера').at(-1)?.message.text.text ?? '', /12/);

  await app.pool.query(
    "update memberships set roles = '{admin}' from persons where id = person_id and display_name = 'Вера'",
  );
  await says('Вера', 'Управление');
  await taps('Вера', 'Пригласить охрану');
  assert.match(pigeons.letters('Вера').at(-1)?.message.text.text ?? '', /start=g_/);
});

test('Who is named like an admin of ADMIN_IDS, or like a neighbour in Telegram, is neither', async (t) => {
  const pigeons = releasePigeons((who) => (who === 'Вера' ? '555001' : '555002'));
  const { app, says, taps } = await open(t, { ADMIN_IDS: '555001' }, pigeons);
  await app.resident('Борис', [45], { id: 555_002 });
  await says('Вера', 'привет');
  await taps('Вера', 'Согласен');
  assert.match(pigeons.letters('Вера').at(-1)?.message.text.text ?? '', /^Напишите номер вашего места/);
  await says('Глеб', 'привет');
  assert.ok(pigeons.find('Глеб', 'Согласны?'), 'a stranger, and not Борис');
  const olga = app.stranger('Ольга', { id: 555_001 });
  await app.says(olga, '/start');
  await app.taps(olga, 'Согласен');
  assert.match(app.reads(olga), /Вы администратор/);
  const { rows } = await app.pool.query(
    "select 1 from admin_seeds join bots on id = bot_id where messenger = 'telegram'",
  );
  assert.equal(rows.length, 1);
});

test('A photo crosses over, and a neighbour of another messenger is a bare name to the admin', async (t) => {
  const { app, pigeons, says, taps, sendsPhoto } = await open(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  await says('Вера', 'привет');
  await taps('Вера', 'Согласен');
  await says('Вера', '12');
  await app.taps(olga, 'Одобрить');
  await says('Вера', '/blocked 45');
  await taps('Вера', 'Добавить фото или текст');
  await sendsPhoto('Вера', 'Вот так стоит');
  assert.match(reads(pigeons, 'Вера', 'Передано'), /Передано/);
  const shown = app.world.messages(boris).findLast(({ caption }) => caption?.includes('Вот так стоит'));
  assert.ok(shown?.photo, 'the picture itself');
  await app.taps(boris, 'Добавить фото или текст').catch(() => null);

  await app.says(boris, '/blocked 12');
  await app.advance(11);
  const helped = app.world.find(olga, 'Мешает машина, место 12');
  assert.match(helped?.text ?? '', /Кого спросили: Вера/);
  assert.ok(!helped?.entities?.some(({ type }) => type === 'text_mention'), 'nobody of Telegram is meant');
  const own = app.world.find(olga, 'Мешает машина, место 45');
  assert.match(own?.text ?? '', /Кого спросили: Борис/);
  assert.ok(
    own?.entities?.some(({ type }) => type === 'text_mention'),
    'here it opens the chat',
  );
});
