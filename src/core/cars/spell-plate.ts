import { readPlate } from './plate.ts';

const LONGEST = 15;

/** A plate as its person reads it again: in his own letters, in capitals, without what stands between them. */
export function spellPlate(typed: string): string {
  const capitals = typed.normalize('NFC').toUpperCase();
  const read = readPlate(typed);
  const bare = capitals.replace(/[^\p{L}\p{N}]/gu, '').replace(/(?<=\d)(?:RUS|РУС|РУЗ)$/u, '');
  const isKnown = read?.kind === 'whole' && read.country !== null;
  const spaced = capitals.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return isKnown || spaced.length > LONGEST ? bare : spaced;
}
