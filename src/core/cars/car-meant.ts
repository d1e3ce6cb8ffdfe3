import type { CarHolder } from './car-ports.ts';
import { anyRegionOf, meansCar, type PlateKey, plateKey, plateKeys } from './plate.ts';

/** A plate as somebody typed it; `anyRegion`: he could not see the region, and several cars may be meant. */
export type TypedCar = { readonly plate: string; readonly anyRegion: boolean };

/** What a typed plate means in a house. */
export type CarMeant =
  | { readonly kind: 'car'; readonly key: PlateKey; readonly holders: readonly CarHolder[] }
  | { readonly kind: 'unfound'; readonly key: PlateKey }
  /** Cars that only their regions tell apart. */
  | { readonly kind: 'several' | 'own'; readonly key: PlateKey };

/**
 * The car that is meant, of all that may be. One's own is in nobody's way, also while somebody else is asked about it:
 * else its person would learn that.
 */
export function carMeant(
  { plate, anyRegion }: TypedCar,
  found: readonly CarHolder[],
  senders: readonly PlateKey[],
): CarMeant {
  const key = plateKey(plate);
  const open = anyRegionOf(plate);
  const own = new Set(senders.filter((one) => meansCar(plate, one)));
  const others = found.filter((one) => !own.has(one.key));
  if (open === null) {
    // With its region before without: somebody may have left it out when he named his car.
    const exact = plateKeys(plate).find((one) => own.has(one) || found.some((holder) => holder.key === one));
    if (exact === undefined) return { kind: 'unfound', key };
    if (own.has(exact)) return { kind: 'own', key: exact };
    return { kind: 'car', key: exact, holders: others.filter((one) => one.key === exact) };
  }
  const keys = [...new Set(others.map((one) => one.key))];
  const [only, second] = keys;
  if (only === undefined) return { kind: own.size > 0 ? 'own' : 'unfound', key };
  if (second === undefined) return { kind: 'car', key: only, holders: others };
  return anyRegion ? { kind: 'car', key: open, holders: others } : { kind: 'several', key: open };
}

/** Every holder is asked about once, however many of his cars may be meant. */
export function peopleOf(holders: readonly CarHolder[]): readonly CarHolder[] {
  return holders.filter((one, at) => holders.findIndex(({ person }) => person === one.person) === at);
}
