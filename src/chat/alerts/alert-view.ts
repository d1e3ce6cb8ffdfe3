import { type Alert, type Helper, wasReached } from '../../core/alerts/alert.ts';
import type { AlertPart } from '../../core/alerts/feature.ts';
import type { Complex } from '../../core/complexes/complex.ts';
import type { PersonId } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import type { ShownResort } from '../../core/last-resort/last-resort.ts';
import type { CardShown } from '../../core/ports.ts';
import type { Action } from '../kit/offers.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import type { Speech } from '../kit/update-context.ts';
import { concat, lines, paragraphs, type RichText } from '../kit/wording.ts';
import type { OnTheSpot } from './away-hint.ts';
import { alertButtons, type ThreadAct } from './buttons.ts';

/** What a thread's card is drawn from: the state at this moment, for one pair of eyes. */
export type AlertView = OnTheSpot & {
  readonly alert: Alert;
  readonly complex: Complex;
  readonly viewer: PersonId;
  readonly part: AlertPart;
  readonly speech: Speech;
  readonly now: Instant;
  /** A moment in the complex's zone and the reader's language. */
  readonly time: (at: Instant) => string;
  /** The same inside a sentence: «в 22:36», «28 ноября в 22:36». */
  readonly when: (at: Instant) => string;
  /** The holder's own car as he wrote it down; null: only that it may be his is known. */
  readonly ownPlate: string | null;
  /** The house has such a spot, as far as its list says. */
  readonly isInHouse: boolean;
  /** The sender holds more than the spot he signs with. */
  readonly otherSpots: boolean;
  /** What the viewer may do in the house today. */
  readonly offered: (action: Action) => boolean;
  /** The viewer stands on the spot with permission, and his time is not over. */
  readonly isThere: boolean;
  /** Whoever rents the spot, and is asked before whoever owns it; for a holder's eyes. */
  readonly tenants: readonly PersonId[];
  /** Whoever asked for peace from this sender did so when the alert had rung already. */
  readonly heardAloud: boolean;
  /** The sender is a guard or an admin: nobody is called to his own thread. */
  readonly viewerHelps: boolean;
  /** Guards and admins who ask, too, where nobody else could be called. */
  readonly asking: readonly Pick<Helper, 'guard'>[];
  /** What became of the holders' cards: read for a sender where it makes a difference. */
  readonly holderCards: readonly CardShown[];
  /** The messenger did not take the photos that came with it. */
  readonly photosLost: boolean;
  /** Until when the sender, who has raised all he may by now, can raise no other. */
  readonly lastUntil: Instant | null;
  /** Display names of the holders, each a way to a chat with them: for admins only. */
  readonly holderNames: readonly RichText[];
  /** How guards and admins may reach the holders while it is open; for a sender, that they may. */
  readonly resorts: readonly ShownResort[];
};

/** What the sender wrote with it, as it is. */
export function words({ alert, speech }: AlertView): RichText | null {
  const { text } = alert.note;
  return text === null ? null : speech.say('message-words', { text });
}

/** What came to be at a moment: with its time, and as it reads where the card names that time elsewhere. */
export type Timed = { readonly at: Instant; readonly dated: RichText; readonly undated: RichText | null };

type Line = RichText | Timed | null;

/** A line and when it came to be. */
export function timed({ speech, time }: AlertView, line: RichText | null, at: Instant): Timed | null {
  return line && { at, dated: concat(line, speech.say('line-at', { time: time(at) })), undated: line };
}

/** When it ended for this pair of eyes; null while it goes on. A sender may be done before the others. */
export function endOf({ alert, viewer, part }: AlertView): Instant | null {
  const done = part === 'sender' && alert.senders.find((sender) => sender.person === viewer)?.doneAt;
  if (done) return done;
  return alert.state === 'closed' ? (alert.closedAt ?? alert.lastEventAt) : null;
}

/** A card says when its state was true: an unedited copy is never a lie. What is over says when it ended. */
export function card(
  view: AlertView,
  head: readonly Line[],
  body: readonly Line[],
  buttons: readonly (readonly Button[])[],
): Outgoing {
  const { say } = view.speech;
  const asOf = endOf(view) ? null : say('alert-as-of', { time: view.time(view.now) });
  const once = eachTimeOnce(view);
  // What was answered needs its time more than the head does.
  const news = body.map(once);
  return {
    text: paragraphs(lines(...head.map(once)), lines(...news), asOf),
    buttons: buttons.filter((row) => row.length > 0),
  };
}

/** A time stands in a card once: its end or «на 22:41», then whichever line asks first. */
function eachTimeOnce(view: AlertView): (line: Line) => RichText | null {
  const said = new Set([view.time(endOf(view) ?? view.now)]);
  return (line) => {
    if (!line || !('at' in line)) return line;
    const time = view.time(line.at);
    if (said.has(time)) return line.undated;
    said.add(time);
    return line.dated;
  };
}

/** Nobody apologises to whoever never got it. */
export function takenBack(alert: Alert, speech: Speech, at: { readonly when: string }): RichText {
  const hadIt = alert.holders.some(wasReached);
  return speech.say(hadIt ? 'alert-closed-wrong-number' : 'alert-closed-wrong-number-unread', at);
}

/** Which of them it is true of: guards, admins or both. */
export function whoOf(helpers: readonly Pick<Helper, 'guard'>[]): 'guard' | 'admin' | 'both' {
  if (helpers.every((one) => one.guard)) return 'guard';
  return helpers.some((one) => one.guard) ? 'both' : 'admin';
}

export function actButton(view: AlertView, act: ThreadAct, label: string, tone?: 'good' | 'bad'): Button {
  const press = alertButtons.data({ kind: 'act', alert: view.alert.id, act });
  return tone ? { label, press, tone } : { label, press };
}
