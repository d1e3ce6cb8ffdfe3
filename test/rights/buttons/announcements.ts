import type { AnnouncementAct } from '../../../src/chat/announcements/buttons.ts';
import { announcementId } from '../../../src/core/kernel/ids.ts';
import { ADMIN, linkedGroup } from '../../support/group.ts';
import type { TestBed } from '../people.ts';
import { type ButtonName, newest, type Row } from './row.ts';

async function drafted(bed: TestBed): Promise<number> {
  const { app, people, press } = bed;
  await press(people.admin, 'n:n');
  await app.says(people.admin, 'Завтра красят разметку');
  return newest(bed, 'announcements');
}

async function sent(bed: TestBed): Promise<number> {
  const id = await drafted(bed);
  await bed.press(bed.people.admin, `n:u:${id.toString(36)}`);
  await bed.app.quiet();
  return id;
}

async function waiting(bed: TestBed): Promise<number> {
  const id = await drafted(bed);
  const { pool, clock } = bed.app;
  const morning = new Date(clock.now().getTime() + 28_800_000);
  await pool.query("update announcements set state = 'waiting', starts_at = $2 where id = $1", [id, morning]);
  return id;
}

async function sentBesideAGroup(bed: TestBed): Promise<number> {
  const { app, people } = bed;
  const { rows } = await app.pool.query("select from groups where title = 'Двор с объявлениями'");
  const rights = { ...ADMIN, can_pin_messages: true };
  if (rows.length === 0) await linkedGroup(app, people.admin, [], { title: 'Двор с объявлениями', rights });
  return sent(bed);
}

const about = (act: AnnouncementAct, ready: (bed: TestBed) => Promise<number>): Row => ({
  // Every resident may open one.
  about: act === 'open' ? 'oneself' : 'a thing',
  scene: async (bed) => {
    const announcement = announcementId(await ready(bed));
    return { presser: bed.people.admin, code: { kind: 'announcement', act, announcement } };
  },
});

export const ANNOUNCEMENT_BUTTONS = {
  'announcements: new': {
    about: 'a thing',
    scene: async (bed) => ({ presser: bed.people.admin, code: { kind: 'announcements', act: 'new' } }),
  },
  'announcement: open': about('open', sent),
  'announcement: send': about('send', drafted),
  'announcement: send now': about('send now', drafted),
  'announcement: call off': about('call off', waiting),
  'announcement: pin': about('pin', sentBesideAGroup),
} satisfies Partial<Record<ButtonName, Row>>;
