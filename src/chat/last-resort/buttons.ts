import { type SpotNumber, spotNumber } from '../../core/kernel/ids.ts';
import { buttons } from '../kit/buttons.ts';
import { id, meaningOf, readId, wordFor } from '../kit/wire.ts';

/** The buttons of «Если я не отвечаю», one's own and an admin's for a spot. On the wire they begin with `y`. */
export type LastResortCode =
  | { readonly kind: 'last resort'; readonly act: ResortAct }
  | { readonly kind: 'spot last resort'; readonly act: SpotResortAct; readonly spot: SpotNumber };

export type ResortAct = (typeof OWN)[keyof typeof OWN];
export type SpotResortAct = (typeof OF_SPOT)[keyof typeof OF_SPOT];

const OWN = { l: 'show', f: 'flat', p: 'phone', xf: 'no flat', xp: 'no phone' } as const;
const OF_SPOT = { l: 'show', f: 'flat', p: 'phone', x: 'remove' } as const;

/** `y:l`, `y:s:f:19`. */
function encode(code: LastResortCode): string {
  return code.kind === 'last resort'
    ? `y:${wordFor(OWN, code.act)}`
    : `y:s:${wordFor(OF_SPOT, code.act)}:${id(code.spot)}`;
}

function decode(text: string): LastResortCode | null {
  const [, word = '', first = '', second = ''] = text.split(':');
  if (word === 's') {
    const [act, spot] = [meaningOf(OF_SPOT, first), spotNumber(readId(second) ?? 0)];
    return act && spot ? { kind: 'spot last resort', act, spot } : null;
  }
  const act = meaningOf(OWN, word);
  return act && { kind: 'last resort', act };
}

export const lastResortButtons = buttons<LastResortCode>(['y'], encode, decode);
