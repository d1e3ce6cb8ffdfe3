import type { PersonId } from '../../core/kernel/ids.ts';
import type { CardSubject } from '../../core/notices.ts';
import { compareFlats } from '../../core/residents/claimed-flats.ts';
import { findDisputes } from '../../core/residents/dispute.ts';
import { clockTime } from '../kit/house-time.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import { isQuiet } from '../kit/quiet-hours.ts';
import type { Reader } from '../kit/reader.ts';
import { joiningButtons } from './buttons.ts';
import { claimCard } from './claim-card.ts';

/** An admin's card of a claim, or of all claims of a busy hour, as things are now; at night it wakes nobody. */
export async function drawClaim(
  tx: ChatTx,
  reader: Reader,
  subject: ClaimSubject,
  shownBefore: boolean,
): Promise<Outgoing | null> {
  const card = await drawAsItIs(tx, reader, subject, shownBefore);
  const silent = isQuiet(reader.now, await tx.complexes.get(reader.complex));
  return card && { ...card, ...(silent && { silent }) };
}

type ClaimSubject = Extract<CardSubject, { kind: 'claim' }>;

async function drawAsItIs(
  tx: ChatTx,
  reader: Reader,
  subject: ClaimSubject,
  shownBefore: boolean,
): Promise<Outgoing | null> {
  const { complex, speech, now } = reader;
  if (subject.digest) return drawDigest(tx, reader, subject);
  const claim = await tx.claims.get(complex, subject.claim);
  const applicant = claim && (await tx.residents.get(complex, claim.applicant));
  if (!claim || !applicant) return shownBefore ? { text: speech.say('privacy-claim-forgotten') } : null;
  const { timeZone } = await tx.complexes.get(complex);
  const decider = claim.decidedBy && (await tx.residents.get(complex, claim.decidedBy));
  const disputes = await findDisputes(tx, claim);
  const names = await namesBy(
    tx,
    reader,
    disputes.flatMap(({ holders }) => holders.map((holder) => holder.person)),
  );
  const waiting = await tx.claims.allOpen(complex);
  return claimCard({
    claim,
    applicantName: applicant.displayName,
    applicantUsername: await tx.cardMessages.usernameOf(claim.applicant),
    deciderName: decider ? decider.displayName : null,
    disputes,
    nameOf: (person) => names.get(person) ?? '—',
    flats: await compareFlats(tx, claim),
    messages: await tx.claimTalk.of(complex, claim.id),
    others: waiting.some((id) => id !== claim.id),
    speech,
    now,
    time: (at) => clockTime(at, now, timeZone, speech.language),
  });
}

async function namesBy(tx: ChatTx, { complex }: Reader, people: readonly PersonId[]) {
  const names = new Map<PersonId, string>();
  for (const person of people) {
    const member = await tx.residents.get(complex, person);
    if (member) names.set(person, member.displayName);
  }
  return names;
}

async function drawDigest(
  tx: ChatTx,
  { complex, speech }: Reader,
  { claim: first }: ClaimSubject,
): Promise<Outgoing> {
  let count = 0;
  for (const id of await tx.claims.allOpen(complex)) {
    const claim = await tx.claims.get(complex, id);
    if (claim?.digest === first) count += 1;
  }
  const text = speech.say('admin-digest', { count });
  const label = speech.plain('admin-button-claims');
  if (count === 0) return { text };
  return { text, buttons: [[{ label, press: joiningButtons.data({ kind: 'joining', act: 'claims' }) }]] };
}
