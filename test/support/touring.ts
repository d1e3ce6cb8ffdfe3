import type { AdminRights, Group, Person } from '../../playground/index.ts';
import type { TestApp } from './test-app.ts';

/** Agrees and claims these spots, in whatever language the walk is. */
export async function applies(app: TestApp, person: Person, spots: string): Promise<void> {
  await app.says(person, '/start');
  await app.taps(person, 'Согласен');
  await app.says(person, spots);
}

/** What stands behind `start=` in the newest link that somebody was given. */
export const linkIn = (app: TestApp, person: Person) => /start=(\S+)/.exec(app.reads(person))?.[1] ?? '';

/** «Управление» → «Пригласить охрану»; what the new link brings along. */
export async function invitesGuard(app: TestApp, admin: Person): Promise<string> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Пригласить охрану');
  return linkIn(app, admin);
}

/** A group of the house, linked by its admin. */
export async function linksGroup(
  app: TestApp,
  admin: Person,
  members: readonly Person[],
  rights: AdminRights,
): Promise<Group> {
  const group = app.world.addGroup({ title: 'Двор', members: [admin, ...members] });
  app.world.addBot(group, { by: admin, admin: rights, startgroup: 'link' });
  await app.quiet();
  await app.world.tap(admin, 'Привязать группу к ЖК', group);
  await app.quiet();
  return group;
}

/** Opens «Новое объявление» and types it. */
export async function announces(app: TestApp, admin: Person, text: string): Promise<void> {
  await app.says(admin, 'Объявления');
  await app.taps(admin, 'Новое объявление');
  await app.says(admin, text);
}

/** «Управление», a minute later, and one of its buttons. */
export async function opens(app: TestApp, admin: Person, label: string): Promise<void> {
  await app.advance(1);
  await app.says(admin, 'Управление');
  await app.taps(admin, label);
}
