import { type Alert, wasReached } from '../../core/alerts/alert.ts';
import { isBorrower } from '../../core/alerts/borrower.ts';
import type { AlertPart } from '../../core/alerts/feature.ts';
import { MOST_IN_WINDOW } from '../../core/alerts/quota.ts';
import type { ComplexId, PersonId } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import type { ShownResort } from '../../core/last-resort/last-resort.ts';
import { stillShown } from '../../core/last-resort/show-resorts.ts';
import type { CardSubject } from '../../core/notices.ts';
import type { CardShown } from '../../core/ports.ts';
import { clockTime } from '../kit/house-time.ts';
import { type Action, offers } from '../kit/offers.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import { saidWhen } from '../kit/said-when.ts';
import { mention, type RichText } from '../kit/wording.ts';
import type { AlertView } from './alert-view.ts';
import { whoElse } from './away-hint.ts';
import { borrowerCard } from './borrower-card.ts';
import { helperCard } from './helper-card.ts';
import { holderCard } from './holder-card.ts';
import { senderCard } from './sender-card.ts';
import { staffAsking } from './staff-asking.ts';

type AlertSubject = Extract<CardSubject, { kind: 'alert' }>;

/** A card of a thread as it is now, in the reader's eyes. */
export async function drawAlert(
  tx: ChatTx,
  reader: Reader,
  subject: AlertSubject,
  shownBefore: boolean,
): Promise<Outgoing | null> {
  const view = await viewAlert(tx, reader, subject);
  if (!view) return null;
  // A thread that ended before its first card was shown has nothing to ask of anybody.
  if (view.alert.state === 'closed' && !shownBefore && subject.part !== 'sender') return null;
  if (subject.part === 'group') return null;
  if (subject.part === 'sender') return senderCard(view);
  if (subject.part === 'holder' && isBorrower(view.alert, reader.person)) return borrowerCard(view);
  // Somebody whose spot changed hands meanwhile.
  if (subject.part === 'holder' && !view.alert.holders.some((one) => one.person === reader.person)) {
    const { spot } = view.alert;
    const text =
      spot === null
        ? reader.speech.say('card-no-longer-yours')
        : reader.speech.say('alert-holder-no-longer', { spot: String(spot) });
    return shownBefore ? { text } : null;
  }
  if (subject.part === 'holder') return holderCard(view);
  // Somebody who lost the role meanwhile, or is banned.
  if (!view.alert.helpers.some((one) => one.person === reader.person))
    return shownBefore ? { text: reader.speech.say('card-no-longer-yours') } : null;
  return helperCard(view);
}

async function viewAlert(tx: ChatTx, reader: Reader, subject: AlertSubject): Promise<AlertView | null> {
  const { complex, person, speech, now } = reader;
  const found = await tx.alerts.seenBy(complex, subject.alert, { person, part: subject.part }, now);
  if (!found) return null;
  const { alert, complex: house, viewer: me, tenants } = found;
  // Whoever was called as an admin and is none any more sees no names from then on.
  const called =
    subject.part === 'helper' && alert.helpers.some((one) => one.person === person && !one.guard);
  const offered = (action: Action) => me !== null && offers(me, action);
  const isAdmin = called && offered('decide claims');
  const holders = alert.holders.map((holder) => holder.person);
  const asker = subject.part === 'sender' ? me : null;
  const otherSpots = (asker?.spots.length ?? 0) > 1;
  const viewerHelps = asker !== null && offers(asker, 'take alert');
  const isUncalled = asker !== null && alert.calledAt !== null && alert.helpers.length === 0;
  const [onTheSpot, ownPlate, isInHouse, holderNames, asking, heardAloud, holderCards, photosLost, isThere] =
    await Promise.all([
      whoElse(tx, reader, found),
      subject.part === 'holder' ? ownPlateOf(tx, alert, person) : null,
      subject.part === 'sender' ? isSpotInHouse(tx, alert) : true,
      isAdmin ? contactsOf(tx, complex, holders) : [],
      isUncalled ? staffAsking(tx, alert, person) : [],
      wasHeardAloud(tx, alert),
      cardsOf(tx, alert, subject.part),
      subject.part === 'sender' &&
        alert.note.photos.length > 0 &&
        tx.cardMessages.photosLost(complex, alert.id),
      subject.part === 'holder' && standsThere(tx, alert, person, now),
    ]);
  const resorts = await resortsOf(tx, alert, subject.part);
  const time = (at: Instant) => clockTime(at, now, house.timeZone, speech.language);
  const when = (at: Instant) => saidWhen(at, now, house.timeZone, speech);
  const lastUntil = asker && (await wasLast(tx, alert, person, now));
  const eyes = { viewer: person, part: subject.part, speech, now, time, when };
  const seen = {
    ownPlate,
    isInHouse,
    offered,
    otherSpots,
    viewerHelps,
    asking,
    holderCards,
    photosLost,
    lastUntil,
    holderNames,
    resorts,
    heardAloud,
    isThere,
    tenants,
  };
  return { ...onTheSpot, ...eyes, ...seen, alert, complex: house };
}

/** The car as its holder wrote it down; null: it is about no car of his, or about one that may be his. */
async function ownPlateOf(tx: ChatTx, { complex, car }: Alert, holder: PersonId): Promise<string | null> {
  if (!car) return null;
  const own = await tx.cars.of(complex, holder);
  return own.find(({ key }) => key === car.key)?.plate ?? null;
}

/** A borrower's time may be over. */
async function standsThere(tx: ChatTx, alert: Alert, person: PersonId, now: Instant): Promise<boolean> {
  if (alert.spot === null || !isBorrower(alert, person)) return false;
  return (await tx.lendings.current(alert.complex, alert.spot, now))?.borrower === person;
}

/** False only where the admins' list has the whole house, and this spot stands nowhere in it. */
async function isSpotInHouse(tx: ChatTx, { complex, spot, holders }: Alert): Promise<boolean> {
  if (spot === null || holders.length > 0) return true;
  const known = await tx.directory.spots(complex);
  const isListed = known.some(
    ({ section, row, column }) => section !== null || row !== null || column !== null,
  );
  return !isListed || known.some((one) => one.spot === spot);
}

/** An alert that came before the wish for peace made its sound. */
async function wasHeardAloud(tx: ChatTx, { complex, senders, holders, raisedAt }: Alert): Promise<boolean> {
  for (const holder of holders.filter((one) => one.muted && wasReached(one)))
    for (const sender of senders) {
      const since = await tx.mutes.since(complex, holder.person, sender.person);
      if (since && since >= raisedAt) return true;
    }
  return false;
}

/** Looked up only where it was the last one when it was raised. */
async function wasLast(tx: ChatTx, alert: Alert, sender: PersonId, now: Instant): Promise<Instant | null> {
  const me = alert.senders.find((one) => one.person === sender);
  if (alert.state === 'closed' || me?.left !== 0) return null;
  return tx.alerts.lastUntil(alert.complex, sender, alert.id, MOST_IN_WINDOW, now);
}

/** A sender learns no more of them than that there is one where nobody has registered the spot. */
async function resortsOf(tx: ChatTx, alert: Alert, part: AlertPart): Promise<readonly ShownResort[]> {
  const isRead = part === 'helper' || (part === 'sender' && alert.holders.length === 0);
  if (!isRead || !alert.calledAt || alert.state === 'closed') return [];
  return stillShown(alert, await tx.lastResorts.shown(alert.complex, alert.id));
}

async function cardsOf(tx: ChatTx, alert: Alert, part: AlertPart): Promise<readonly CardShown[]> {
  const wasRung = alert.reminders > 0 || alert.remindedByTimer;
  const isAsked = wasRung || alert.holders.some((holder) => holder.reach === 'unreachable');
  if (part !== 'sender' || alert.state === 'closed' || !isAsked) return [];
  return tx.cards.shown(alert.complex, { kind: 'alert', alert: alert.id, part: 'holder' });
}

/** Names that an admin can open a chat by. */
async function contactsOf(tx: ChatTx, complex: ComplexId, people: readonly PersonId[]): Promise<RichText[]> {
  const found = await Promise.all(
    people.map(async (person) => {
      const member = await tx.residents.get(complex, person);
      return member && mention(member.displayName, person);
    }),
  );
  return found.filter((one) => one !== null);
}
