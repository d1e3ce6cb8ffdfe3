/** Strangers who pour everything they can into the bot, and neighbours who want something meanwhile. */
import { median } from '../../bench/numbers.ts';
import type { Person, ShownMessage, World } from '../../playground/index.ts';
import type { TestBed } from './test-bed.ts';

/** Somebody with a message of the bot, to press below it. */
export type Presser = { readonly person: Person; readonly seen: ShownMessage };

/** Waits for the first answer of the bot. */
export async function openChat(world: World, person: Person): Promise<Presser> {
  const newest = () => world.messages(person).findLast(({ from }) => from?.is_bot);
  await world.until(newest, { what: `${person.firstName} has an answer`, timeoutMs: 30_000 });
  const seen = newest();
  if (!seen) throw new Error('no answer');
  return { person, seen };
}

/** People who live here, as many as asked for, with an answer to press below. */
export async function neighbours({ world, resident }: TestBed, count: number): Promise<Presser[]> {
  const people: Person[] = [];
  for (let spot = 1; spot <= count; spot += 1) people.push(await resident(`Сосед ${spot}`, [spot]));
  return Promise.all(people.map((person) => openChat(world, person)));
}

/** People whom nobody knows; they have read what the bot says first. */
export function strangers({ world }: Pick<TestBed, 'world'>, count: number): Promise<Presser[]> {
  const people = Array.from({ length: count }, (_, nth) =>
    world.addPerson({ firstName: `Прохожий ${nth}`, languageCode: 'ru' }),
  );
  for (const person of people) world.start(person);
  return Promise.all(people.map((person) => openChat(world, person)));
}

/** The nth thing that flooders do, in turn: /start, a press, a label, a photo. */
export function pour(world: World, flooders: readonly Presser[], nth: number): void {
  const flooder = flooders[nth % flooders.length];
  if (!flooder) return;
  const { person, seen } = flooder;
  switch (Math.floor(nth / flooders.length) % 4) {
    case 0:
      world.start(person);
      return;
    case 1:
      world.forge(person, seen, 'x').catch(() => {});
      return;
    case 2:
      world.say(person, '❓ Помощь');
      return;
    default:
      world.photo(person);
  }
}

/** Milliseconds from a neighbour's press on «Помощь» to the bot's answer to it. */
export async function answered(world: World, { person, seen }: Presser): Promise<number> {
  const pressed = performance.now();
  await world.forge(person, seen, 'hp:all');
  return performance.now() - pressed;
}

/** Milliseconds that the presses of each take in peace, one after another, until there are ten. */
export async function inPeace(world: World, near: readonly Presser[]): Promise<readonly number[]> {
  const took: number[] = [];
  for (const one of Array.from({ length: 10 }, (_, nth) => near[nth % near.length]))
    if (one) took.push(await answered(world, one));
  return took;
}

/**
 * How long a neighbour's press may take while others flood the bot, in milliseconds: a second, or, where the machine is
 * slow today, sixty times what one takes in peace.
 */
export function longestPress(peace: readonly number[]): number {
  return Math.max(1_000, 60 * median(peace));
}
