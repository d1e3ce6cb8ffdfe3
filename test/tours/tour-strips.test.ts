import assert from 'node:assert/strict';
import { cutUp, type Paper } from '../support/strips.ts';
import type { TestApp } from '../support/test-app.ts';
import { asSeen, tour } from '../support/tour.ts';
import { linkIn, opens } from '../support/touring.ts';

/** What is made by chance. */
const steadyOf = (papers: readonly Paper[]) => (text: string) =>
  papers.reduce(
    (whole, { code, spot }) => whole.replaceAll(code, `CODE-${spot}`),
    text.replaceAll(/\b([rs])_[\w-]{22}/g, '$1_secret'),
  );

async function comes(app: TestApp, name: string, payload: string) {
  const one = app.stranger(name);
  app.world.start(one, payload);
  await app.quiet();
  await app.taps(one, 'Согласен');
  return one;
}

tour(
  'Strips: no list, printed, used, printed again, taken back, and wrong codes',
  'tour-strips',
  async (app) => {
    const olga = await app.admin('Ольга');
    const pavel = await app.admin('Павел');
    await opens(app, olga, 'Приглашения списком');
    const boris = await app.resident('Борис', [45]);
    await app.pool.query('insert into spots (complex_id, number) values (1, 46), (1, 47)');
    await opens(app, olga, 'Приглашения списком');
    await app.taps(olga, 'Всем местам: 3');
    const papers = await cutUp(app, olga);
    await comes(app, 'Вера', papers[0]?.payload ?? '');
    await comes(app, 'Анна', papers[1]?.payload ?? '');
    await opens(app, olga, 'Открытые ссылки');
    await opens(app, pavel, 'Приглашения списком');
    await app.taps(pavel, 'Только тем, кто не вошёл: 1');
    const asked = asSeen(app, pavel);
    await opens(app, olga, 'Приглашения списком');
    const screen = asSeen(app, olga);
    await app.taps(olga, 'Только тем, кто не вошёл: 1');
    await app.taps(olga, 'Подтвердить');
    const again = await cutUp(app, olga);
    await asked('Подтвердить');
    await opens(app, olga, 'Жители');
    await app.says(olga, 'Павел');
    await app.taps(olga, '⭐ Павел');
    await app.taps(olga, 'Снять с администраторов');
    await app.taps(olga, 'Подтвердить');
    const late = await comes(app, 'Поздний', papers[1]?.payload ?? '');
    for (const _ of [1, 2, 3, 4, 5, 6]) await app.says(late, 'ABCD-2345');
    await opens(app, olga, 'Приглашения списком');
    await app.taps(olga, 'Отозвать все: 1');
    const sure = asSeen(app, olga);
    await app.taps(olga, 'Подтвердить');
    await sure('Подтвердить');
    await app.pool.query(
      'insert into holdings (complex_id, spot, person_id, since) select 1, 47, person_id, since from holdings where spot = 46',
    );
    await screen('Только тем, кто не вошёл: 1');
    await opens(app, olga, 'Журнал');
    return { people: [olga, pavel, boris, late], steady: steadyOf([...papers, ...again]) };
  },
);

tour('Links for somebody close: made, too many, taken back, used', 'tour-family', async (app) => {
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45, 46]);
  const marina = await app.resident('Марина', [45]);
  const family = async () => {
    await app.says(boris, 'Моё место');
    await app.taps(boris, 'Добавить близкого');
  };
  await family();
  const screen = asSeen(app, boris);
  await screen('Сделать ссылку: место 45');
  const used = linkIn(app, boris);
  const vera = await comes(app, 'Вера', used);
  await comes(app, 'Поздний', used).then((late) => app.says(late, '/cancel'));
  const gone = app.stranger('Ещё');
  app.world.start(gone, used);
  await app.quiet();
  await app.taps(gone, 'Согласен');
  for (const spot of [46, 46, 46]) await screen(`Сделать ссылку: место ${spot}`);
  await screen('Сделать ссылку: место 45');
  await family();
  const revoke = app.world.messages(boris).at(-1)?.reply_markup?.inline_keyboard.flat().at(-1)?.text;
  const revoking = asSeen(app, boris);
  await revoking(revoke ?? assert.fail('nothing to revoke'));
  await screen('Сделать ссылку: место 46');
  await family();
  await app.taps(
    boris,
    app.world.messages(boris).at(-1)?.reply_markup?.inline_keyboard.flat().at(-1)?.text ?? '',
  );
  await screen('Сделать ссылку: место 46');
  await opens(app, olga, 'Открытые ссылки');
  await opens(app, olga, 'Журнал');
  return { people: [boris, marina, vera, gone, olga], steady: steadyOf([]) };
});
