import type { Action } from './access.ts';
import { alerts } from './alerts/feature.ts';
import { announcements } from './announcements/feature.ts';
import { away } from './away/feature.ts';
import { backups } from './backups/feature.ts';
import { cars } from './cars/feature.ts';
import type { CardLanes, CardPolicies, CardPolicy, Fire, NoticePolicies, NoticePolicy } from './feature.ts';
import { groups } from './groups/feature.ts';
import type { ComplexId, PersonId } from './kernel/ids.ts';
import { merge, type Slots, type Twice } from './kernel/merge.ts';
import type { Instant } from './kernel/time.ts';
import { lastResort } from './last-resort/feature.ts';
import { lending } from './lending/feature.ts';
import type { CardSubject, Notice } from './notices.ts';
import { notifications } from './notifications/feature.ts';
import type { NoteTopic } from './notifications/note-topics.ts';
import { passes } from './passes/feature.ts';
import type { Timer, Tx } from './ports.ts';
import { privacy } from './privacy/feature.ts';
import { residents } from './residents/feature.ts';
import { strips } from './strips/feature.ts';
import { tenancy } from './tenancy/feature.ts';
import { web } from './web/feature.ts';
import { windscreen } from './windscreen/feature.ts';

/** The only list of core: every feature that tells people something or does something by itself. */
const FEATURES = {
  alerts,
  announcements,
  away,
  backups,
  cars,
  groups,
  lastResort,
  lending,
  notifications,
  passes,
  privacy,
  residents,
  strips,
  tenancy,
  web,
  windscreen,
};

type Features = typeof FEATURES;

const all = Object.values(FEATURES);

type Of<Union extends { readonly kind: string }, K extends string> = Extract<Union, { readonly kind: K }>;

// What no feature declares is missing in these by name, and does not compile.

const NOTICES: NoticePolicies<Notice> = merge(all, 'notices');

const CARDS: CardPolicies<CardSubject> = merge(all, 'cards');

const TIMERS: { readonly [K in Timer['kind']]: Fire<Of<Timer, K>> } = merge(all, 'timers');

/** What two features declare is named here, and does not compile. */
export const EVERY_KIND_ONCE: {
  readonly [Kind in
    | Twice<Slots<Features, 'notices'>>
    | Twice<Slots<Features, 'cards'>>
    | Twice<Slots<Features, 'timers'>>]: never;
} = {};

/** Whether a note about this waits for quiet hours to end. */
export function waitsForMorning(notice: Notice): boolean {
  return NOTICES[notice.kind].quietHours === 'held';
}

/** What its reader has to be allowed when it is drawn; null: it is for whoever it was made for. */
export function requiredPermission(notice: Notice, reader: PersonId): Action | null {
  return needed(notice.kind, notice, reader);
}

function needed<K extends Notice['kind']>(kind: K, notice: Of<Notice, K>, reader: PersonId): Action | null {
  const { needs, alsoFor }: NoticePolicy<Of<Notice, K>> = NOTICES[kind];
  return alsoFor?.(notice) === reader ? null : needs;
}

/** What of «Уведомления» keeps it from its reader; `unless`: but for whoever may do that. Null: nothing does. */
export function switchOf(notice: Notice, reader: PersonId): NoteSwitch | null {
  return switchFor(notice.kind, notice, reader);
}

export type NoteSwitch = { readonly topic: NoteTopic; readonly unless: Action | null };

function switchFor<K extends Notice['kind']>(
  kind: K,
  notice: Of<Notice, K>,
  reader: PersonId,
): NoteSwitch | null {
  const { optional }: NoticePolicy<Of<Notice, K>> = NOTICES[kind];
  if (!optional || optional.but?.(notice) === reader) return null;
  return { topic: optional.topic, unless: optional.unless ?? null };
}

/** What the viewer of a card has to be allowed whenever it is drawn; null: it is about his own. */
export function requiredToView(subject: CardSubject): Action | null {
  return neededToView(subject.kind, subject);
}

function neededToView<K extends CardSubject['kind']>(kind: K, subject: Of<CardSubject, K>): Action | null {
  const { needs }: CardPolicy<Of<CardSubject, K>> = CARDS[kind];
  return needs(subject);
}

/** Whether somebody has to be called when it is shown first: not to what answers his own press. */
export function callsAtFirst(subject: CardSubject): boolean {
  return !isOwn(subject.kind, subject);
}

function isOwn<K extends CardSubject['kind']>(kind: K, subject: Of<CardSubject, K>): boolean {
  const { own }: CardPolicy<Of<CardSubject, K>> = CARDS[kind];
  return own?.(subject) ?? false;
}

export function lanesOf(card: CardSubject['kind']): CardLanes {
  return CARDS[card];
}

/** What a timer does when its time has come. */
export function fireTimer(tx: Tx, complex: ComplexId, timer: Timer, now: Instant): Promise<void> {
  return fire(tx, complex, timer.kind, timer, now);
}

function fire<K extends Timer['kind']>(
  tx: Tx,
  complex: ComplexId,
  kind: K,
  timer: Of<Timer, K>,
  now: Instant,
): Promise<void> {
  return TIMERS[kind](tx, complex, timer, now);
}
