import type { Reach } from '../core/alerts/alert.ts';
import { recordLetter } from '../core/alerts/record-letter.ts';
import { recordReach } from '../core/alerts/record-reach.ts';
import type { Pin } from '../core/announcements/announcement-ports.ts';
import { recordCopy } from '../core/announcements/follow-announcement.ts';
import { recordPin } from '../core/announcements/pin-announcement.ts';
import type { AlertId, ComplexId, PersonId } from '../core/kernel/ids.ts';
import { between, type Duration, type Instant, seconds } from '../core/kernel/time.ts';
import type { CardSubject, Notice } from '../core/notices.ts';
import type { OneWay } from '../core/notifications/browser-ports.ts';
import { recordSoundCheck } from '../core/notifications/check-sound.ts';
import { recordUnasked } from '../core/passes/answer-at-gate.ts';
import type { Tx } from '../core/ports.ts';

/** A sender is told of a delay only when it is one, and as soon as it is sure. */
const DELAY_WORTH_TELLING = seconds(10);

/** What was to be told to somebody: a notice, or a card, for the first time or anew. */
export type Delivery = OneWay & {
  readonly complex: ComplexId;
  /** Null: it went to a group. */
  readonly recipient: PersonId | null;
  readonly madeAt: Instant;
  /** Browsers of his let themselves be called: there may be another way. */
  readonly hasBrowsers: boolean;
  readonly content:
    | { readonly kind: 'notice'; readonly notice: Notice }
    | {
        readonly kind: 'card';
        readonly subject: CardSubject;
        readonly message: string | null;
        readonly ring: boolean;
      };
};

/** How that ended, for now or for good. */
export type Outcome = { readonly pushed?: { readonly onPhone: boolean } } & Ended;

type Ended =
  | {
      readonly kind: 'sent';
      readonly message: string | null;
      readonly pinned?: Pin['state'];
      /** `bare`: the words went without their file. */
      readonly also?: { readonly bare?: true };
    }
  | { readonly kind: 'later'; readonly wait: Duration }
  | { readonly kind: 'unreachable' | 'dropped' | 'given up' | 'dead' };

/** What the house has to know of it: how far a first card got, what became of a letter. */
export async function recordOutcome(
  tx: Tx,
  delivery: Delivery,
  outcome: Outcome,
  now: Instant,
): Promise<void> {
  const { complex, recipient, content } = delivery;
  if (outcome.pushed?.onPhone) return recordOnPhone(tx, delivery, now);
  if (await isKnownOtherwise(tx, delivery, outcome)) return;
  const reach = reachOf(delivery, outcome, now);
  if (reach && content.kind === 'card' && recipient !== null) {
    await recordReach(tx, complex, content.subject, recipient, reach, now);
    await recordAsking(tx, complex, content.subject, reach);
  }
  if (outcome.kind !== 'later') await recordRing(tx, delivery);
  if (content.kind !== 'notice' || outcome.kind === 'later') return;
  const { notice } = content;
  if (notice.kind === 'alert letter') {
    await recordLetter(tx, complex, notice.letter, outcome.kind === 'sent' ? 'delivered' : 'lost', now);
  }
  if (notice.kind === 'alert photo' && isLost(outcome)) await redrawSenders(tx, complex, notice.alert);
  if (notice.kind === 'announcement') await recordCopy(tx, complex, notice.announcement, now);
  if (notice.kind === 'sound check' && recipient !== null)
    await recordSoundCheck(tx, complex, recipient, notice.check, outcome.kind === 'sent', now);
  if (notice.kind === 'group announcement') await recordPin(tx, complex, notice, pinOf(outcome));
}

/** Of whoever was asked about somebody at the gate, and was not reached, the guard waits no longer. */
async function recordAsking(tx: Tx, complex: ComplexId, subject: CardSubject, reach: Reach): Promise<void> {
  if (subject.kind !== 'gate question' || subject.part !== 'holder') return;
  if (reach === 'unreachable' || reach === 'given up') await recordUnasked(tx, complex, subject.question);
}

/** A push service has it. What the phone makes of that it says itself. */
async function recordOnPhone(tx: Tx, { complex, recipient, content }: Delivery, now: Instant): Promise<void> {
  if (recipient === null) return;
  if (content.kind === 'card') return recordReach(tx, complex, content.subject, recipient, 'on phone', now);
  // Whoever tests hears it, or not: «Слышу» is waited for.
  if (content.notice.kind === 'sound check')
    await recordSoundCheck(tx, complex, recipient, content.notice.check, true, now);
  if (content.notice.kind === 'announcement') await recordCopy(tx, complex, content.notice.announcement, now);
}

/** Of two ways the worse one tells nothing while the other may still do it, and a letter arrives once. */
async function isKnownOtherwise(tx: Tx, delivery: Delivery, outcome: Outcome): Promise<boolean> {
  const { complex, channel, pair, hasBrowsers, content } = delivery;
  // That a push service makes us wait is no news where nobody knows whether the messenger does.
  if (channel === 'push' && outcome.kind === 'later') return true;
  if (channel === 'push' && outcome.kind === 'dropped') return content.kind === 'card' || pair !== null;
  if (channel === 'messenger' && !hasBrowsers) return false;
  if (outcome.kind === 'later' || outcome.kind === 'dropped') return false;
  if (outcome.kind === 'sent') {
    const isLetter = content.kind === 'notice' && content.notice.kind === 'alert letter';
    return isLetter && (await tx.browsers.otherWay(complex, delivery)) === 'there';
  }
  if (content.kind === 'card' && content.subject.kind === 'alert')
    await tx.alerts.lock(complex, content.subject.alert);
  return (await tx.browsers.otherWay(complex, delivery)) !== null;
}

/** The sender's card says what became of a reminder. */
async function recordRing(tx: Tx, { complex, content }: Delivery): Promise<void> {
  if (content.kind !== 'card' || content.message === null || !content.ring) return;
  const { subject } = content;
  if (subject.kind !== 'alert' || subject.part !== 'holder') return;
  await redrawSenders(tx, complex, subject.alert);
}

/** The thread is locked before its cards, as everywhere. */
async function redrawSenders(tx: Tx, complex: ComplexId, alert: AlertId): Promise<void> {
  await tx.alerts.lock(complex, alert);
  await tx.cards.redraw(complex, { kind: 'alert', alert, parts: ['sender'] });
}

/** Of whoever is out of reach the first card says so. */
function isLost(outcome: Exclude<Outcome, { kind: 'later' }>): boolean {
  if (outcome.kind === 'sent') return outcome.also?.bare === true;
  return outcome.kind === 'given up' || outcome.kind === 'dead';
}

function pinOf(outcome: Outcome): Pick<Pin, 'state' | 'message'> {
  if (outcome.kind !== 'sent') return { state: 'lost', message: null };
  return { state: outcome.pinned ?? 'not pinned', message: outcome.message };
}

/** What the outcome says about how far a card got that was shown for the first time, or came again; null: nothing new. */
function reachOf({ content, madeAt }: Delivery, outcome: Outcome, now: Instant): Reach | null {
  if (content.kind !== 'card' || (content.message !== null && !content.ring)) return null;
  switch (outcome.kind) {
    case 'sent':
      return 'delivered';
    case 'unreachable':
      return 'unreachable';
    case 'given up':
    case 'dead':
      return 'given up';
    case 'later':
      return between(madeAt, now) + outcome.wait >= DELAY_WORTH_TELLING ? 'delayed' : null;
    case 'dropped':
      return null;
  }
}
