import { buttons } from '../kit/buttons.ts';
import { meaningOf, wordFor } from '../kit/wire.ts';

/** The buttons about one's own data. On the wire they begin with `pv`. */
export type PrivacyCode = { readonly kind: 'privacy'; readonly act: PrivacyAct };

export type PrivacyAct = (typeof ACTS)[keyof typeof ACTS];

const ACTS = { d: 'my data', f: 'forget', fy: 'forget for sure', fn: 'stay' } as const;

function encode({ act }: PrivacyCode): string {
  return `pv:${wordFor(ACTS, act)}`;
}

function decode(text: string): PrivacyCode | null {
  const act = meaningOf(ACTS, text.slice('pv:'.length));
  return act && { kind: 'privacy', act };
}

export const privacyButtons = buttons(['pv'], encode, decode);
