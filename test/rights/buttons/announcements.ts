import type { AnnouncementAct } from '../../../src/chat/announcements/buttons.ts';
import { announcementId } from '../../../src/core/kernel/ids.ts';
import { ADMIN, linkedGroup } from '../../support/group.ts';
import type { Yard } from '../people.ts';
import { type ButtonName, newest, type Row } from './row.ts';

async function drafted(yard: Yard): Promise<number> {
  const { house, people, press } = yard;
  await press(people.admin, 'n:n');
  await house.says(people.admin, 'Завтра красят разметку');
  return newest(yard, 'announcements');
}

async function sent(yard: Yard): Promise<number> {
  const id = await drafted(yard);
  await yard.press(yard.people.admin, `n:u:${id.toString(36)}`);
  await yard.house.quiet();
  return id;
}

async function waiting(yard: Yard): Promise<number> {
  const id = await drafted(yard);
  const { pool, clock } = yard.house;
  const morning = new Date(clock.now().getTime() + 28_800_000);
  await pool.query("update announcements set state = 'waiting', starts_at = $2 where id = $1", [id, morning]);
  return id;
}

async function sentBesideAGroup(yard: Yard): Promise<number> {
  const { house, people } = yard;
  const { rows } = await house.pool.query("select from groups where title = 'Двор с объявлениями'");
  const rights = { ...ADMIN, can_pin_messages: true };
  if (rows.length === 0) await linkedGroup(house, people.admin, [], { title: 'Двор с объявлениями', rights });
  return sent(yard);
}

const about = (act: AnnouncementAct, ready: (yard: Yard) => Promise<number>): Row => ({
  // Every resident may open one.
  about: act === 'open' ? 'oneself' : 'a thing',
  scene: async (yard) => {
    const announcement = announcementId(await ready(yard));
    return { presser: yard.people.admin, code: { kind: 'announcement', act, announcement } };
  },
});

export const ANNOUNCEMENT_BUTTONS = {
  'announcements: new': {
    about: 'a thing',
    scene: async (yard) => ({ presser: yard.people.admin, code: { kind: 'announcements', act: 'new' } }),
  },
  'announcement: open': about('open', sent),
  'announcement: send': about('send', drafted),
  'announcement: send now': about('send now', drafted),
  'announcement: call off': about('call off', waiting),
  'announcement: pin': about('pin', sentBesideAGroup),
} satisfies Partial<Record<ButtonName, Row>>;
