import { type SpotNumber, spotNumber } from '../../core/kernel/ids.ts';
import { buttons } from '../kit/buttons.ts';

/** What a button of «Справочник мест» asks for. On the wire they begin with `d`. */
export type DirectoryWish =
  | { readonly on: 'free' }
  /** Pages count from 1. */
  | { readonly on: 'page'; readonly page: number }
  | { readonly on: 'spot'; readonly act: 'look up'; readonly spot: SpotNumber };

function encode(wish: DirectoryWish): string {
  switch (wish.on) {
    case 'free':
      return 'd:f';
    case 'page':
      return `d:p:${wish.page.toString(36)}`;
    case 'spot':
      return `d:s:${wish.spot.toString(36)}`;
  }
}

function decode(text: string): DirectoryWish | null {
  if (text === 'd:f') return { on: 'free' };
  const [, word, number = ''] = text.split(':');
  const value = Number.parseInt(number, 36);
  if (word === 'p') return value > 0 && Number.isSafeInteger(value) ? { on: 'page', page: value } : null;
  const spot = spotNumber(value);
  return spot && word === 's' ? { on: 'spot', act: 'look up', spot } : null;
}

/** A button of «Справочник мест». */
export type DirectoryCode = { readonly kind: 'directory'; readonly wish: DirectoryWish };

export const directoryButtons = buttons<DirectoryCode>(
  ['d'],
  ({ wish }) => encode(wish),
  (text) => {
    const wish = decode(text);
    return wish && { kind: 'directory', wish };
  },
);
