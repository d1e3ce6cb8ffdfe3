import { asSeen, tour } from '../support/tour.ts';
import { applies } from '../support/touring.ts';

tour('A new text of the consent, and a stranger who asks what is kept', 'tour-consent', async (app) => {
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.pool.query('update memberships set consent_version = 1');
  await app.says(anna, 'Добрый день');
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Не согласен');
  await app.says(boris, '/blocked 12');
  await app.says(anna, '/mydata');
  await app.says(anna, '/forget');
  await app.taps(anna, 'Отмена');
  await app.advance(1);
  await app.says(anna, '/forget');
  const sure = asSeen(app, anna);
  await sure('Подтвердить');
  await sure('Подтвердить');
  return { people: [anna, boris] };
});

tour(
  'Somebody banned asks to be forgotten and comes back; an applicant is forgotten',
  'tour-forgotten',
  async (app) => {
    const olga = await app.admin('Ольга');
    const boris = await app.resident('Борис', [45]);
    const vera = app.stranger('Вера');
    await applies(app, vera, '13');
    const claim = asSeen(app, olga);
    await app.says(vera, '/forget');
    await app.taps(vera, 'Подтвердить');
    await claim('Одобрить');
    const until = new Date(app.clock.now().getTime() + 3 * 86_400_000);
    await app.pool.query(
      'update memberships set banned_until = $1 where person_id = (select id from persons where display_name = $2)',
      [until, 'Борис'],
    );
    await app.says(boris, '/blocked 45');
    await app.says(boris, '/forget');
    await app.taps(boris, 'Подтвердить');
    await app.says(boris, '/start');
    await app.taps(boris, 'Согласен');
    return { people: [olga, boris, vera] };
  },
);

tour('Leaving: what is marked already, a date too far, a spot that is not hers', 'tour-away', async (app) => {
  const anna = await app.resident('Анна', [12]);
  const petr = await app.resident('Пётр', [12, 13]);
  await app.advance(60);
  await app.says(anna, 'Уезжаю');
  const first = asSeen(app, anna);
  await first('До завтра');
  await first('До завтра');
  await app.taps(anna, 'Скрыть из справочника');
  await app.says(anna, 'Моё место');
  await app.says(anna, 'Уезжаю');
  await app.taps(anna, 'Другая дата');
  for (const day of ['1.1.2040', '20.11', '20.11.2026 10:00']) await app.says(anna, day);
  await app.taps(anna, 'Отмена');
  await app.says(anna, 'Уезжаю');
  const again = asSeen(app, anna);
  await app.says(petr, 'Уезжаю');
  await app.taps(petr, 'Место 13');
  await app.taps(petr, 'Неделя');
  await app.says(petr, 'Уезжаю');
  await app.says(petr, '45');
  await app.says(petr, 'Моё место');
  await app.says(petr, 'Вернулся');
  await app.taps(petr, 'Со всеми');
  await again('Вернулся');
  await app.says(anna, 'Уезжаю');
  await app.taps(anna, 'Неделя');
  await app.taps(anna, 'Скрыть из справочника');
  await app.advance(9 * 60);
  return { people: [anna, petr] };
});

tour(
  'The directory: everything that is free, one’s own, and too many numbers',
  'tour-directory',
  async (app) => {
    const anna = await app.resident('Анна', [12]);
    await app.resident(
      'Борис',
      Array.from({ length: 60 }, (_, at) => 100 + at),
    );
    await app.pool.query(
      `insert into free_marks (complex_id, spot, until, since, hidden, set_by)
     select h.complex_id, h.spot, $1, $1::timestamptz - interval '1 day', false, h.person_id from holdings h where spot >= 100`,
      [new Date(app.clock.now().getTime() + 5 * 86_400_000)],
    );
    await app.says(anna, 'Справочник мест');
    await app.taps(anna, 'Свободные места');
    await app.says(anna, '12');
    for (let spot = 200; spot < 221; spot += 1) {
      await app.says(anna, String(spot));
      if (spot % 8 === 7) await app.advance(1.1);
    }
    return { people: [anna] };
  },
);

tour('Numbers that are none, stale buttons, and nothing to cancel', 'tour-odd', async (app) => {
  const anna = await app.resident('Анна', [12, 13]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/lang');
  await app.taps(anna, 'Русский');
  await app.says(anna, '/cancel');
  await app.says(anna, 'Перегородили');
  app.world.sticker(anna);
  await app.quiet();
  await app.says(anna, '100500');
  await app.says(anna, Array.from({ length: 12 }, (_, at) => String(40 + at)).join(', '));
  await app.taps(anna, 'Отмена');
  await app.says(anna, '/spot 45 открыто окно');
  const card = asSeen(app, anna);
  await card('Я на другом месте');
  await app.taps(anna, 'Место 13');
  await app.pool.query('delete from holdings where spot = 12');
  await card('Я на другом месте');
  const message = app.world.lastMessage(anna);
  if (message) await app.world.forge(anna, message, 'zz:nothing');
  await app.says(anna, 'Моё место');
  const nobody = app.stranger('\u2800\u3164', { username: 'nobody' });
  await applies(app, nobody, '13');
  await app.advance(1);
  for (const spot of ['13', '71', '72', '73', '74']) {
    await app.says(anna, 'Моё место');
    await app.taps(anna, 'Добавить место');
    await app.says(anna, spot);
  }
  const mend = app.world.addFault({
    kind: 'refusal',
    method: 'sendDocument',
    description: 'Bad Request: IMAGE_PROCESS_FAILED',
  });
  await app.says(anna, '/mydata');
  mend();
  await app.pool.query(`
    create function throw_up() returns trigger language plpgsql as $$ begin raise 'planted'; end $$;
    create trigger poison before insert or update on alerts for each row execute function throw_up();
  `);
  await app.says(boris, '/blocked 13');
  await app.pool.query('drop function throw_up cascade');
  await app.says(boris, 'Моё место');
  for (let times = 0; times < 25; times += 1) await app.taps(boris, 'Добавить место');
  return { people: [anna, boris] };
});

tour('Ten calls in a day, and more numbers than a neighbour knows', 'tour-quotas', async (app) => {
  await app.pool.query("update complexes set guard_phone = '+7 495 000-00-00'");
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  await app.resident(
    'Борис',
    Array.from({ length: 30 }, (_, at) => 40 + at),
  );
  for (let spot = 40; spot < 50; spot += 1) {
    await app.says(anna, `/blocked ${spot}`);
    await app.advance(10);
  }
  await app.says(anna, '/blocked 55');
  const vera = await app.resident('Вера', [14]);
  for (let spot = 101; spot <= 120; spot += 1) {
    await app.says(vera, `/blocked ${spot}`);
    await app.advance(0.5);
  }
  await app.says(vera, '/blocked 60');
  await app.says(vera, '/spot 60 Добрый день');
  return { people: [vera, stepan] };
});

tour('The eleventh call of a day, with the guards’ telephone', 'tour-eleventh', async (app) => {
  await app.pool.query("update complexes set guard_phone = '+7 495 000-00-00'");
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45, 46]);
  await app.guard('Степан');
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Решено');
  await app.pool.query(`
    with more as (
      insert into alerts overriding system value
      select r.* from alerts a, generate_series(1001, 1009) n,
        jsonb_populate_record(a, jsonb_build_object('id', n, 'spot', n)) r
      returning id
    )
    insert into alert_parties
    select r.* from alert_parties p, more, jsonb_populate_record(p, jsonb_build_object('alert_id', more.id)) r`);
  await app.advance(15);
  await app.says(anna, '/blocked 46');
  return { people: [anna] };
});

tour('What reaches the bot late is asked about', 'tour-late', async (app) => {
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.stopBot();
  app.world.say(anna, '/blocked 45');
  app.clock.advance(60 * 60_000);
  await app.startBot();
  await app.quiet();
  await app.taps(anna, 'Уже не нужно');
  await app.stopBot();
  app.world.say(anna, '/blocked 45');
  app.clock.advance(20 * 60 * 60_000);
  await app.startBot();
  await app.quiet();
  await app.taps(anna, 'Ещё нужно');
  await app.taps(boris, 'Ответить');
  await app.advance(4);
  await app.says(boris, 'Уже бегу');
  await app.taps(anna, 'Решено');
  await app.says(anna, 'Спасибо');
  return { people: [anna, boris] };
});

tour('One of two holders wants no signals', 'tour-signals', async (app) => {
  const boris = await app.resident('Борис', [45, 46]);
  const galya = await app.resident('Галя', [45, 46]);
  await app.says(galya, 'Моё место');
  const hers = asSeen(app, galya);
  await app.says(boris, 'Моё место');
  const his = asSeen(app, boris);
  await hers('Не присылать мне сигналы: место 45');
  await his('Не присылать мне сигналы: место 45');
  await app.says(galya, 'Моё место');
  await app.taps(galya, 'Снова присылать мне сигналы: место 45');
  return { people: [galya, boris] };
});
