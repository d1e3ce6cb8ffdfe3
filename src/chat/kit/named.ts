import type { SpotNumber } from '../../core/kernel/ids.ts';
import type { Speech } from './update-context.ts';

/** What a request is about, as its author named it. */
export type Named = { readonly spot: SpotNumber | null; readonly plate: string | null };

/** The words for it in a text: `about` begins a line, `of` follows «владельцу». Never the spot of a car. */
export function namesOf(
  { plain }: Speech,
  { spot, plate }: Named,
): { readonly about: string; readonly of: string } {
  if (plate !== null) return { about: plain('named-car', { plate }), of: plain('named-car-of', { plate }) };
  const number = { spot: String(spot) };
  return { about: plain('named-spot', number), of: plain('named-spot-of', number) };
}
