import type { Person } from '../../playground/index.ts';
import type { TestApp } from '../support/test-app.ts';
import { asSeen, tour } from '../support/tour.ts';
import { applies } from '../support/touring.ts';

/** A press that no button on the screen would make. */
async function forges(app: TestApp, person: Person, code: string): Promise<void> {
  const newest = app.world.lastMessage(person);
  if (newest) await app.world.forge(person, newest, code);
  await app.quiet();
}

tour('Presses in a thread that come too early, too late, or twice', 'tour-forged-thread', async (app) => {
  const anna = await app.resident('Анна', [12]);
  const gleb = await app.resident('Глеб', [14]);
  const boris = await app.resident('Борис', [45]);
  const stepan = await app.guard('Степан');
  await app.says(anna, '/blocked 45');
  await forges(app, boris, 't:1:done');
  await app.taps(anna, 'Позвать охрану');
  const called = asSeen(app, stepan);
  await called('Сделано');
  await called('Сделано');
  for (let times = 0; times < 6; times += 1) {
    await forges(app, anna, 't:1:rem');
    await app.advance(6);
  }
  await app.taps(boris, 'Иду');
  await app.taps(anna, 'Решено');
  await app.says(gleb, '/sos 45');
  await app.advance(1);
  await app.says(anna, '/sos 45');
  await app.taps(gleb, 'Ошибся номером');
  await app.advance(20);
  await app.says(anna, '/spot 45 открыто окно');
  await app.taps(boris, 'Иду');
  await forges(app, anna, 't:3:rem');
  await app.taps(anna, 'Решено');
  return { people: [anna, gleb, boris, stepan] };
});

tour('Buttons whose spot, pass or role is gone meanwhile', 'tour-overtaken', async (app) => {
  const olga = await app.admin('Ольга', [1]);
  const vera = await app.admin('Вера', [2]);
  const anna = await app.resident('Анна', [12, 13]);
  const boris = await app.resident('Борис', [45]);
  const ivan = await app.guard('Иван');
  await app.says(anna, '/check');
  await app.says(anna, '/start p_AAAAAAAAAAAAAAAAAAAAAAAA');
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  await app.says(ivan, 'Проверить пропуск');
  await app.pool.query(
    'update memberships set roles = default where person_id = (select person_id from addresses where external_id = $1)',
    [String(ivan.id)],
  );
  await app.says(ivan, '123456');
  await app.taps(boris, 'Иду');
  const gleb = app.stranger('Глеб');
  await applies(app, gleb, '45');
  const asked = asSeen(app, boris);
  await app.taps(olga, 'Одобрить');
  await asked('Это моя семья');
  await forges(app, anna, 'd:w:c');
  return { people: [anna, boris, ivan, olga, vera] };
});
