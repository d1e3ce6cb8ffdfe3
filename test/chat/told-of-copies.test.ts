import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawNotice } from '../../src/chat/draw.ts';
import type { CopyFault } from '../../src/core/backups/backup.ts';
import type { Difference } from '../../src/core/backups/backup-ports.ts';
import type { PersonId } from '../../src/core/kernel/ids.ts';
import { ANNA, BORIS, NEXT_DOOR, NOW, spotOf, VERA } from '../support/rows.ts';
import { header, openCopies } from './copies.ts';
import { openDrawing, readerOf } from './drawing.ts';

const NONE: Difference = { back: 0, approved: 0, unapproved: 0, spots: [], history: {}, forgotten: 0 };

test('What a restore would change is told line by line, and nothing is asked where it would change nothing', async (t) => {
  const { reads } = await openCopies(t);
  const would = async (difference: Partial<Difference>) =>
    ((await reads({ difference: { ...NONE, ...difference } })) ?? '').split('\n');
  const lines = async (difference: Partial<Difference>) =>
    (await would(difference)).filter((line) => line.startsWith('•'));
  assert.deepEqual(await would({}), ['Копия от 20 ноября, 22:36 совпадает с тем, что есть: менять нечего.']);
  // Who stays out changes nothing.
  assert.match((await would({ forgotten: 2 })).join(), /менять нечего/);
  const all = await would({
    ...{ back: 1, approved: 2, unapproved: 3, forgotten: 4 },
    spots: Array.from({ length: 31 }, (_, at) => spotOf(2 * at + 1)),
    history: { alerts: 5, claims: 6, journal: 7, passes: 8 },
  });
  assert.match(all[0] ?? '', /Восстановить копию от 20 ноября, 22:36\?/);
  const said = all.filter((line) => line.startsWith('•'));
  assert.match(said[3] ?? '', /^• другие владельцы у мест: 1, 3, .*59$/);
  assert.deepEqual(said.toSpliced(3, 1), [
    '• вернётся 1 человек — без прав охраны и администратора',
    '• снова житель: 2 человека',
    '• больше не жители: 3 человека, в копии их ещё нет',
    '• и ещё у 1 места',
    '• вернутся закрытыми обращения: 5',
    '• вернутся заявки: 6',
    '• вернутся прочие записи: 15',
    '• не вернутся те, кто просил их забыть: 4',
  ]);
  assert.deepEqual(all.at(-1), '[Подтвердить] [Отмена]');
  // Each alone is a change.
  for (const one of [
    { back: 1 },
    { approved: 1 },
    { unapproved: 1 },
    { spots: [spotOf(1)] },
    { history: { claims: 1 } },
  ])
    assert.equal((await lines(one)).length, 1, JSON.stringify(one));
  const thirty = Array.from({ length: 30 }, (_, at) => spotOf(at + 1));
  assert.equal((await lines({ spots: thirty })).length, 1, 'thirty are read as they are');
});

const FAULTS: Readonly<Record<CopyFault, RegExp>> = {
  gone: /этого файла больше нет/,
  'out of reach': /сейчас не скачивается/,
  'too large': /слишком большой/,
  'no copy': /это не резервная копия/,
  truncated: /повреждён или обрезан/,
  encrypted: /закрытого ключа на этом сервере нет/,
  'other key': /не для ключа этого сервера/,
  'holds a key': /В этом файле закрытый ключ age/,
  foreign: /копия другого дома/,
  older: /сделана версией бота, которой этот не знает/,
  newer: /более новой версией бота/,
  unfit: /внутри не то, что пишет этот бот/,
  exchanged: /уже не тот, который вы подтвердили/,
  'list damaged': /повреждён файл forgotten\.json/,
  'no key file': /BACKUP_IDENTITY_FILE/,
  'not written': /сначала я сохраняю то, что есть/,
  failed: /восстановить не получилось/,
};

test('Why nothing was restored is told as it is; of what cannot be opened here, what is in it and how else', async (t) => {
  const { reads } = await openCopies(t);
  const why = async (fault: CopyFault, more = {}) =>
    (await reads({ state: 'refused', fault, ...more })) ?? '';
  for (const [fault, words] of Object.entries(FAULTS)) {
    const said = await why(fault as CopyFault);
    assert.match(said, words);
    assert.equal(said.includes('npm run restore'), fault === 'encrypted', fault);
  }
  const closed = await why('encrypted');
  assert.match(
    closed,
    /Копия от 20 ноября, 22:36, версия базы 0052\nВнутри: 2 человека, 5 мест, 1 обращение/,
  );
  assert.match(closed, /npm run restore -- наша\.age/);
  assert.doesNotMatch(await why('encrypted', { header: null }), /Копия от|Внутри/);
});

test('That it is done is told to whoever asked, and to the other admins who did it; what is answered asks no more', async (t) => {
  const { reads, told, restore } = await openCopies(t);
  assert.match((await reads({ state: 'done' })) ?? '', /Готово: дом восстановлен из копии от 20 ноября/);
  for (const state of ['wanted', 'confirmed', 'off'])
    assert.equal(await reads({ state, difference: { ...NONE, back: 1 } }), null, state);
  assert.equal(await told(BORIS, { kind: 'restore', restore: 9 }), null);
  const other = { kind: 'restored', restore: 3, by: BORIS } as const;
  assert.match(
    (await told(VERA, other)) ?? '',
    /восстановлен из копии от 20 ноября, 22:36\. Администратор: Борис/,
  );
  await restore({ ...NEXT_DOOR });
  assert.equal(await told(BORIS, { kind: 'restore', restore: 3 }), null, 'the other house’s');
});

test('Whoever has other spots now reads which, with the menu that goes with them', async (t) => {
  const { ask, put } = await openDrawing(t);
  const says = async (person: PersonId, ...spots: readonly number[]) => {
    const notice = { kind: 'spots restored', spots: spots.map(spotOf) } as const;
    const said = await ask((tx) => drawNotice(tx, readerOf(person), notice));
    return said && { text: said.text.text, menu: typeof said.menu };
  };
  assert.match((await says(ANNA, 12))?.text ?? '', /Ваше место теперь: 12\./);
  assert.match((await says(ANNA, 12, 13))?.text ?? '', /Ваши места теперь: 12, 13\./);
  assert.match((await says(ANNA))?.text ?? '', /Места за вами больше нет/);
  assert.equal((await says(ANNA, 12))?.menu, 'object');
  await put('persons', { id: 8, display_name: 'Пётр', language: 'ru' });
  await put('memberships', { person_id: 8, approved_at: null, roles: [] });
  assert.equal((await says(8 as PersonId))?.menu, 'string', 'who is no resident any more has none');
  assert.equal(await says(9 as PersonId), null);
});

test('A copy that is made says how large it is, what is in it and where it stays; one that failed is told while it is news', async (t) => {
  const { put, clear, told, ask } = await openCopies(t);
  const made = { kind: 'asked', state: 'made', settled_at: NOW, header, sha256: '\\x01' };
  const says = async (row: object, kind: 'backup made' | 'backup failed' | 'backup file' = 'backup made') => {
    await clear('backups');
    await put('backups', { id: 3, ...made, file_name: 'копия', bytes: 1024, encrypted: true, ...row });
    return told(BORIS, { kind, backup: 3 });
  };
  const sealed = (await says({})) ?? '';
  assert.match(sealed, /Файл: копия, 1 КБ\nВнутри: 2 человека, 5 мест, 1 обращение/);
  assert.match(sealed, /Зашифрована и лежит на сервере.*\[Прислать файл сюда\]\n\[Присылать каждый день\]$/s);
  for (const [bytes, size] of [
    [1, '1 КБ'],
    [1_047_000, '1022 КБ'],
    [1_048_576, '1.0 МБ'],
    [1_600_000, '1.5 МБ'],
  ] as const)
    assert.match((await says({ bytes })) ?? '', new RegExp(`копия, ${size}`));
  await put('backup_readers', { person_id: VERA });
  assert.match((await says({})) ?? '', /\[Присылать каждый день\]/, 'another admin has it');
  await put('backup_readers', { person_id: BORIS });
  assert.match((await says({})) ?? '', /\[Не присылать каждый день\]/);
  const plain = (await says({ encrypted: false })) ?? '';
  assert.match(plain, /не зашифрована, поэтому остаётся на сервере/);
  assert.doesNotMatch(plain, /\[/);
  await says({});
  const file = await ask((tx) => drawNotice(tx, readerOf(BORIS), { kind: 'backup file', backup: 3 }));
  assert.deepEqual([file?.document, file?.silent], [{ copy: 'копия' }, true], 'at four in the morning');
  const failed = { state: 'failed', settled_at: NOW, file_name: null, bytes: null, encrypted: null };
  assert.match((await says(failed, 'backup failed')) ?? '', /не получилась.*через час/);
  assert.equal(await says(failed), null);
  const again = (id: number, more = {}) =>
    put('backups', { ...made, id, file_name: 'x', bytes: 1, encrypted: true, ...more });
  await again(2);
  await again(5, NEXT_DOOR);
  assert.match((await told(BORIS, { kind: 'backup failed', backup: 3 })) ?? '', /не получилась/);
  await again(4);
  assert.equal(await told(BORIS, { kind: 'backup failed', backup: 3 }), null, 'it has worked since');
  assert.equal(await told(BORIS, { kind: 'backup made', backup: 5 }), null, 'the other house’s');
});

test('Whoever is no admin any more reads nothing of copies and restores, and of his own spots what is so', async (t) => {
  const { restore, told, put, pool } = await openCopies(t);
  await restore({ state: 'done' });
  const made = { kind: 'daily', state: 'made', settled_at: NOW, header, sha256: '\\x01' };
  await put('backups', { id: 3, ...made, file_name: 'копия', bytes: 1, encrypted: true });
  await put('backups', { id: 4, kind: 'daily', state: 'failed', settled_at: NOW });
  const reads = async () => {
    const all = [
      await told(BORIS, { kind: 'restore', restore: 3 }),
      await told(BORIS, { kind: 'restored', restore: 3, by: VERA }),
      await told(BORIS, { kind: 'backup made', backup: 3 }),
      await told(BORIS, { kind: 'backup failed', backup: 4 }),
      await told(BORIS, { kind: 'backup file', backup: 3 }),
      await told(BORIS, { kind: 'spots restored', spots: [spotOf(45)] }),
    ];
    return all.map((one) => one !== null);
  };
  assert.deepEqual(await reads(), [true, true, true, true, true, true]);
  await pool.query("update memberships set roles = '{guard}' where person_id = 2");
  assert.deepEqual(await reads(), [false, false, false, false, false, true]);
});
