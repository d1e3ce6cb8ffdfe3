import { asRead, hasTag, passerBy, type Seen, SITE } from '../support/passer-by.ts';
import type { TestApp } from '../support/test-app.ts';
import { asSeen, tour } from '../support/tour.ts';
import { opens } from '../support/touring.ts';

const from = (app: TestApp, language: string, at: number) =>
  passerBy(app, { language, address: `203.0.113.${at}` });

tour(
  '«Карточка под стекло»: printed, replaced, switched off, and for somebody else by an admin',
  'tour-windscreen-cards',
  async (app) => {
    const boris = await app.resident('Борис', [45]);
    const galya = await app.resident('Галя', [46, 47]);
    const olga = await app.admin('Ольга');
    await app.says(boris, 'Моё место');
    await app.taps(boris, 'Карточка под стекло');
    const none = asSeen(app, boris);
    await app.taps(boris, 'Напечатать');
    await none('Напечатать');
    await app.says(boris, 'Моё место');
    await app.taps(boris, 'Карточка под стекло');
    const one = asSeen(app, boris);
    await app.taps(boris, 'Заменить QR');
    const sure = asSeen(app, boris);
    await app.taps(boris, 'Подтвердить');
    await sure('Подтвердить');
    await one('Отключить карточку');
    await app.taps(boris, 'Подтвердить');
    await one('Отключить карточку');
    await app.says(galya, 'Моё место');
    await app.taps(galya, 'Карточка под стекло');
    await app.taps(galya, 'Напечатать: место 46');
    await app.says(galya, 'Моё место');
    await app.taps(galya, 'Карточка под стекло');
    await opens(app, olga, 'Места');
    await app.says(olga, '46');
    const spot = asSeen(app, olga);
    await app.taps(olga, 'Карточка под стекло');
    await app.taps(olga, 'Напечатать: Галя');
    await app.taps(olga, 'Подтвердить');
    await app.advance(9 * 60);
    await app.pool.query('delete from windscreen_tags');
    await spot('Карточка под стекло');
    const holders = asSeen(app, olga);
    await app.pool.query('delete from holdings where spot = 46');
    await holders('Напечатать: Галя');
    await opens(app, olga, 'Журнал');
    return { people: [boris, galya, olga] };
  },
  SITE,
);

tour(
  'Every reason of a passer-by, in the eyes of the holder and of the guards, and every end of his call',
  'tour-windscreen-calls',
  async (app, language) => {
    const boris = await app.resident('Борис', [45]);
    const stepan = await app.guard('Степан');
    const olga = await app.admin('Ольга');
    const token = await hasTag(app, boris, 45);
    const pages: Seen[] = [];
    const away = from(app, language, 1);
    pages.push(await away.calls(token, 'blocked'), await away.presses('back'));
    await app.advance(61);
    const helped = from(app, language, 2);
    await helped.calls(token, 'passage');
    await app.advance(5);
    pages.push(await helped.looks(), await helped.presses('guards'));
    await app.says(boris, 'Моё место');
    await app.taps(boris, 'Не моя машина');
    pages.push(await helped.looks());
    await app.taps(stepan, 'Беру');
    pages.push(await helped.looks());
    await app.taps(stepan, 'Сделано');
    pages.push(await helped.looks());
    await app.advance(61);
    const happy = from(app, language, 3);
    await happy.calls(token, 'lights');
    await app.taps(boris, 'Буду через 5 минут');
    pages.push(await happy.looks());
    await app.taps(boris, 'Готово');
    pages.push(await happy.looks());
    await app.advance(1);
    const done = from(app, language, 4);
    await done.calls(token, 'alarm');
    const joined = from(app, language, 5);
    pages.push(await joined.calls(token, 'alarm'));
    await app.advance(3);
    pages.push(await done.presses('back'), await done.presses('solved'));
    await app.advance(61);
    const doubted = from(app, language, 6);
    await doubted.calls(token, 'hit');
    await app.advance(10);
    await app.taps(boris, 'Ложный вызов');
    pages.push(await doubted.looks());
    await app.says(boris, 'Моё место');
    await app.taps(boris, 'Карточка под стекло');
    const reasons = ['blocked', 'passage', 'alarm', 'lights', 'hit'];
    for (const [at, reason] of reasons.entries()) {
      await app.advance(61);
      const somebody = from(app, language, 10 + at);
      const page = await somebody.calls(token, reason);
      if (at === 0) pages.push(page);
      await app.taps(stepan, 'Сделано');
    }
    await app.advance(8 * 60);
    const silent = from(app, language, 20);
    await silent.calls(token);
    pages.push(await silent.looks());
    await app.advance(1);
    const late = from(app, language, 21);
    await late.calls(token);
    await app.advance(119);
    pages.push(await silent.looks(), await late.looks());
    await opens(app, olga, 'Статистика');
    return { people: [boris, stepan, olga], beside: asRead(pages) };
  },
  SITE,
);

tour(
  'What a passer-by reads where nothing comes of it: limits, codes, dead cards, the night, a house without guards',
  'tour-windscreen-refusals',
  async (app, language) => {
    const boris = await app.resident('Борис', [40, 41, 42, 43, 45]);
    const olga = await app.admin('Ольга');
    await app.pool.query(`update complexes set guard_phone = '+7 900 000-00-00'`);
    const [token = '', ...cards] = await Promise.all(
      [45, 40, 41, 42, 43].map((spot) => hasTag(app, boris, spot)),
    );
    const pages: Seen[] = [];
    const somebody = from(app, language, 1);
    pages.push(
      await somebody.opens('/w/'),
      await somebody.opens('/w/AAAAAAAAAAAAAAAAAAAAAA'),
      await somebody.opens('/w/s/none'),
      await somebody.types('K7PM'),
      await passerBy(app, { language, origin: 'https://elsewhere.example' }).types('K7PM-4XQ2'),
    );
    const first = await somebody.calls(token);
    pages.push(first, await somebody.opens(`${first.url}?still`));
    await somebody.calls(cards[0] ?? '');
    await somebody.calls(cards[1] ?? '');
    pages.push(await somebody.calls(cards[2] ?? ''));
    await app.pool.query(`update alerts set raised_at = $1 where state <> 'closed'`, [app.clock.now()]);
    for (const alert of ['closed', 'closed']) {
      await app.pool.query(`update alerts set state = $1, closing = 'resolved', closed_at = $2`, [
        alert,
        app.clock.now(),
      ]);
      await from(app, language, 30).calls(token);
    }
    await app.pool.query(`update alerts set state = 'closed', closing = 'resolved', closed_at = $1`, [
      app.clock.now(),
    ]);
    pages.push(await from(app, language, 31).calls(token));
    const visits = (column: string, count: number) =>
      app.pool.query(
        `insert into windscreen_visits (complex_id, alert_id, key_hash, visitor, network, opened, made_at)
         select complex_id, alert_id, sha256(gen_random_uuid()::text::bytea),
           ${column === 'visitor' ? 'visitor' : 'sha256(gen_random_uuid()::text::bytea)'},
           ${column === 'network' ? 'network' : 'sha256(gen_random_uuid()::text::bytea)'}, false, $1
         from (select * from windscreen_visits order by id limit 1) one, generate_series(1, $2::int)`,
        [app.clock.now(), count],
      );
    await visits('network', 10);
    pages.push(await somebody.calls(cards[3] ?? ''));
    await visits('house', 60);
    pages.push(await from(app, language, 32).calls(cards[3] ?? ''));
    await app.pool.query('delete from windscreen_visits');
    await app.advance(9 * 60);
    for (let at = 0; at < 21; at += 1) {
      const page = await from(app, language, 33).opens(`/w/ABCDEFG${'23456789ABCDEFGHJKLMN'[at]}`);
      if (at === 20) pages.push(page);
    }
    // Ten threads of one passer-by within a day.
    await app.advance(60);
    const busy = from(app, language, 34);
    for (let at = 0; at < 11; at += 1) {
      await app.pool.query(
        `update alerts set tag_id = null, state = 'closed', closing = 'resolved', closed_at = $1`,
        [app.clock.now()],
      );
      const page = await busy.calls(cards[2] ?? '');
      if (at === 10) pages.push(page);
      await app.advance(11);
    }
    await app.advance(61);
    await app.pool.query(
      `update alerts set state = 'closed', closing = 'resolved', closed_at = $1 where state <> 'closed'`,
      [app.clock.now()],
    );
    await from(app, language, 35).calls(cards[0] ?? '');
    await app.pool.query(
      `update alerts set state = 'closed', closing = 'resolved', closed_at = $1 where state <> 'closed'`,
      [app.clock.now()],
    );
    pages.push(await from(app, language, 36).calls(cards[0] ?? ''));
    await app.pool.query(
      `update alerts set state = 'closed', closing = 'resolved', closed_at = $1 where state <> 'closed'`,
      [app.clock.now()],
    );
    await app.pool.query('update addresses set unreachable_since = now()');
    pages.push(await from(app, language, 37).calls(cards[3] ?? ''));
    pages.push(await from(app, language, 38).opens('/w/s/x/y'));
    return { people: [olga], beside: asRead(pages) };
  },
  SITE,
);
