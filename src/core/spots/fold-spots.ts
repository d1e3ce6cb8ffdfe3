import type { SpotNumber } from '../kernel/ids.ts';

/** Spots that follow each other; `first` and `last` are the same where one stands alone. */
export type SpotRange = { readonly first: SpotNumber; readonly last: SpotNumber };

/** 40, 41, 42, 45 are 40 to 42 and 45; expects them ascending. Two in a row stay two. */
export function foldSpots(spots: readonly SpotNumber[]): readonly SpotRange[] {
  const runs: SpotNumber[][] = [];
  for (const spot of spots) {
    const run = runs.at(-1);
    if (run && spot === (run.at(-1) ?? 0) + 1) run.push(spot);
    else runs.push([spot]);
  }
  return runs.flatMap((run): SpotRange[] => {
    const [first, last] = [run[0], run.at(-1)];
    if (run.length < 3) return run.map((one) => ({ first: one, last: one }));
    return first === undefined || last === undefined ? [] : [{ first, last }];
  });
}
