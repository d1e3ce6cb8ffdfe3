import type { ComplexId, PersonId } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import type { CardSubject } from '../../core/notices.ts';
import { clockTime } from '../kit/house-time.ts';
import { offers } from '../kit/offers.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import { saidWhen } from '../kit/said-when.ts';
import { mention, type RichText } from '../kit/wording.ts';
import type { AlertView } from './alert-view.ts';
import { whoElse } from './away-hint.ts';
import { helperCard } from './helper-card.ts';
import { holderCard } from './holder-card.ts';
import { senderCard } from './sender-card.ts';

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
  // Somebody whose spot changed hands meanwhile.
  if (subject.part === 'holder' && !view.alert.holders.some((one) => one.person === reader.person)) {
    const text = reader.speech.say('alert-holder-no-longer', { spot: String(view.alert.spot) });
    return shownBefore ? { text } : null;
  }
  return subject.part === 'holder' ? holderCard(view) : helperCard(view);
}

async function viewAlert(tx: ChatTx, reader: Reader, subject: AlertSubject): Promise<AlertView | null> {
  const { complex, person, speech, now } = reader;
  const alert = await tx.alerts.get(complex, subject.alert);
  if (!alert) return null;
  const house = await tx.complexes.get(complex);
  // Whoever was called as an admin and is none any more sees no names from then on.
  const called =
    subject.part === 'helper' && alert.helpers.some((one) => one.person === person && !one.guard);
  const me = called ? await tx.residents.get(complex, person) : null;
  const isAdmin = me !== null && offers(me, 'decide claims');
  const holders = alert.holders.map((holder) => holder.person);
  const holderNames = isAdmin ? await contactsOf(tx, complex, holders) : [];
  const otherSpots = subject.part === 'sender' && (await holdsSeveral(tx, reader));
  const time = (at: Instant) => clockTime(at, now, house.timeZone, speech.language);
  const when = (at: Instant) => saidWhen(at, now, house.timeZone, speech);
  const onTheSpot = await whoElse(tx, alert, subject.part, now);
  const { part } = subject;
  const eyes = { viewer: person, part, speech, now, time, when };
  return { ...onTheSpot, ...eyes, alert, complex: house, otherSpots, holderNames };
}

async function holdsSeveral(tx: ChatTx, { complex, person }: Reader): Promise<boolean> {
  return ((await tx.residents.get(complex, person))?.spots.length ?? 0) > 1;
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
