import type { PersonId } from '../core/kernel/ids.ts';

/**
 * What is out of date on somebody's screen, and never what stands there now: `feed` is his cards and notices, `standing`
 * who he is here, and whether he may still look at all.
 */
export const HINT_WORDS = ['feed', 'standing'] as const;
export type HintWord = (typeof HINT_WORDS)[number];

/** So many people in one burst are told one by one; of more everybody who looks is told. */
export const MOST_NAMED = 50;

export type Whom = ReadonlySet<PersonId> | 'house';
export type Hints = ReadonlyMap<HintWord, Whom>;

/** Null among the people: it is shown in a group, and nobody's own. */
export type Hint = (word: HintWord, people: Iterable<PersonId | null> | 'house') => void;

/** What one transaction changed, or several that are told of together. */
export type GatheredHints = { readonly add: Hint; readonly take: () => Hints };

export function gatherHints(): GatheredHints {
  let hints = new Map<HintWord, Set<PersonId> | 'house'>();
  return {
    add: (word, people) => {
      const known = hints.get(word);
      if (known === 'house') return;
      if (people === 'house') return void hints.set(word, 'house');
      const all = known ?? new Set();
      for (const person of people) if (person !== null) all.add(person);
      if (all.size > 0) hints.set(word, all.size > MOST_NAMED ? 'house' : all);
    },
    take: () => {
      const taken = hints;
      hints = new Map();
      return taken;
    },
  };
}

/** Hints may have been lost: whoever looks reads everything anew. */
export type HeardWord = HintWord | 'resync';

/** Who looks at something just now, in this process. */
export type HintBoard = {
  /** Hears of what changed for this person until the returned call; it is told at most once of each word a burst. */
  readonly subscribe: (person: PersonId, hear: (word: HeardWord) => void) => () => void;
  readonly tell: (hints: Hints) => void;
  readonly resync: () => void;
};

export function createHintBoard(): HintBoard {
  const viewers = new Map<PersonId, Set<(word: HeardWord) => void>>();
  const everybody = () => [...viewers.values()].flatMap((hearers) => [...hearers]);
  return {
    subscribe: (person, hear) => {
      const one = (word: HeardWord) => hear(word);
      const hearers = viewers.get(person) ?? new Set();
      viewers.set(person, hearers.add(one));
      return () => {
        hearers.delete(one);
        if (hearers.size === 0 && viewers.get(person) === hearers) viewers.delete(person);
      };
    },
    tell: (hints) => {
      if (viewers.size === 0) return;
      for (const [word, whom] of hints) {
        const told =
          whom === 'house' ? everybody() : [...whom].flatMap((one) => [...(viewers.get(one) ?? [])]);
        for (const hear of told) hear(word);
      }
    },
    resync: () => {
      for (const hear of everybody()) hear('resync');
    },
  };
}
