import { type Action, may } from '../access.ts';
import type { TypedCar } from '../cars/car-meant.ts';
import type { Member } from '../kernel/actor.ts';
import type { AlertId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { AskedKind, CallKind, Note } from './alert.ts';
import { countTry, decideRaise } from './decide-raise.ts';
import { passNoteOn } from './pass-note-on.ts';
import type { QuotaRefusal } from './quota.ts';
import type { LetterRefusal } from './write-letter.ts';

/** Why no thread is raised or joined. */
export type NotRaised =
  | QuotaRefusal
  | { readonly kind: 'not allowed' }
  | { readonly kind: 'own spot' }
  | { readonly kind: 'own car' }
  /** Only their regions tell the cars apart: the sender is asked for it. */
  | { readonly kind: 'several cars' }
  /** Of different spots in an hour; an alert goes to guards and admins then, a message to nobody. */
  | { readonly kind: 'too many numbers' };

/** What was written goes to the thread that is open; `unsaid` says why it could not. */
export type RaiseRefusal =
  | Exclude<NotRaised, { kind: 'already open' }>
  | { readonly kind: 'already open'; readonly alert: AlertId; readonly unsaid: LetterRefusal | null };

/** Whoever joined an alarm reads, as `unsaid`, why his words could not follow him. */
export type Raised = { readonly alert: AlertId; readonly unsaid: LetterRefusal | null };

/** What the sender wants; `stranger` is about a spot of his own. */
export type Wish =
  | { readonly kind: Exclude<AskedKind, 'unknown'>; readonly spot: SpotNumber; readonly car?: undefined }
  | { readonly kind: 'unknown'; readonly spot: null; readonly car?: undefined }
  | { readonly kind: CallKind | 'message'; readonly spot: null; readonly car: TypedCar };

const ACTIONS = {
  blocked: 'raise blocked',
  unknown: 'raise blocked',
  stranger: 'report stranger',
  sos: 'raise sos',
  message: 'send message',
} as const satisfies Record<AskedKind, Action>;

/** What comes with an alert: where it was asked, and what was written. */
export type RaiseWith = { readonly fromGroup?: boolean; readonly note?: Note };

const NO_NOTE: Note = { text: null, photos: [] };

/**
 * Raises an alert: stored, every holder told (or guards and admins, where it is for them), timers set, all in the
 * caller's transaction. The caller holds the sender's lock, so that parallel presses meet the quota one after another.
 */
export async function raiseAlert(
  tx: Tx,
  actor: Member,
  wish: Wish,
  now: Instant,
  { fromGroup = false, note = NO_NOTE }: RaiseWith = {},
): Promise<Result<Raised, RaiseRefusal>> {
  const refusal = refusedWish(actor, wish);
  if (refusal) return refuse(refusal);
  const { complex, person: sender } = actor;
  const { kind, spot, car = null } = wish;
  const seen = await tx.alerts.loadRaise(complex, { sender, kind, spot, car, text: note.text }, now);
  const raise = decideRaise(actor, wish, seen, now, { fromGroup, note });
  const passOn = (alert: AlertId) => passNoteOn(tx, actor, alert, { note, fromGroup }, now);
  if (!raise.ok) {
    // That there are several is worth as much as any other answer.
    if (raise.why.kind === 'several cars') await tx.save(complex, countTry(actor, wish, now));
    if (raise.why.kind !== 'already open') return refuse(raise.why);
    return refuse({ ...raise.why, unsaid: await passOn(raise.why.alert) });
  }
  const { alert, changes } = raise.value;
  await tx.save(complex, changes);
  return ok({ alert, unsaid: alert === seen.id ? null : await passOn(alert) });
}

/** What needs no look at the house; null: it may be wished. */
function refusedWish(
  actor: Member,
  { kind, spot }: Wish,
): { readonly kind: 'not allowed' | 'own spot' } | null {
  if (!may(actor, ACTIONS[kind])) return { kind: 'not allowed' };
  const isOwn = spot !== null && actor.spots.includes(spot);
  if (isOwn === (kind === 'stranger')) return null;
  return { kind: isOwn ? 'own spot' : 'not allowed' };
}
