import type { PersonId } from '../kernel/ids.ts';
import { markOf } from '../kernel/mark.ts';

/** Stands for who holds a spot: a question that named other people is known by it. */
export function holdersMark(holders: readonly PersonId[]): number {
  return markOf([...holders].sort((one, other) => one - other));
}
