import type { FreeMark } from '../away/mark.ts';
import type { CarMeant, TypedCar } from '../cars/car-meant.ts';
import type { Complex } from '../complexes/complex.ts';
import type { AlertId, ComplexId, LetterId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Pass } from '../passes/pass.ts';
import type { Membership, SenderHistory, SpotHolder, Staff } from '../ports.ts';
import type { Tried } from '../spots/try-number.ts';
import type { Alert, AlertRules, AskedKind } from './alert.ts';
import type { AlertPart } from './feature.ts';
import type { Letter } from './letter.ts';

/** Everything that a decision about a thread reads. */
export type ThreadSeen = {
  readonly alert: Alert;
  readonly rules: AlertRules;
  /** Whoever holds its spot now; they are locked by nobody. */
  readonly holders: readonly SpotHolder[];
  /** Whoever stands on its spot with permission now. */
  readonly borrower: PersonId | null;
  readonly staff: readonly Staff[];
  /** Whoever does not want to be disturbed by anybody of those who wait. */
  readonly mutedBy: readonly PersonId[];
};

/** A neighbour to whom a spot is lent. */
export type Borrower = { readonly person: PersonId; readonly reachable: boolean };

/** Everything that raising an alert reads. */
export type RaiseSeen = {
  /** The number of the thread, should there be one; a refusal leaves it to nobody. */
  readonly id: AlertId;
  readonly rules: AlertRules;
  readonly past: SenderHistory;
  /** The numbers that the sender tried within the hour. */
  readonly tried: readonly Tried[];
  /** Whose car the plate means; null: a spot was named, or nothing. */
  readonly meant: CarMeant | null;
  /** The SOS about this spot or car that is not closed; there is at most one. Locked, as any thread is that is acted upon. */
  readonly howling: Alert | null;
  /** Holders of the spot or the car; where that is not known, hosts of the car's number that was typed. They stay what they are. */
  readonly holders: readonly SpotHolder[];
  /** Whoever stands on the spot with permission. */
  readonly borrower: Borrower | null;
  /** The holders who do not want to be disturbed by this sender now. */
  readonly mutedBy: readonly PersonId[];
  readonly staff: readonly Staff[];
  /** An admin wrote down how to call a holder of the spot who has no messenger. */
  readonly hasSpotResort: boolean;
};

/** What a thread's card is drawn from for one pair of eyes, all of one moment. */
export type CardSeen = {
  readonly alert: Alert;
  readonly complex: Complex;
  /** What the viewer is in the house today; null: nobody any more. */
  readonly viewer: Membership | null;
  /** That the spot stands free: for a sender. */
  readonly mark: FreeMark | null;
  /** Passes of the spot that have not ended, whatever the time, or whose guest is still inside, oldest first: for a holder. */
  readonly guests: readonly Pass[];
  /** Whoever rents the spot: for a holder. */
  readonly tenants: readonly PersonId[];
};

export type RaiseAsked = {
  readonly sender: PersonId;
  readonly kind: AskedKind;
  readonly spot: SpotNumber | null;
  readonly car: TypedCar | null;
  /** What was typed: it may name a guest's car. */
  readonly text: string | null;
};

/** Each is one call: it waits for its locks first, then reads everything at one moment. */
export type AlertLoads = {
  /** Locks the thread until the end of the transaction. */
  readonly load: (complex: ComplexId, alert: AlertId, now: Instant) => Promise<ThreadSeen | null>;
  /** Until the end of the transaction nobody changes who holds the spot; others may look on at the same time. */
  readonly loadRaise: (complex: ComplexId, asked: RaiseAsked, now: Instant) => Promise<RaiseSeen>;
  /** Waits for nobody. Null: there is no such thread. */
  readonly seenBy: (
    complex: ComplexId,
    alert: AlertId,
    viewer: { readonly person: PersonId; readonly part: AlertPart },
    now: Instant,
  ) => Promise<CardSeen | null>;
};

/** «Не беспокоить от этого соседа сутки». */
export type Mutes = {
  /** Since when this holder has asked for peace from this sender; null: he has not. */
  readonly since: (complex: ComplexId, holder: PersonId, sender: PersonId) => Promise<Instant | null>;
  readonly set: (
    complex: ComplexId,
    holder: PersonId,
    sender: PersonId,
    until: Instant | null,
  ) => Promise<void>;
  /** The holders who do not want to be disturbed by this sender now. */
  readonly holdersMuting: (
    complex: ComplexId,
    sender: PersonId,
    now: Instant,
  ) => Promise<readonly PersonId[]>;
};

export type Letters = {
  readonly add: (letter: Omit<Letter, 'id' | 'delivered' | 'lost'>) => Promise<LetterId>;
  readonly get: (complex: ComplexId, letter: LetterId) => Promise<Letter | null>;
  readonly count: (complex: ComplexId, letter: LetterId, outcome: 'delivered' | 'lost') => Promise<void>;
  /** Who got which letters of a thread, or is about to, oldest first. */
  readonly passedOn: (
    complex: ComplexId,
    alert: AlertId,
  ) => Promise<readonly { readonly letter: LetterId; readonly reader: PersonId }[]>;
};
