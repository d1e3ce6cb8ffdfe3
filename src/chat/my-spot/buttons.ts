import { type SpotNumber, spotNumber } from '../../core/kernel/ids.ts';
import { buttons } from '../kit/buttons.ts';
import { id, meaningOf, readId, wordFor } from '../kit/wire.ts';

/** The buttons of «Моё место» that are no other feature's. */
export type MySpotCode =
  /** «Не присылать мне сигналы», and the way back. */
  { readonly kind: 'signals'; readonly spot: SpotNumber; readonly off: boolean };

const SIGNALS = { x: true, o: false } as const;

export const mySpotButtons = buttons<MySpotCode>(
  ['h:x', 'h:o'],
  ({ off, spot }) => `h:${wordFor(SIGNALS, off)}:${id(spot)}`,
  (text) => {
    const [, word = '', number] = text.split(':');
    const off = meaningOf(SIGNALS, word);
    const spot = spotNumber(readId(number) ?? 0);
    return off !== null && spot ? { kind: 'signals', spot, off } : null;
  },
);
