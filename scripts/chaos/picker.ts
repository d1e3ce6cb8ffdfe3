import type { Chance } from '../../test/engine/load.ts';

export type { Chance };

/** Choices of one who throws dice: the same for the same seed. */
export function picker(chance: Chance) {
  const upTo = (most: number) => Math.floor(chance() * most);
  return {
    /** From 0 to below `most`. */
    upTo,
    oneIn: (many: number) => upTo(many) === 0,
    pick: <T>(list: readonly T[]): T => {
      const found = list[upTo(list.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
  };
}
