import type { ComplexId, PersonId } from '../kernel/ids.ts';
import { after, before, days, type Instant, isDue } from '../kernel/time.ts';
import { inZone, momentAt } from '../kernel/zone.ts';
import type { Tx } from '../ports.ts';
import { adminsOf } from './change-holders.ts';

/** A guard of whom nothing came for so long is told to the admins. */
const UNSEEN_AFTER = days(3);

/** That he is here is written down once a day, however often he presses. */
const NOTE_EVERY = days(1);

export type GuardWatch = {
  /** He is here: another silence is told anew. */
  readonly seen: (complex: ComplexId, guard: PersonId, at: Instant) => Promise<void>;
  /** Whoever is a guard by now is watched from now on, whoever is none is not; who was here in a browser was here. */
  readonly begin: (complex: ComplexId, at: Instant) => Promise<void>;
  /** How many guards there are, and those who were not here since. */
  readonly silent: (complex: ComplexId, since: Instant) => Promise<SilentGuards>;
  /** The admins know of this silence. */
  readonly told: (complex: ComplexId, guards: readonly PersonId[]) => Promise<void>;
};

export type SilentGuards = {
  readonly all: number;
  readonly silent: readonly { readonly guard: PersonId; readonly told: boolean }[];
};

/** Whether that this guard is here has to be written down; `last`: when it was, null: never. */
export function isToBeNoted(last: Instant | null, now: Instant): boolean {
  return last === null || isDue(after(last, NOTE_EVERY), now);
}

/** The guards who have not been here for three days. */
export function silentGuards(tx: Tx, complex: ComplexId, now: Instant): Promise<SilentGuards> {
  return tx.guardWatch.silent(complex, before(now, UNSEEN_AFTER));
}

/** The daily timer: one line to the admins where a guard's silence is new. */
export async function tellUnseenGuards(tx: Tx, complex: ComplexId, now: Instant): Promise<void> {
  const { timeZone } = await tx.complexes.get(complex);
  await tx.timers.set(complex, { kind: 'guards' }, nextLookAt(now, timeZone));
  await tx.guardWatch.begin(complex, now);
  const { silent } = await silentGuards(tx, complex, now);
  const untold = silent.filter(({ told }) => !told).map(({ guard }) => guard);
  if (untold.length === 0) return;
  await tx.guardWatch.told(complex, untold);
  await tx.notices.add(complex, await adminsOf(tx, complex), 'note', { kind: 'guards unseen' });
}

const LOOK_AT = Temporal.PlainTime.from('10:00');

/** The next ten o'clock by the clocks of the house. */
export function nextLookAt(now: Instant, timeZone: string): Instant {
  const today = inZone(now, timeZone).toPlainDate();
  const next = momentAt(today, LOOK_AT, timeZone);
  return next > now ? next : momentAt(today.add({ days: 1 }), LOOK_AT, timeZone);
}
