import type { Person } from '../../playground/index.ts';
import { cardOf } from './copies.ts';
import type { TestBed } from './test-bed.ts';

/** One call for a car's owner, as it is going to be made. */
export type Plan = { readonly sender: Person; readonly spot: number; readonly holders: readonly Person[] };

export type Chance = () => number;

/** The same numbers between 0 and 1 for the same seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What the quota allows a neighbour in ten minutes. */
const RAISES_EACH = 3;

/** So many alerts, three of each neighbour, about spots that one, two or three others hold. */
export async function planLoad(bed: TestBed, alerts: number): Promise<readonly Plan[]> {
  const size = Math.max(12, Math.ceil(alerts / RAISES_EACH));
  const around = (home: number) => ((home - 1 + size) % size) + 1;
  // Spot n belongs to neighbour n; where it has more holders, to neighbours n + 1 and n + 2 as well.
  const holdsBeside = (home: number) =>
    [0, 1, 2].filter((step) => step <= around(home - step) % 3).map((step) => around(home - step));
  const people: Person[] = [];
  for (let home = 1; home <= size; home += 1) {
    people.push(await bed.resident(`Сосед ${home}`, holdsBeside(home)));
  }
  const holdersOf = (spot: number) => people.filter((_, index) => holdsBeside(index + 1).includes(spot));
  const plans: Plan[] = [];
  for (const shift of [4, 6, 8].slice(0, RAISES_EACH)) {
    for (const [index, sender] of people.entries()) {
      const spot = around(index + 1 + shift);
      if (plans.length < alerts) plans.push({ sender, spot, holders: holdersOf(spot) });
    }
  }
  return plans;
}

/** The sender types it, in one line or through the menu; both lines leave the phone at once. */
export function raise({ world }: TestBed, { sender, spot }: Plan, throughMenu: boolean): void {
  if (throughMenu) {
    world.say(sender, '🚧 Перегородили');
    world.say(sender, String(spot));
  } else world.say(sender, `/blocked ${spot}`);
}

export type Answers = { readonly pressed: ReadonlyMap<number, number>; readonly stop: () => void };

/** From now on every third alert is answered «Иду» by whoever gets it first. Tells which alert, and by whom. */
export function answerEveryThird({ world }: TestBed): Answers {
  const pressed = new Map<number, number>();
  const stop = world.onChange((change) => {
    if (change.kind !== 'happening' || change.happening.kind !== 'said') return;
    const { message } = change.happening;
    const card = cardOf(message.reply_markup);
    if (card?.part !== 'holder' || card.alert % 3 !== 0 || pressed.has(card.alert)) return;
    pressed.set(card.alert, change.chat);
    // The toast may die with a killed process: nobody waits for it.
    setImmediate(() => world.press(world.person(change.chat), message, 'Иду').catch(() => {}));
  });
  return { pressed, stop };
}
