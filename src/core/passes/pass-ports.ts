import type { ComplexId, GateQuestionId, PassId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant, Lately } from '../kernel/time.ts';
import type { GateQuestion } from './gate-question.ts';
import type { Pass } from './pass.ts';

export type NewPass = Pick<Pass, 'complex' | 'spot' | 'guest' | 'madeAt' | 'until' | 'fromGate'> & {
  readonly host: PersonId;
};

/** What opens the gate. Made anew from the installation's secret whenever it is shown; stored nowhere. */
export type PassSecrets = {
  /** Six digits. */
  readonly code: string;
  /** What stands behind `/start` in the link of the QR. */
  readonly payload: string;
};

export type Passes = {
  /** Null: the host has three already, and it is not one from the gate. */
  readonly add: (pass: NewPass) => Promise<Pass | null>;
  readonly get: (complex: ComplexId, pass: PassId) => Promise<Pass | null>;
  /** Locks the pass until the end of the transaction. */
  readonly lock: (complex: ComplexId, pass: PassId) => Promise<Pass | null>;
  readonly save: (pass: Pass) => Promise<void>;
  readonly secrets: (complex: ComplexId, pass: PassId) => Promise<PassSecrets | null>;
  readonly byCode: (complex: ComplexId, code: string) => Promise<Pass | null>;
  /** Null also for a payload that is not ours to the letter. */
  readonly byPayload: (complex: ComplexId, payload: string) => Promise<Pass | null>;
  /** Not ended yet, whatever the time, oldest first. */
  readonly openOf: (complex: ComplexId, host: PersonId) => Promise<readonly Pass[]>;
  /** Not ended yet, whatever the time, oldest first. */
  readonly openAt: (complex: ComplexId, spot: SpotNumber) => Promise<readonly Pass[]>;
  /** Whoever is on the spot by a pass, over or not. */
  readonly insideAt: (complex: ComplexId, spot: SpotNumber) => Promise<Pass | null>;
  /** Not ended, ended since then, or still inside; the next to end first. */
  readonly since: (complex: ComplexId, ended: Instant, most: number) => Promise<readonly Pass[]>;
  /** The same passes whose guest's key holds this piece. */
  readonly matching: (
    complex: ComplexId,
    piece: string,
    ended: Instant,
    most: number,
  ) => Promise<readonly Pass[]>;
};

export type GateQuestions = {
  readonly add: (
    question: Omit<GateQuestion, 'id' | 'lost' | 'state' | 'decidedBy' | 'decidedAt' | 'pass'>,
  ) => Promise<GateQuestion>;
  readonly get: (complex: ComplexId, question: GateQuestionId) => Promise<GateQuestion | null>;
  /** Locks it until the end of the transaction. */
  readonly lock: (complex: ComplexId, question: GateQuestionId) => Promise<GateQuestion | null>;
  readonly save: (question: GateQuestion) => Promise<void>;
  /** The one about the spot that may be answered, locked; at most one is. */
  readonly openAt: (complex: ComplexId, spot: SpotNumber) => Promise<GateQuestion | null>;
  readonly openOf: (complex: ComplexId, guard: PersonId) => Promise<readonly GateQuestionId[]>;
  /** Newest first. */
  readonly askedSince: (
    complex: ComplexId,
    guard: PersonId,
    since: Instant,
  ) => Promise<readonly GateQuestionId[]>;
  /** How many the spot's holders were asked. */
  readonly count: (complex: ComplexId, spot: SpotNumber, lately: Lately) => Promise<number>;
};
