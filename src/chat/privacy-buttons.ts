/** The buttons about one's own data. On the wire they begin with `pv`. */
export type PrivacyCode = { readonly kind: 'privacy'; readonly act: PrivacyAct };

export type PrivacyAct = (typeof ACTS)[keyof typeof ACTS];

const ACTS = { d: 'my data', f: 'forget', fy: 'forget for sure', fn: 'stay' } as const;

export function encodePrivacy({ act }: PrivacyCode): string {
  const entry = Object.entries(ACTS).find(([, value]) => value === act);
  if (!entry) throw new Error(`no word on the wire for ${act}`);
  return `pv:${entry[0]}`;
}

/** Null for anything that we did not write. */
export function decodePrivacy(text: string): PrivacyCode | null {
  const found = Object.entries(ACTS).find(([word]) => text === `pv:${word}`);
  return found ? { kind: 'privacy', act: found[1] } : null;
}
