import type { Instant } from '../../core/kernel/time.ts';
import {
  type Claim,
  type ClaimMessage,
  type HolderAnswer,
  isOpen,
  spotsIn,
} from '../../core/residents/claim.ts';
import type { ClaimedFlats } from '../../core/residents/claimed-flats.ts';
import { type Dispute, disputedSpots } from '../../core/residents/dispute.ts';
import { listFlats } from '../../core/spots/flats.ts';
import { countedSpots } from '../kit/names.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import { clip } from '../kit/typed-text.ts';
import type { Speech } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { joiningButtons } from './buttons.ts';

/** What an admin's claim card is drawn from. Names are shown: only admins look at it. */
export type ClaimView = {
  readonly claim: Claim;
  readonly applicantName: string;
  readonly applicantUsername: string | null;
  readonly deciderName: string | null;
  /** The open spots that somebody else holds. */
  readonly disputes: readonly Dispute[];
  readonly nameOf: (person: Dispute['holders'][number]['person']) => string;
  /** What the list of flats says; null: the house has none. */
  readonly flats: ClaimedFlats | null;
  readonly messages: readonly ClaimMessage[];
  /** Other claims wait, too. */
  readonly others: boolean;
  readonly speech: Speech;
  readonly time: (at: Instant) => string;
  readonly now: Instant;
};

export function claimCard(view: ClaimView): Outgoing {
  const { claim, speech } = view;
  const { say } = speech;
  const head = lines(
    say('claim-title'),
    say('claim-who', { name: view.applicantName }),
    view.applicantUsername !== null && say('claim-username', { username: view.applicantUsername }),
    claim.spots.length > 0
      ? say('claim-spots', countedSpots(claim.spots.map((one) => one.spot)))
      : say('claim-no-spot'),
    ...flatLines(view),
    ...view.disputes.map((dispute) => heldLine(view, dispute)),
  );
  const talk = lines(...view.messages.slice(-MOST_MESSAGES_SHOWN).map((one) => messageLine(view, one)));
  const now = view.time(view.now);
  const decided = view.deciderName === null ? null : claim.decidedAt;
  const isSaid = decided !== null && (!isOpen(claim) || view.time(decided) === now);
  const asOf = !isSaid && say('claim-as-of', { time: now });
  return { text: paragraphs(head, talk, outcome(view), asOf), buttons: buttons(view) };
}

/** The last of them say the most, and a card has to fit into one message. */
const MOST_MESSAGES_SHOWN = 6;
const LONGEST_LINE = 300;

/** While something is to be decided: what the list says, and whether the applicant says the same. */
function flatLines({ claim, flats, speech: { say } }: ClaimView): RichText[] {
  if (!flats || flats.spots.length === 0) return [];
  const { named, agrees, spots } = flats;
  const differs = spots.some(({ listed, isNamed }) => listed.length > 0 && !isNamed);
  const listed = spots.map(({ spot, listed }) => {
    if (listed.length === 0) return say('claim-flat-unlisted', { spot: String(spot) });
    const flat = listFlats(listed);
    return claim.spots.length === 1
      ? say('claim-flat-listed', { flat })
      : say('claim-flat-listed-spot', { spot: String(spot), flat });
  });
  if (named === null) return [...listed, say('claim-flat-not-named')];
  if (agrees) return [...listed, say('claim-flat-agrees', { flat: named })];
  return [...listed, say(differs ? 'claim-flat-differs' : 'claim-flat-named', { flat: named })];
}

const HOLDERS = {
  family: 'claim-holder-family',
  unknown: 'claim-holder-unknown',
  left: 'claim-holder-silent',
} as const satisfies Record<HolderAnswer, string>;

function heldLine({ speech, nameOf }: ClaimView, { spot, holders }: Dispute): RichText {
  const names = holders.map(({ person, answer }) => {
    return speech.plain(answer ? HOLDERS[answer] : 'claim-holder-silent', { name: nameOf(person) });
  });
  return speech.say('claim-spot-held', { spot: String(spot), holders: names.join(', ') });
}

function messageLine(
  { speech, applicantName: name }: ClaimView,
  { author, text, photos }: ClaimMessage,
): RichText {
  const said = clip(text ?? '', LONGEST_LINE);
  if (author === 'admin') return speech.say('claim-asked', { text: said });
  if (photos.length === 0) return speech.say('claim-said', { name, text: said });
  if (text !== null) return speech.say('claim-said-photo-text', { name, text: said });
  return photos.length > 1
    ? speech.say('claim-said-photos', { name, count: String(photos.length) })
    : speech.say('claim-said-photo', { name });
}

function outcome({ claim, speech, deciderName, time }: ClaimView) {
  const { say } = speech;
  const assigned = spotsIn(claim, 'assigned');
  const rejected = spotsIn(claim, 'rejected');
  const withoutSpot = claim.spots.length === 0;
  return lines(
    assigned.length > 0 && say('claim-approved', countedSpots(assigned)),
    rejected.length > 0 && say('claim-rejected', countedSpots(rejected)),
    withoutSpot && claim.verdict === 'approved' && say('claim-approved-no-spot'),
    withoutSpot && claim.verdict === 'rejected' && say('claim-rejected-no-spot'),
    deciderName !== null &&
      claim.decidedAt !== null &&
      say('claim-decided-by', { name: deciderName, time: time(claim.decidedAt) }),
  );
}

function buttons(view: ClaimView): Button[][] {
  const { claim, speech, messages, others } = view;
  const about = (act: 'ask back' | 'photos' | 'next', label: string): Button => {
    return { label, press: joiningButtons.data({ kind: 'about claim', act, claim: claim.id }) };
  };
  const photo = messages.some((one) => one.photos.length > 0)
    ? [about('photos', speech.plain('claim-button-photo'))]
    : [];
  const next = others ? [about('next', speech.plain('admin-button-next'))] : [];
  if (!isOpen(claim)) return [photo, next];
  const ask = about('ask back', speech.plain('claim-button-ask'));
  return [...disputeButtons(view), verdictButtons(view, ask), photo, next];
}

function verdictButtons({ claim, speech, disputes }: ClaimView, ask: Button): Button[] {
  const verdict = (verdict: 'approve' | 'reject', label: string, tone: 'good' | 'bad'): Button => {
    return { label, press: joiningButtons.data({ kind: 'claim', claim: claim.id, verdict }), tone };
  };
  const disputed = disputedSpots(disputes);
  // After the first verdict there is something to approve once a holder has agreed or left.
  const mayApprove =
    claim.verdict === null || spotsIn(claim, 'open').some((spot) => !disputed.includes(spot));
  return [
    ...(mayApprove ? [verdict('approve', speech.plain('claim-approve'), 'good')] : []),
    ask,
    verdict('reject', speech.plain('claim-reject'), 'bad'),
  ];
}

function disputeButtons({ claim, speech, disputes }: ClaimView): Button[][] {
  // The second press that names a held spot comes only after the first verdict.
  const disputed = disputedSpots(disputes);
  const insist = claim.verdict === 'approved' ? disputed : [];
  const anyway = insist.map((spot): Button[] => {
    const label = speech.plain('claim-assign-held', { spot: String(spot) });
    return [{ label, press: joiningButtons.data({ kind: 'assign held', claim: claim.id, spot }) }];
  });
  const transfer = disputed.map((spot): Button[] => {
    const label =
      disputed.length === 1
        ? speech.plain('claim-button-transfer')
        : speech.plain('claim-button-transfer-spot', { spot: String(spot) });
    return [
      { label, press: joiningButtons.data({ kind: 'claimed spot', act: 'transfer', claim: claim.id, spot }) },
    ];
  });
  return [...anyway, ...transfer];
}
