import assert from 'node:assert/strict';
import type { BackupCode } from '../../../src/chat/backups/buttons.ts';
import type { Yard } from '../people.ts';
import { type ButtonName, freshResident, type Row } from './row.ts';

/** Another minute: two copies within one are the same press twice. */
const byAdmin = (code: BackupCode): Row => ({
  about: 'a thing',
  scene: async (yard) => {
    await yard.house.pass(2);
    return { presser: yard.people.admin, code };
  },
});

const newest = async ({ house }: Yard, table: 'backups' | 'restores'): Promise<number> => {
  const { rows } = await house.pool.query<{ id: number }>(`select max(id) as id from ${table}`);
  return rows[0]?.id ?? assert.fail(`no ${table}`);
};

/** The newest copy lies there, and the house is another one since. */
async function copied(yard: Yard): Promise<string> {
  const { house, people } = yard;
  await house.pass(2);
  await house.says(people.admin, 'Управление');
  await house.taps(people.admin, 'Резервная копия');
  const { person } = await freshResident(yard, 'Новый');
  await house.says(people.admin, 'Управление');
  await house.taps(people.admin, 'Восстановить');
  return person.firstName;
}

const compared = (act: 'confirm' | 'leave'): Row => ({
  about: 'a thing',
  scene: async (yard) => {
    const { house, people } = yard;
    await copied(yard);
    const menu = house.world.find(people.admin, 'Из какой копии') ?? assert.fail('no list');
    const label = menu.reply_markup?.inline_keyboard[0]?.[0]?.text ?? assert.fail('no copy');
    await house.taps(people.admin, label);
    return {
      presser: people.admin,
      code: { kind: 'about restore', act, restore: await newest(yard, 'restores') },
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
    scene: async (yard) => {
      await copied(yard);
      const backup = await newest(yard, 'backups');
      return { presser: yard.people.admin, code: { kind: 'about backup', act: 'send', backup } };
    },
  },
  'about restore: confirm': compared('confirm'),
  'about restore: leave': compared('leave'),
  'copy: open': byAdmin({ kind: 'copy', act: 'open', file: 'AAAAAAAA' }),
} satisfies Partial<Record<ButtonName, Row>>;
