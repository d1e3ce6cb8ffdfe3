/** One alert of the stream: a resident presses, the holder of a spot must hear of it. */
export type AlertPress = {
  readonly kind: 'alert';
  /** Milliseconds after the start of the leg. */
  readonly at: number;
  readonly sender: number;
  readonly holder: number;
  readonly spot: number;
};

/** A resident writes /start and waits for the menu. */
export type MenuPress = { readonly kind: 'menu'; readonly at: number; readonly sender: number };

export type Press = AlertPress | MenuPress;

/** What the local Bot API server saw of one press, in milliseconds of the machine's time; null: never. */
export type Timing = {
  readonly press: Press;
  /** It could be fetched. */
  readonly pressed: number;
  /** It was in an answer to getUpdates. */
  readonly handed: number | null;
  /** The first sendMessage to its holder arrived. */
  readonly toHolder: number | null;
  readonly toSender: number | null;
};

/** One leg as the server saw it. */
export type Played = {
  readonly timings: readonly Timing[];
  /** When the bot confirmed the last update of the leg, as the ones above. */
  readonly confirmed: number | null;
  /** Calls of each method, without polls. */
  readonly calls: Readonly<Record<string, number>>;
};

/** Everybody presses once and holds one spot, so that no quota bites: number N asks for spot N. */
export function pressOf(number: number, at: number): AlertPress {
  return { kind: 'alert', at, sender: 1_000_000 + number, holder: 2_000_000 + number, spot: number };
}

export type Rate = { readonly perSecond: number; readonly seconds: number };

/** As many presses a second as residents make by chance, the same for everybody who asks with the same seed. */
export function byChance(first: number, { perSecond, seconds }: Rate, seed: number): Press[] {
  const chance = mulberry(seed);
  const presses: Press[] = [];
  for (let at = 0; presses.length < perSecond * seconds; at += (-Math.log(1 - chance()) * 1000) / perSecond) {
    presses.push(pressOf(first + presses.length, at));
  }
  return presses;
}

/** One after another, the same time apart. */
export function evenly(first: number, { perSecond, seconds }: Rate): Press[] {
  return Array.from({ length: perSecond * seconds }, (_, n) => pressOf(first + n, (n * 1000) / perSecond));
}

/** All at once. */
export function atOnce(first: number, count: number): Press[] {
  return Array.from({ length: count }, (_, n) => pressOf(first + n, 0));
}

/** So many want the menu, all at once. */
export function menusAtOnce(first: number, count: number): Press[] {
  return atOnce(first, count).map(({ at, sender }) => ({ kind: 'menu', at, sender }));
}

/** A small generator with a seed: Math.random has none. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
