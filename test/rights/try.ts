import type { Person } from '../../playground/index.ts';
import type { Yard } from './people.ts';

/** How an action is tried through the Bot API, and how one sees that it took effect. */
export type Try = {
  /** Makes the thing that it is about, in the first complex, and gives it to the person; its number. */
  readonly thing?: (yard: Yard, person: Person) => Promise<number>;
  readonly go: (yard: Yard, person: Person, thing: number) => Promise<string>;
  readonly took: (yard: Yard, person: Person, thing: number) => Promise<boolean>;
};
