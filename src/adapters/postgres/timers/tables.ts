import type { ComplexId } from '../../../core/kernel/ids.ts';
import type { Timer } from '../../../core/ports.ts';

/** What happens by itself. */
export type TimerTables = {
  timers: { complex_id: ComplexId; kind: Timer['kind']; subject_id: number; due_at: Date };
};
