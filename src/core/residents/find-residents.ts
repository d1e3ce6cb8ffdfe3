import type { Membership } from '../ports.ts';
import { readSpot } from '../spots/read-spots.ts';
import type { RequestWords } from '../spots/request-words.ts';

/** Those whose name holds every typed word, or who hold the typed spot. */
export function findResidents(
  all: readonly Membership[],
  query: string,
  requests: readonly RequestWords[],
): readonly Membership[] {
  const spot = readSpot(query, requests);
  const words = fold(query).split(/\s+/).filter(Boolean);
  return all.filter((one) => {
    if (spot.ok && one.spots.includes(spot.value)) return true;
    const name = fold(one.displayName);
    return words.length > 0 && words.every((word) => name.includes(word));
  });
}

/** Case, accents and «ё» make no difference to whoever looks for a name. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
