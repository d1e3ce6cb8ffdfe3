import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LinkWish, linkGroup, seeGroups } from '../../src/core/groups/link-group.ts';
import { noteMention, noteStanding, noteUnlinked } from '../../src/core/groups/note-standing.ts';
import { groupId } from '../../src/core/kernel/ids.ts';
import { seconds } from '../../src/core/kernel/time.ts';
import { housed, member, why } from '../support/deeds.ts';
import { ANNA, ago, ahead, BORIS, DINA, NOW, openRows, type Rows } from '../support/rows.ts';

const dina = member(DINA, 'admin');
const anna = member(ANNA, 'resident', [45]);
const CHAT = groupId(1);

/** A chat of the house, or of none yet, in which nothing was said. */
const chat = {
  ...{ bot_id: 1, title: 'Двор', language: 'ru', present: true, sees_all: false, mention_seen_at: null },
  ...{ admin_seen: null, told_unlinked: false, told_blind: false },
};
type Row = Partial<Record<keyof typeof chat | 'complex_id', unknown>>;

async function begins(rows: Rows, row: Row): Promise<void> {
  await rows.clear('groups', 'notices');
  await rows.put('groups', { id: CHAT, chat_ref: '-1', complex_id: null, ...chat, ...row });
}

/** What is told since, and to whom: a person, or the chat itself. */
async function told({ pool }: Rows): Promise<readonly string[]> {
  const { rows } = await pool.query(
    `select notice->>'kind' as kind, coalesce(recipient::text, 'chat') as whom from notices order by 1, 2`,
  );
  return rows.map(({ kind, whom }) => `${kind} → ${whom}`);
}

const row = async ({ pool }: Rows) => (await pool.query('select * from groups')).rows[0];

test('A chat is linked by an admin who is there; that mentions do not arrive is told to the admins once', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.pool.query("update memberships set roles = '{guard}' where person_id = $1", [BORIS]);
  const links = (wish: Pick<LinkWish, 'isThere' | 'admin'>) =>
    why(rows, (tx) => linkGroup(tx, dina, CHAT, { language: 'ru', ...wish }, NOW));
  const offered = () => rows.ask((tx) => seeGroups(tx, dina)).then((seen) => seen.ok && seen.value.length);
  for (const adminSeen of [null, ANNA, BORIS]) {
    await begins(rows, { admin_seen: adminSeen });
    assert.equal(await links({ isThere: false, admin: 'in' }), 'gone', `${adminSeen}`);
    assert.equal(await offered(), 0, `${adminSeen}`);
  }
  await begins(rows, {});
  assert.equal(await links({ isThere: true, admin: 'in' }), null, 'she presses in the chat itself');
  await begins(rows, { admin_seen: DINA });
  assert.equal(await offered(), 1);
  assert.equal(await links({ isThere: false, admin: 'unknown' }), 'nobody knows');
  assert.equal(await links({ isThere: true, admin: 'unknown' }), null);
  assert.deepEqual(await told(rows), [`group blind → ${DINA}`]);
  const linked = await row(rows);
  assert.deepEqual([linked.complex_id, linked.told_unlinked, linked.told_blind], [1, true, true]);
  for (const known of [{ told_blind: true }, { sees_all: true }]) {
    await begins(rows, { admin_seen: DINA, ...known });
    assert.equal(await links({ isThere: true, admin: 'in' }), null);
    assert.deepEqual(await told(rows), []);
  }
});

test('What the bot sees of a linked chat is told when it changes, and not again', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const stands = async (before: Row, seesAll: boolean, present = true) => {
    await begins(rows, { complex_id: 1, ...before });
    await rows.ask(async (tx) => {
      const group = (await tx.groups.get(CHAT)) ?? assert.fail();
      await noteStanding(tx, anna, group, { present, seesAll }, NOW);
    });
    const now = await row(rows);
    assert.deepEqual([now.present, now.sees_all], [present, seesAll]);
    return [...(await told(rows)), now.told_blind, now.mention_seen_at !== null];
  };
  const blind = ['group blind → 4', 'group blind → chat', true, false];
  assert.deepEqual(await stands({}, false), blind);
  assert.deepEqual(await stands({ sees_all: true, mention_seen_at: ago(1) }, false), blind);
  assert.deepEqual(await stands({ told_blind: true }, false), [true, false]);
  assert.deepEqual(await stands({ mention_seen_at: ago(1) }, false), [false, true]);
  assert.deepEqual(await stands({ told_blind: true }, true), ['group sighted → 4', false, false]);
  assert.deepEqual(await stands({}, true), [false, false]);
  assert.deepEqual(await stands({}, false, false), [false, false]);
});

test('An admin who is seen in a chat is remembered where it is his own house’s or nobody’s, and not in that of another', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const seen = async (complex: number | null) => {
    await begins(rows, { complex_id: complex });
    await rows.ask(async (tx) => {
      const group = (await tx.groups.get(CHAT)) ?? assert.fail();
      await noteStanding(tx, dina, group, { present: true, seesAll: true }, NOW);
    });
    return (await row(rows)).admin_seen;
  };
  assert.deepEqual([await seen(1), await seen(null), await seen(2)], [DINA, DINA, null]);
});

test('That a chat is not linked is said once, and again to the admin who brings the bot back or asks', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const after = async (before: Row, deed: Parameters<typeof rows.ask>[0]) => {
    await begins(rows, before);
    await rows.ask(deed);
    const { admin_seen, told_blind } = await row(rows);
    return [...(await told(rows)), admin_seen, ...(told_blind ? ['blind'] : [])];
  };
  const comes = (who: typeof anna, before: Row, seesAll = true) =>
    after(before, async (tx) => {
      const group = (await tx.groups.get(CHAT)) ?? assert.fail();
      await noteStanding(tx, who, group, { present: true, seesAll }, NOW);
    });
  const [here, once, gone] = [{}, { told_unlinked: true }, { told_unlinked: true, present: false }];
  const [inChat, toAdmin] = ['group unlinked → chat', 'group unlinked → 4'];
  assert.deepEqual(await comes(anna, here), [inChat, null]);
  assert.deepEqual(await comes(anna, once), [null]);
  assert.deepEqual(await comes(anna, gone), [null]);
  assert.deepEqual(await comes(dina, once), [DINA]);
  assert.deepEqual(await comes(dina, gone), [toAdmin, inChat, DINA]);
  assert.deepEqual(await comes(dina, here, false), [toAdmin, inChat, DINA, 'blind']);
  assert.deepEqual(await comes(anna, here, false), [inChat, null]);
  // A chat that moved is known again within seconds: nothing is said of its new address before.
  await begins(rows, gone);
  await rows.put('groups', { id: 2, chat_ref: '-2', complex_id: 1, ...chat });
  await rows.ask(async (tx) => {
    const group = (await tx.groups.get(CHAT)) ?? assert.fail();
    await noteStanding(tx, dina, group, { present: true, seesAll: true }, NOW);
  });
  const wait = ahead(seconds(5));
  assert.deepEqual((await rows.pool.query('select due_at from notices')).rows, [
    { due_at: wait },
    { due_at: wait },
  ]);
  const speaks = (who: typeof anna, before: Row, asks: boolean) =>
    after(before, async (tx) => {
      const group = (await tx.groups.get(CHAT)) ?? assert.fail();
      await noteUnlinked(tx, who, group, asks, NOW);
    });
  assert.deepEqual(await speaks(anna, here, false), [inChat, null]);
  assert.deepEqual(await speaks(anna, once, true), [null]);
  assert.deepEqual(await speaks(dina, once, false), [DINA]);
  assert.deepEqual(await speaks(dina, once, true), [inChat, DINA]);
});

test('A mention that arrives shows that mentions do, in a chat of the house, the first time', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const mentions = async (before: Row) => {
    await begins(rows, before);
    await rows.ask(async (tx) => {
      await noteMention(tx, (await tx.groups.get(CHAT)) ?? assert.fail(), NOW);
    });
    return told(rows);
  };
  assert.deepEqual(await mentions({ complex_id: 1, told_blind: true }), ['group mention arrived → 4']);
  assert.equal((await row(rows)).told_blind, false);
  assert.deepEqual(await mentions({ complex_id: 1, mention_seen_at: ago(1) }), []);
  assert.deepEqual(await mentions({ complex_id: null }), []);
  assert.equal((await row(rows)).mention_seen_at, null);
});
