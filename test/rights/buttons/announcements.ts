import { markOf } from '../../../src/chat/announcements/addressees.ts';
import type { AnnouncementAct } from '../../../src/chat/announcements/buttons.ts';
import { sectionFingerprint } from '../../../src/core/announcements/addressees.ts';
import { NEW_REQUEST } from '../../../src/core/announcements/move-request.ts';
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

/** The mark of a preview that asks to move cars, and of section «А». */
const ASKING = markOf({ to: { kind: 'all' }, request: NEW_REQUEST }) ?? 0;
const SECTION = sectionFingerprint('А');

const withSections = async (bed: TestBed): Promise<number> => {
  await bed.app.pool.query("update spots set section = 'А'");
  return drafted(bed);
};

/** A draft whose author stands before «Кому». */
async function addressing(bed: TestBed): Promise<number> {
  const id = await drafted(bed);
  await bed.press(bed.people.admin, `n:t:${id.toString(36)}`);
  return id;
}

async function unclear(bed: TestBed): Promise<number> {
  const id = await addressing(bed);
  await bed.app.says(bed.people.admin, '12 кроме 45');
  return id;
}

async function asks(bed: TestBed): Promise<number> {
  const id = await drafted(bed);
  await bed.press(bed.people.admin, `n:m:${id.toString(36)}`);
  return id;
}

/** One that asks to move cars has arrived. */
async function asking(bed: TestBed): Promise<number> {
  const id = await asks(bed);
  await bed.press(bed.people.admin, `n:u:${id.toString(36)}:${ASKING.toString(36)}`);
  await bed.app.quiet();
  return id;
}

const asShown = (act: 'send' | 'send now'): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const announcement = announcementId(await asks(bed));
    return {
      presser: bed.people.admin,
      code: { kind: 'announcement as shown', act, announcement, shown: ASKING },
    };
  },
});

/** Each resident answers for himself. */
const answering = (act: 'will move' | 'cannot move'): Row => ({
  about: 'oneself',
  scene: async (bed) => {
    const announcement = announcementId(await asking(bed));
    return { presser: bed.people.resident, code: { kind: 'announcement', act, announcement } };
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
  'announcement: choose addressees': about('choose addressees', drafted),
  'announcement: to all': about('to all', addressing),
  'announcement: to spots': about('to spots', drafted),
  'announcement: to spots meant': about('to spots meant', unclear),
  'announcement: to sections': about('to sections', withSections),
  'announcement: preview': about('preview', addressing),
  'announcement: ask to move': about('ask to move', drafted),
  'announcement: ask nothing': about('ask nothing', asks),
  'announcement: will move': answering('will move'),
  'announcement: cannot move': answering('cannot move'),
  'announcement: remind': about('remind', asking),
  'announcement: close answers': about('close answers', asking),
  'announcement: see answers': about('see answers', asking),
  'announcement as shown: send': asShown('send'),
  'announcement as shown: send now': asShown('send now'),
  'announcement section': {
    about: 'a thing',
    scene: async (bed) => {
      const announcement = announcementId(await withSections(bed));
      return {
        presser: bed.people.admin,
        code: { kind: 'announcement section', announcement, section: SECTION },
      };
    },
  },
} satisfies Partial<Record<ButtonName, Row>>;
