import { type SpotNumber, spotNumber } from '../../core/kernel/ids.ts';
import { buttons } from '../kit/buttons.ts';
import { id, readId } from '../kit/wire.ts';

/** The buttons of «Добавить близкого». */
export type FamilyCode =
  | { readonly kind: 'family' }
  | { readonly kind: 'invite family'; readonly spot: SpotNumber }
  /** A link of one's own, by its number. */
  | { readonly kind: 'revoke own link'; readonly link: number };

/** `fl`, `fl:m:1f`, `fl:r:3`. */
function encode(code: FamilyCode): string {
  switch (code.kind) {
    case 'family':
      return 'fl';
    case 'invite family':
      return `fl:m:${id(code.spot)}`;
    case 'revoke own link':
      return `fl:r:${id(code.link)}`;
  }
}

function decode(text: string): FamilyCode | null {
  if (text === 'fl') return { kind: 'family' };
  const [, word, number, ...rest] = text.split(':');
  const read = readId(number);
  if (rest.length > 0 || read === null) return null;
  const spot = spotNumber(read);
  if (word === 'm') return spot && { kind: 'invite family', spot };
  return word === 'r' ? { kind: 'revoke own link', link: read } : null;
}

export const familyButtons = buttons<FamilyCode>(['fl'], encode, decode);
