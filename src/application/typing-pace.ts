import { may } from '../core/access.ts';
import type { Actor } from '../core/kernel/actor.ts';
import { type Instant, seconds } from '../core/kernel/time.ts';
import type { Account, Pace } from './account.ts';

/** More typed messages than this in a minute get one warning, then silence. */
const MOST_TYPED = 10;
const TYPED_WINDOW = seconds(60);
/** Spots' numbers are heard all the same, up to as many as anybody may raise alerts about. */
const MOST_CALLS = 30;

type Counter = Pick<Account, 'pace' | 'paceClearsAt'>;

/** `until`: when there is room again; null: there is, or nobody knows. */
export type Taken = { readonly pace: Pace; readonly until: Instant | null };

/** Counts a typed message. */
export async function takeTyped(account: Counter): Promise<Taken> {
  return take(account, 'typed', MOST_TYPED);
}

/** An alert is raised however much its sender has typed: more numbers than anybody may raise about are none. */
export async function takeCall(account: Counter, by: Actor): Promise<Taken> {
  if (!may(by, 'see menu')) return { pace: 'silence', until: null };
  return take(account, 'call', MOST_CALLS);
}

async function take(account: Counter, what: string, most: number): Promise<Taken> {
  const pace = await account.pace(what, most, TYPED_WINDOW);
  return { pace, until: pace === 'fine' ? null : await account.paceClearsAt(what, TYPED_WINDOW) };
}
