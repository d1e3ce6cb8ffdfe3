import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import type { Person } from '../../playground/index.ts';
import { makesCopy, pack, readsCopy, sendsCopy, unpack } from '../support/copies.ts';
import type { TestApp } from '../support/test-app.ts';
import { asSeen, tour } from '../support/tour.ts';
import { applies } from '../support/touring.ts';

/** «Управление» → «Восстановить» → the newest copy. */
async function opensNewest(app: TestApp, admin: Person): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Восстановить');
  await app.taps(admin, app.world.lastMessage(admin)?.reply_markup?.inline_keyboard[0]?.[0]?.text ?? '');
}

tour(
  'A house that has changed since its copy: what comes back, and what does not',
  'tour-restore',
  async (app) => {
    const olga = await app.admin('Ольга');
    const boris = await app.resident('Борис', [45]);
    const gleb = await app.resident('Глеб', [46]);
    const gone = await app.resident(
      'Лена',
      Array.from({ length: 34 }, (_, at) => 60 + at),
    );
    const zoya = await app.resident('Зоя', [47]);
    const anna = app.stranger('Анна');
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Восстановить');
    await app.says(olga, 'вот');
    await app.taps(olga, 'Отмена');
    await applies(app, anna, '48');
    await app.says(boris, '/blocked 46');
    await app.taps(boris, 'Решено');
    await app.says(gleb, 'Уезжаю');
    await app.taps(gleb, 'Неделя');
    await makesCopy(app, olga);
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Резервная копия');
    await app.says(zoya, '/forget');
    await app.taps(zoya, 'Подтвердить');
    await app.pool.query("delete from persons where display_name = 'Лена'");
    await app.pool.query(
      "update memberships set approved_at = null where person_id = (select id from persons where display_name = 'Глеб')",
    );
    for (const table of ['alerts', 'claims', 'free_marks']) await app.pool.query(`delete from ${table}`);
    await app.resident('Вера', [49]);
    await app.advance(1);
    await opensNewest(app, olga);
    const first = asSeen(app, olga);
    await app.taps(olga, 'Отмена');
    await first('Подтвердить');
    await app.advance(1);
    await opensNewest(app, olga);
    const second = asSeen(app, olga);
    await app.taps(olga, 'Подтвердить');
    await second('Подтвердить');
    await app.advance(1);
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Восстановить');
    // How far a copy can be pressed together is near a border.
    return { people: [olga, boris, gleb, gone], steady: (text) => text.replaceAll(/\d+ (?=КБ|KB)/g, '1 ') };
  },
);

tour('Files that restore nothing, each with its reason', 'tour-restore-faults', async (app) => {
  const olga = await app.admin('Ольга');
  await app.resident('Борис', [45]);
  const name = await makesCopy(app, olga);
  const bytes = await readsCopy(app, name);
  const copy = unpack(bytes);
  await app.resident('Вера', [46]);
  const strange = {
    ...copy,
    rows: [...copy.rows, ['holdings', { spot: 'x' }] as [string, Record<string, unknown>]],
  };
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['a.txt', Buffer.from('просто текст')],
    ['half.gz', bytes.subarray(0, bytes.length - 30)],
    ['newer.gz', pack({ ...copy, header: { ...copy.header, schema: '9999-next.sql' } })],
    ['format.gz', pack({ ...copy, header: { ...copy.header, version: 99 } })],
    ['older.gz', pack({ ...copy, header: { ...copy.header, schema: '0015-nobodys.sql' } })],
    ['foreign.gz', pack({ ...copy, header: { ...copy.header, installation: 'f'.repeat(32) } })],
    ['strange.gz', pack(strange)],
    ['sealed.age', Buffer.from('age-encryption.org/v1\n-> X25519 abc\n')],
  ];
  for (const [file, content] of files) {
    await app.advance(1);
    await sendsCopy(app, olga, content, file);
  }
  await app.advance(1);
  await opensNewest(app, olga);
  await writeFile(join(app.copies, 'forgotten.json'), 'x');
  await app.taps(olga, 'Подтвердить');
  await rm(join(app.copies, 'forgotten.json'));
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Восстановить');
  const list = asSeen(app, olga);
  const label = app.world.lastMessage(olga)?.reply_markup?.inline_keyboard[0]?.[0]?.text ?? '';
  await rm(join(app.copies, name));
  await list(label);
  return { people: [olga] };
});

const identity = await generateIdentity();
const env = { BACKUP_RECIPIENT: await identityToRecipient(identity) };

tour(
  'Sealed copies every night, and a key that nobody asked for',
  'tour-copies',
  async (app) => {
    const olga = await app.admin('Ольга');
    const name = await makesCopy(app, olga);
    const made = asSeen(app, olga);
    await made('Присылать каждый день');
    await made('Прислать файл сюда');
    await makesCopy(app, olga);
    await app.taps(olga, 'Не присылать каждый день');
    await app.advance(6 * 60);
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Восстановить');
    await app.taps(olga, 'Отмена');
    await rm(join(app.copies, name));
    await made('Прислать файл сюда');
    const mend = app.world.addFault({
      kind: 'refusal',
      method: 'deleteMessage',
      description: 'Bad Request: no',
    });
    await app.says(olga, `ключ: ${await generateIdentity()}`);
    mend();
    return { people: [olga], steady: (text) => text.replaceAll(/AGE-SECRET-KEY-\w+/gu, 'AGE-SECRET-KEY-…') };
  },
  env,
);
