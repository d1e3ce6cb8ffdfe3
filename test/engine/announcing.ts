import type { TestContext } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { wasDone } from './copies.ts';
import { openFreshYard } from './open.ts';
import type { TestBed } from './test-bed.ts';

/** Announcements of one process that are under way at once; each may arrive twice when the process is killed. */
export const IN_FLIGHT = 8;
const TEXT = 'Завтра красят разметку';

export type Evening = {
  readonly bed: TestBed;
  readonly olga: Person;
  readonly neighbours: readonly Person[];
};

/** An admin and her neighbours in a test bed where it is never night. */
export async function evening(t: TestContext, count: number, paced = false): Promise<Evening> {
  const bed = await openFreshYard(t, { paced });
  await bed.pool.query('update complexes set quiet_from_minute = 0, quiet_until_minute = 0');
  const olga = await bed.admin('Ольга');
  const neighbours: Person[] = [];
  for (let spot = 1; spot <= count; spot += 1) neighbours.push(await bed.resident(`Сосед ${spot}`, [spot]));
  return { bed, olga, neighbours };
}

/** Writes it, for all or for these spots, and presses «Отправить», whatever dies meanwhile. */
export async function announce({ bed: { world }, olga }: Evening, spots?: string): Promise<void> {
  const seen = (what: string) => world.until(() => world.find(olga, what), { what, timeoutMs: 60_000 });
  await world.until(() => world.lastMessage(olga)?.from?.is_bot, { what: 'the menu', timeoutMs: 60_000 });
  world.say(olga, 'Объявления');
  await seen('Последние объявления');
  await world.tap(olga, 'Новое объявление');
  world.say(olga, TEXT);
  await seen('Так его увидят');
  if (spots !== undefined) {
    await world.tap(olga, 'Просьба убрать машину');
    await seen('Под объявлением будут');
    await world.tap(olga, 'Кому');
    await seen('Кому отправить?');
    world.say(olga, spots);
    await seen('Кому: места');
  }
  await world.tap(olga, 'Отправить');
}

/** How often the announcement reached somebody, heard by the bot or not. */
export function copiesOf({ bed: { world } }: Evening, { id }: Person): number {
  return world.log.filter(
    (call) =>
      call.method === 'sendMessage' &&
      wasDone(call) &&
      call.params.chat_id === id &&
      String(call.params.text).includes(TEXT),
  ).length;
}

export const sent = (house: Evening) => house.neighbours.reduce((sum, one) => sum + copiesOf(house, one), 0);

export const until = ({ bed: { world } }: Evening, what: string, true_: () => boolean) =>
  world.until(true_, { what, timeoutMs: 60_000 });

export const report = ({ bed: { world }, olga }: Evening) =>
  world.find(olga, 'Объявление отправлено')?.text ?? '';
