import { type PersonId, personId, type SpotNumber, spotNumber } from '../../core/kernel/ids.ts';
import { buttons } from '../kit/buttons.ts';
import { id, meaningOf, readId, wordFor } from '../kit/wire.ts';

/** The buttons of «Карточка под стекло»: one's own, and an admin's for a holder of a spot. */
export type WindscreenCode =
  | { readonly kind: 'own tags' }
  | { readonly kind: 'own tag'; readonly act: OwnTagAct; readonly spot: SpotNumber }
  /** «Подтвердить»: in place of the card with this number. */
  | { readonly kind: 'replace tag'; readonly spot: SpotNumber; readonly replaced: number }
  | { readonly kind: 'tags of spot'; readonly spot: SpotNumber }
  | { readonly kind: 'tag for'; readonly spot: SpotNumber; readonly person: PersonId }
  /** `replaced` 0: there was none. */
  | {
      readonly kind: 'tag for sure';
      readonly spot: SpotNumber;
      readonly person: PersonId;
      readonly replaced: number;
    };

export type OwnTagAct = (typeof OWN)[keyof typeof OWN];

const OWN = { p: 'print', r: 'replace', x: 'remove', xy: 'remove for sure' } as const;

/** `ws:l`, `ws:o:p:19`, `ws:y:19:2`, `ws:s:19`, `ws:f:19:1f`, `ws:fy:19:1f:0`. */
function encode(code: WindscreenCode): string {
  switch (code.kind) {
    case 'own tags':
      return 'ws:l';
    case 'own tag':
      return `ws:o:${wordFor(OWN, code.act)}:${id(code.spot)}`;
    case 'replace tag':
      return `ws:y:${id(code.spot)}:${id(code.replaced)}`;
    case 'tags of spot':
      return `ws:s:${id(code.spot)}`;
    case 'tag for':
      return `ws:f:${id(code.spot)}:${id(code.person)}`;
    case 'tag for sure':
      return `ws:fy:${id(code.spot)}:${id(code.person)}:${id(code.replaced)}`;
  }
}

function decode(text: string): WindscreenCode | null {
  const [, word = '', first = '', second = '', third = ''] = text.split(':');
  if (word === 'l') return { kind: 'own tags' };
  if (word === 'o') return ofOwn(first, spotNumber(readId(second) ?? 0));
  const spot = spotNumber(readId(first) ?? 0);
  if (!spot) return null;
  if (word === 's') return { kind: 'tags of spot', spot };
  const number = readId(second);
  if (number === null) return null;
  if (word === 'y') return { kind: 'replace tag', spot, replaced: number };
  const person = personId(number);
  if (word === 'f') return { kind: 'tag for', spot, person };
  const replaced = third === NOTHING ? 0 : readId(third);
  return word === 'fy' && replaced !== null ? { kind: 'tag for sure', spot, person, replaced } : null;
}

const NOTHING = '0';

function ofOwn(word: string, spot: SpotNumber | null): WindscreenCode | null {
  const act = meaningOf(OWN, word);
  return act && spot ? { kind: 'own tag', act, spot } : null;
}

export const windscreenButtons = buttons<WindscreenCode>(['ws'], encode, decode);
