import { toast } from '../kit/confirm.ts';
import type { Feature } from '../kit/feature.ts';
import { retireOldCard } from '../kit/old-card.ts';
import type { Reply } from '../kit/outgoing.ts';
import { numberExpected } from '../kit/spot-input.ts';
import type { MemberTurn } from '../kit/turn.ts';
import type { ClaimAct, JoiningAct, JoiningCode } from './buttons.ts';
import { askBack, askExplanation, onAskingBack, onExplaining, showPhotos } from './claim-talk.ts';
import { onVerdict } from './claims.ts';
import { askApproveAll, nextClaim, onApproveAll, showClaims } from './claims-list.ts';
import type { JoiningDialog } from './dialogs.ts';
import { onClaimedSpot } from './disputes.ts';
import { drawClaim } from './draw-claim.ts';
import { askWhichToGiveUp, onOwnSpot } from './giving-up.ts';
import { onInviteGuard } from './invitations.ts';
import { onAccept } from './invited.ts';
import { askSpots, claim, onConsent, onSpotsTyped } from './joining.ts';
import { drawJoiningNotice } from './joining-notices.ts';

type OnClaim = (turn: MemberTurn, claim: Parameters<typeof askBack>[1]) => Promise<Reply[]>;

const CLAIM_ACTS: Readonly<Record<ClaimAct, OnClaim>> = {
  'ask back': async (turn, id) => [
    ...(await askBack(turn, id)),
    ...(await retireOldCard(turn, { kind: 'claim', claim: id })),
  ],
  explain: askExplanation,
  photos: showPhotos,
  next: nextClaim,
  'approve all for sure': onApproveAll,
};

const ACTS: Readonly<Record<JoiningAct, (turn: MemberTurn) => Reply[] | Promise<Reply[]>>> = {
  'give up which': askWhichToGiveUp,
  claims: showClaims,
  'approve all': askApproveAll,
  'invite guard': onInviteGuard,
};

export const joining = {
  presses: {
    consent: (turn, { agreed }) => onConsent(turn, agreed),
    'no spot': (turn) =>
      turn.actor.roles.includes('newcomer') ? claim(turn, []) : toast(turn.speech.plain('old-button')),
    'claim spots': (turn, { spots }) => claim(turn, spots),
    'add spot': askSpots,
    claim: (turn, { claim: id, verdict }) => onVerdict(turn, id, { kind: verdict }),
    'assign held': (turn, { claim: id, spot }) => onVerdict(turn, id, { kind: 'assign held', spot }),
    'claimed spot': onClaimedSpot,
    'about claim': (turn, { act, claim: id }) => CLAIM_ACTS[act](turn, id),
    'own spot': onOwnSpot,
    joining: (turn, { act }) => ACTS[act](turn),
    invited: onAccept,
  },
  anybody: {
    consent: (turn, { agreed }) => onConsent(turn, agreed),
    invited: (turn, invitation) => (invitation.act === 'agree' ? onConsent(turn, true, invitation) : null),
  },
  whenBanned: { 'claimed spot': true, 'own spot': true, joining: ({ act }) => act === 'give up which' },
  dialogs: {
    'claiming spots': { text: (turn, _, text) => onSpotsTyped(turn, text), media: numberExpected },
    'asking back': { text: onAskingBack, photo: onAskingBack, media: onAskingBack },
    explaining: { text: onExplaining, photo: onExplaining, media: onExplaining },
    // Waits for a press only: what is typed meanwhile is about something else.
    'approving all': { text: async () => null },
  },
  notices: {
    'claim approved': drawJoiningNotice,
    'claim rejected': drawJoiningNotice,
    'claim asked': drawJoiningNotice,
    'claim waits': drawJoiningNotice,
    'co-holder joined': drawJoiningNotice,
    'co-holder left': drawJoiningNotice,
    'holder question': drawJoiningNotice,
    'spot transferred': drawJoiningNotice,
    'transfer protested': drawJoiningNotice,
    'guard joined': drawJoiningNotice,
  },
  cards: { claim: drawClaim },
} satisfies Feature<JoiningCode, JoiningDialog>;
