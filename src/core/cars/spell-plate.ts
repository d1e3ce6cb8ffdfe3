import { readPlate, typedSigns } from './plate.ts';

const LONGEST = 15;

/** A plate as its person reads it again: in his own letters, in capitals, without what stands between them. */
export function spellPlate(typed: string): string {
  const read = readPlate(typed);
  const { bare, spaced } = typedSigns(typed);
  const isKnown = read?.kind === 'whole' && read.country !== null;
  return isKnown || spaced.length > LONGEST ? bare : spaced;
}
