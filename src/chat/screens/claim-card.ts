import type { SpotNumber } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { type Claim, isOpen, spotsIn } from '../../core/residents/claim.ts';
import type { Button, Outgoing } from '../outgoing.ts';
import type { Speech } from '../turn.ts';
import { lines, paragraphs } from '../wording.ts';

/** What an admin's claim card is drawn from. Names are shown: only admins look at it. */
export type ClaimView = {
  readonly claim: Claim;
  readonly applicantName: string;
  readonly applicantUsername: string | null;
  readonly deciderName: string | null;
  /** The open spots that somebody else holds. */
  readonly held: readonly SpotNumber[];
  readonly speech: Speech;
  readonly time: (at: Instant) => string;
  readonly now: Instant;
};

export function claimCard(view: ClaimView): Outgoing {
  const { claim, speech, held } = view;
  const { say } = speech;
  const head = lines(
    say('claim-title'),
    say('claim-who', { name: view.applicantName }),
    view.applicantUsername !== null && say('claim-username', { username: view.applicantUsername }),
    claim.spots.length > 0
      ? say('claim-spots', { spots: listSpots(claim.spots.map((one) => one.spot)) })
      : say('claim-no-spot'),
    held.length > 0 && say('claim-held', { spots: listSpots(held) }),
  );
  const asOf = say('claim-as-of', { time: view.time(view.now) });
  return { text: paragraphs(head, outcome(view), asOf), buttons: buttons(view) };
}

export function listSpots(spots: readonly SpotNumber[]): string {
  return spots.map(String).join(', ');
}

function outcome({ claim, speech, deciderName, time }: ClaimView) {
  const { say } = speech;
  const assigned = spotsIn(claim, 'assigned');
  const rejected = spotsIn(claim, 'rejected');
  const spotless = claim.spots.length === 0;
  return lines(
    assigned.length > 0 && say('claim-approved', { spots: listSpots(assigned) }),
    rejected.length > 0 && say('claim-rejected', { spots: listSpots(rejected) }),
    spotless && claim.verdict === 'approved' && say('claim-approved-no-spot'),
    spotless && claim.verdict === 'rejected' && say('claim-rejected-no-spot'),
    deciderName !== null &&
      claim.decidedAt !== null &&
      say('claim-decided-by', { name: deciderName, time: time(claim.decidedAt) }),
  );
}

function buttons({ claim, speech, held }: ClaimView): Button[][] {
  if (!isOpen(claim)) return [];
  const verdict = (verdict: 'approve' | 'reject', label: string, tone: 'good' | 'bad'): Button => {
    return { label, press: { kind: 'claim', claim: claim.id, verdict }, tone };
  };
  const approve = verdict('approve', speech.plain('claim-approve'), 'good');
  const reject = verdict('reject', speech.plain('claim-reject'), 'bad');
  // The second press that names a held spot comes only after the first verdict.
  const insist = claim.verdict === 'approved' ? held : [];
  const rows = insist.map((spot): Button[] => {
    const label = speech.plain('claim-assign-held', { spot: String(spot) });
    return [{ label, press: { kind: 'assign held', claim: claim.id, spot } }];
  });
  return [...rows, claim.verdict ? [reject] : [approve, reject]];
}
