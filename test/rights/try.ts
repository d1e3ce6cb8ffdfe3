import type { Person } from '../../playground/index.ts';
import type { TestBed } from './people.ts';

/** How an action is tried through the Bot API, and how one sees that it took effect. */
export type Try = {
  /** Makes the thing that it is about, in the first complex, and gives it to the person; its number. */
  readonly thing?: (bed: TestBed, person: Person) => Promise<number>;
  readonly go: (bed: TestBed, person: Person, thing: number) => Promise<string>;
  readonly took: (bed: TestBed, person: Person, thing: number) => Promise<boolean>;
};
