import assert from 'node:assert/strict';
import type { BackupCode } from '../../../src/chat/backups/buttons.ts';
import type { TestBed } from '../people.ts';
import { type ButtonName, freshResident, type Row } from './row.ts';

/** Another minute: two copies within one are the same press twice. */
const byAdmin = (code: BackupCode): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    await bed.app.advance(2);
    return { presser: bed.people.admin, code };
  },
});

const newest = async ({ app }: TestBed, table: 'backups' | 'restores'): Promise<number> => {
  const { rows } = await app.pool.query<{ id: number }>(`select max(id) as id from ${table}`);
  return rows[0]?.id ?? assert.fail(`no ${table}`);
};

/** The newest copy lies there, and the house is another one since. */
async function copied(bed: TestBed): Promise<string> {
  const { app, people } = bed;
  await app.advance(2);
  await app.says(people.admin, 'Управление');
  await app.taps(people.admin, 'Резервная копия');
  const { person } = await freshResident(bed, 'Новый');
  await app.says(people.admin, 'Управление');
  await app.taps(people.admin, 'Восстановить');
  return person.firstName;
}

const compared = (act: 'confirm' | 'leave'): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { app, people } = bed;
    await copied(bed);
    const menu = app.world.find(people.admin, 'Из какой копии') ?? assert.fail('no list');
    const label = menu.reply_markup?.inline_keyboard[0]?.[0]?.text ?? assert.fail('no copy');
    await app.taps(people.admin, label);
    return {
      presser: people.admin,
      code: { kind: 'about restore', act, restore: await newest(bed, 'restores') },
    };
  },
});

export const BACKUP_BUTTONS = {
  'backup: make': byAdmin({ kind: 'backup', act: 'make' }),
  'backup: restore': byAdmin({ kind: 'backup', act: 'restore' }),
  'backup: daily': byAdmin({ kind: 'backup', act: 'daily' }),
  'backup: no daily': byAdmin({ kind: 'backup', act: 'no daily' }),
  'about backup: send': {
    about: 'a thing',
    scene: async (bed) => {
      await copied(bed);
      const backup = await newest(bed, 'backups');
      return { presser: bed.people.admin, code: { kind: 'about backup', act: 'send', backup } };
    },
  },
  'about restore: confirm': compared('confirm'),
  'about restore: leave': compared('leave'),
  'copy: open': byAdmin({ kind: 'copy', act: 'open', file: 'AAAAAAAA' }),
} satisfies Partial<Record<ButtonName, Row>>;
