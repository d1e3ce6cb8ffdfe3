/** What can be wrong with the shape of an update: a field gone, of another type, too deep, unknown, cut. */
import { type Chance, picker } from './picker.ts';

const WHOLE: readonly number[] = [0, 1, -1, 42, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 53 - 1, 1 - 2 ** 53];
const BROKEN: readonly number[] = [2 ** 53, -(2 ** 53), 1e308, -1e308, 0.5];

/** Mostly whole, and of an order that Telegram may count in. */
export const spoilNumber = (chance: Chance): number => {
  const { oneIn, pick } = picker(chance);
  return pick(oneIn(12) ? BROKEN : WHOLE);
};

type Place = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string };

/** Where something stands in it, however deep. */
function* placesIn(value: unknown): Generator<Place> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield { holder: value as Place['holder'], key };
    yield* placesIn(inner);
  }
}

function deep(levels: number): unknown {
  let made: unknown = 'bottom';
  for (let level = 0; level < levels; level += 1)
    made = level % 2 === 0 ? { reply_to_message: made } : [made];
  return made;
}

const SPOILS: Readonly<Record<string, (chance: Chance, before: unknown) => unknown>> = {
  gone: () => undefined,
  null: () => null,
  'a number': (chance) => spoilNumber(chance),
  'a word': () => 'слово',
  'a flag': () => true,
  'an empty list': () => [],
  'a list of it': (_, before) => [before, before],
  'an empty object': () => ({}),
  'an object with a text': () => ({ toString: 'no', length: 3, text: 'x' }),
  deep: () => deep(400),
  'cut in the middle': (_, before) =>
    typeof before === 'string' ? before.slice(0, Math.ceil(before.length / 2)) : Math.PI,
  'of unknown fields': (_, before) => ({
    ...Object(before),
    ['__proto__']: 1,
    unknown: deep(4),
    nul: '\u0000',
  }),
};

/** A copy in which one place is not as it should be; `how` names the place and what stands there. */
export function spoil(chance: Chance, update: object): { readonly how: string; readonly spoiled: unknown } {
  const { pick } = picker(chance);
  const spoiled: unknown = structuredClone(update);
  // Deeper places are many more: what stands above shall be hit as often.
  const places = [...placesIn(spoiled)];
  const place = pick(chance() < 0.5 ? places.slice(0, 8) : places);
  const [name, change] = pick(Object.entries(SPOILS));
  const { holder, key } = place;
  const before = Reflect.get(holder, key);
  Reflect.set(holder, key, change(chance, before));
  return { how: `${key}: ${name}`, spoiled };
}
