/** Who shows the app: a browser, or a messenger with a frame of its own. Told by the address, never guessed. */
export type Host = {
  readonly name: 'browser' | 'telegram';
  /** What the messenger signed of who stands here; null: a code or a link has to do. */
  readonly initData: string | null;
  /** Where it was asked to open: `gate`, `t7`. */
  readonly start: string | null;
  /** The host's own way back: shown while there is somewhere to go. */
  readonly back: (go: (() => void) | null) => void;
  /** The host's own scanner of QR codes, if it has one; null: nothing was scanned. */
  readonly scan: ((text: string) => Promise<string | null>) | null;
  /** A short tap in the hand: it worked, or it did not. */
  readonly feel: (how: 'success' | 'error') => void;
  readonly openLink: (url: string) => void;
};
