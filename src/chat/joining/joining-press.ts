import { retireOldCard } from '../kit/old-card.ts';
import type { Reply } from '../kit/outgoing.ts';
import { endDialog, type MemberTurn } from '../kit/turn.ts';
import { askBack, askExplanation, showPhotos } from './claim-talk.ts';
import { askApproveAll, nextClaim, onApproveAll, showClaims } from './claims-list.ts';
import { onClaimedSpot } from './disputes.ts';
import { askWhichToGiveUp, onOwnSpot } from './giving-up.ts';
import { onInviteGuard } from './invitations.ts';
import { onAccept } from './invited.ts';
import type { ClaimAct, JoiningAct, JoiningCode } from './joining-buttons.ts';

/** A button of joining, beyond consent and verdict. */
export async function onJoiningPress(turn: MemberTurn, press: JoiningCode): Promise<Reply[]> {
  switch (press.kind) {
    case 'claimed spot':
      return onClaimedSpot(turn, press);
    case 'own spot':
      return onOwnSpot(turn, press);
    case 'invited':
      return onAccept(turn, press);
    case 'about claim':
      return CLAIM_ACTS[press.act](turn, press.claim);
    case 'joining':
      return JOINING_ACTS[press.act](turn);
  }
}

const CLAIM_ACTS: Readonly<
  Record<ClaimAct, (turn: MemberTurn, claim: Parameters<typeof askBack>[1]) => Promise<Reply[]>>
> = {
  'ask back': async (turn, claim) => [
    ...(await askBack(turn, claim)),
    ...(await retireOldCard(turn, { kind: 'claim', claim })),
  ],
  explain: askExplanation,
  photos: showPhotos,
  next: nextClaim,
  'approve all for sure': onApproveAll,
};

const JOINING_ACTS: Readonly<Record<JoiningAct, (turn: MemberTurn) => Promise<Reply[]>>> = {
  keep: async (turn) => {
    await endDialog(turn);
    return [{ kind: 'replace', message: { text: turn.speech.say('claim-kept') } }];
  },
  'give up which': async (turn) => askWhichToGiveUp(turn),
  claims: showClaims,
  'approve all': askApproveAll,
  'invite guard': onInviteGuard,
};
