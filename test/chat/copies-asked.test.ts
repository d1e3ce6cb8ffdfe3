import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onBackupPress } from '../../src/chat/backups/backups.ts';
import { onRestoring } from '../../src/chat/backups/restores.ts';
import type { Reply } from '../../src/chat/kit/outgoing.ts';
import type { MemberContext } from '../../src/chat/kit/update-context.ts';
import type { BackupKind } from '../../src/core/backups/backup.ts';
import { days, hours, minutes } from '../../src/core/kernel/time.ts';
import type { Scope } from '../support/database.ts';
import { member } from '../support/deeds.ts';
import { ago, ahead, BORIS, DINA, NEXT_DOOR, NOW, VERA } from '../support/rows.ts';
import { reads, speech } from './a-view.ts';
import { header, openCopies } from './copies.ts';

/** What Борис, an admin, is answered; `there`: the files in the folder, newest first. */
async function openAsking(scope: Scope, there: readonly object[] = []) {
  const house = await openCopies(scope);
  const dialogs: unknown[] = [];
  const copies = { encrypts: true, list: async () => there, tag: (name: string) => name };
  const answered = async (press: (context: MemberContext) => Promise<Reply[]>, more: object = {}) => {
    const [reply] = await house.ask((tx) => {
      const dialog = {
        set: async (...[, , one]: readonly { kind: string }[]) => void dialogs.push(one?.kind),
        end: async () => {},
      };
      const told = Object.create(tx, { dialogs: { value: dialog } });
      const standing = { dialog: null };
      const rest = {
        dialog: { kind: 'restoring' },
        standing,
        copies,
        incoming: { bot: 1, key: 'k', body: { kind: 'press' } },
      };
      const context = { tx: told, now: NOW, speech, actor: member(BORIS, 'admin'), ...rest, ...more };
      return press(context as unknown as MemberContext);
    });
    if (reply?.kind === 'toast') return `(${reply.text})`;
    return reply && 'message' in reply ? reads(reply.message) : reply;
  };
  return { ...house, dialogs, answered };
}

const resident = { actor: member(BORIS, 'resident') };

test('«Восстановить» offers the newest copies by what they are, and a key where they are closed', async (t) => {
  const copy = (at: Date, kind: BackupKind, encrypted: boolean) => ({
    ...{ name: `${at.getTime()}`, complex: 1, at, kind, encrypted },
  });
  const three = [
    copy(ago(minutes(1)), 'before restore', false),
    copy(ago(hours(3)), 'asked', true),
    copy(ago(days(1)), 'daily', false),
  ];
  const more = Array.from({ length: 6 }, (_, day) => copy(ago(days(2 + day)), 'daily', false));
  const press = (context: MemberContext) => onBackupPress(context, { kind: 'backup', act: 'restore' });
  const { answered, dialogs } = await openAsking(t, [...three, ...more]);
  const offered = String(await answered(press)).split('\n');
  assert.equal(
    offered[0],
    'Из какой копии восстановить? Выберите её или пришлите файл сюда. Сначала покажу, что изменится.',
  );
  assert.deepEqual(offered.slice(1, 4), [
    '[22:35, перед восстановлением]',
    '[19:36, по просьбе 🔒]',
    '[21 ноября, 22:36, ежедневная]',
  ]);
  assert.deepEqual([offered.length, offered.at(-1)], [10, '[Отмена]']);
  assert.deepEqual(dialogs, ['restoring']);
  assert.equal(await answered(press, resident), '(Эта кнопка не для вас.)');
  const none = await openAsking(t);
  assert.match(String(await none.answered(press)), /На сервере копий пока нет/);
  const gone = (context: MemberContext) =>
    onBackupPress(context, { kind: 'copy', act: 'open', file: 'nowhere1' });
  assert.equal(await none.answered(gone), '(Этого файла больше нет)');
  assert.equal(await none.answered(gone, resident), '(Эта кнопка не для вас.)');
});

test('Whoever is asked for a file and sends another thing, or two, is asked again; a file is read', async (t) => {
  const { answered, dialogs, ids } = await openAsking(t);
  const sends = (body: object, more = {}) =>
    answered(onRestoring, { incoming: { bot: 1, key: 'k', body }, ...more });
  const file = { kind: 'document', file: '1 f', name: 'a.age', message: '41' };
  for (const other of [
    { kind: 'text', text: 'привет' },
    { ...file, more: [file] },
  ]) {
    assert.match(String(await sends(other)), /Жду один файл копии/);
    assert.deepEqual(dialogs.splice(0), ['restoring'], 'he is still asked');
  }
  assert.deepEqual(await ids('restores'), []);
  assert.match(String(await sends(file, resident)), /Эта кнопка не для вас/);
  assert.deepEqual(await ids('restores'), []);
  assert.equal(await sends(file), 'Читаю копию. Пока ничего не меняю.');
  assert.equal((await ids('restores', "source ->> 'file' = '1 f' and state = 'wanted'")).length, 1);
});

test('A press below a difference does what it says, once; too late it says what became of it', async (t) => {
  const { answered, restore, ids } = await openAsking(t);
  const press = (act: 'confirm' | 'leave', more = {}) =>
    answered((context) => onBackupPress(context, { kind: 'about restore', act, restore: 3 }), more);
  await restore({});
  assert.equal(await press('confirm'), 'Восстанавливаю. Напишу, когда закончу.');
  assert.deepEqual(await ids('restores', "state = 'confirmed'"), [3]);
  await restore({});
  assert.equal(await press('leave'), 'Хорошо, ничего не меняю.');
  assert.deepEqual(await ids('restores', "state = 'off'"), [3]);
  for (const [state, words] of [
    ['wanted', 'Ещё читаю эту копию'],
    ['confirmed', 'Уже восстанавливаю'],
    ['done', 'Уже восстановлено'],
    ['refused', 'Эта копия не подошла'],
    ['off', 'Уже отменено'],
  ]) {
    await restore({ state });
    for (const act of ['confirm', 'leave'] as const) assert.equal(await press(act), `(${words})`);
  }
  await restore({});
  for (const actor of [member(VERA, 'admin'), member(BORIS, 'resident')])
    assert.equal(await press('confirm', { actor }), '(Эта кнопка не для вас.)');
  assert.deepEqual(await ids('restores', "state = 'compared'"), [3], 'nobody else’s');
});

test('A copy is made once a minute, of this house, and noted; the daily one comes to whoever wants it', async (t) => {
  const { answered, put, ids, pool, clear } = await openAsking(t, [{ name: 'копия' }, { name: 'открытая' }]);
  const press = (act: 'make' | 'daily' | 'no daily', more = {}) =>
    answered((context) => onBackupPress(context, { kind: 'backup', act }), more);
  await put('backups', { id: 900, kind: 'asked', state: 'wanted', wanted_at: NOW, ...NEXT_DOOR });
  assert.equal(await press('make', resident), '(Эта кнопка не для вас.)');
  assert.match(String(await press('make')), /Делаю резервную копию/);
  assert.equal(await press('make'), '(Копию уже сделали меньше минуты назад)');
  assert.equal((await ids('journal', "deed ->> 'kind' = 'copy asked' and by_person = 2")).length, 1);
  // The clock was set back: what lies ahead was not just now.
  await pool.query('update backups set wanted_at = $1 where complex_id = 1', [ahead(hours(2))]);
  assert.match(String(await press('make')), /Делаю резервную копию/);
  const readers = () => ids('backup_readers', 'complex_id = 1', 'person_id');
  await put('backup_readers', { person_id: VERA });
  const plain = { copies: { encrypts: false } };
  assert.match(String(await press('daily', plain)), /не зашифрована, поэтому остаётся/);
  assert.equal(await press('daily', resident), '(Эта кнопка не для вас.)');
  assert.deepEqual(await readers(), [VERA]);
  assert.match(String(await press('daily')), /каждую ночь буду присылать/);
  assert.deepEqual(await readers(), [BORIS, VERA]);
  // The key was taken out of the settings since: he may still say that he wants none.
  assert.match(String(await press('no daily', plain)), /ежедневные копии остаются на сервере/);
  assert.deepEqual(await readers(), [VERA], 'hers still come');
  await clear('backups');
  const made = { kind: 'asked', state: 'made', settled_at: NOW, header, sha256: '\\x01', bytes: 1 };
  await put(
    'backups',
    { id: 1, ...made, file_name: 'копия', encrypted: true },
    ...[
      { id: 2, file_name: 'открытая', encrypted: false },
      { id: 3, file_name: 'удалённая' },
      { id: 4, ...NEXT_DOOR },
    ],
  );
  const send = (backup: number, more = {}) =>
    answered((context) => onBackupPress(context, { kind: 'about backup', act: 'send', backup }), more);
  assert.match(String(await send(1)), /Открыть её можно только вашим закрытым ключом/);
  assert.match(String(await send(2)), /не зашифрована, поэтому остаётся/);
  for (const none of [3, 4, 9]) assert.equal(await send(none), '(Этого файла больше нет)', `${none}`);
  assert.equal(await send(1, { actor: member(DINA, 'guard') }), '(Эта кнопка не для вас.)');
});
