import type { AdminRights, Group, GroupWish, Person } from '../../playground/index.ts';
import type { TestApp } from './test-app.ts';

export const GROUP = 'ЖК «Тихий двор», дом 1';

/** Everything written in it reaches the bot. */
export const ADMIN: AdminRights = { can_manage_chat: true };

/** A group of the house that an admin has linked; its journal begins with the set-up. */
export async function linkedGroup(
  app: TestApp,
  admin: Person,
  members: readonly Person[],
  more: Omit<GroupWish, 'title' | 'members'> & {
    readonly title?: string;
    readonly rights?: AdminRights;
  } = {},
): Promise<Group> {
  const { rights, ...wish } = more;
  const group = app.world.addGroup({ title: GROUP, ...wish, members: [admin, ...members] });
  app.world.addBot(group, { by: admin, ...(rights && { admin: rights }), startgroup: 'link' });
  await app.quiet();
  await app.world.tap(admin, 'Привязать группу к ЖК', group);
  await app.quiet();
  return group;
}

/** How a line in the group begins that speaks to the bot. */
export const at = (app: TestApp) => `@${app.world.bot.username}`;
