import { toast } from '../kit/confirm.ts';
import type { Feature } from '../kit/feature.ts';
import { retireOldCard } from '../kit/old-card.ts';
import type { Reply } from '../kit/outgoing.ts';
import { numberExpected } from '../kit/spot-input.ts';
import type { MemberContext } from '../kit/update-context.ts';
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
import { askFlat, askSpots, claim, onConsent, onFlatTyped, onSpotsTyped, storeClaim } from './joining.ts';
import { drawJoiningNotice } from './joining-notices.ts';

type OnClaim = (context: MemberContext, claim: Parameters<typeof askBack>[1]) => Promise<Reply[]>;

const CLAIM_ACTS: Readonly<Record<ClaimAct, OnClaim>> = {
  'ask back': async (context, id) => [
    ...(await askBack(context, id)),
    ...(await retireOldCard(context, { kind: 'claim', claim: id })),
  ],
  explain: askExplanation,
  photos: showPhotos,
  next: nextClaim,
  'approve all for sure': onApproveAll,
};

const ACTS: Readonly<Record<JoiningAct, (context: MemberContext) => Reply[] | Promise<Reply[]>>> = {
  'give up which': askWhichToGiveUp,
  claims: showClaims,
  'approve all': askApproveAll,
  'invite guard': onInviteGuard,
};

export const joining = {
  presses: {
    consent: (context, { agreed }) => onConsent(context, agreed),
    'no spot': (context) =>
      context.actor.roles.includes('newcomer')
        ? claim(context, [])
        : toast(context.speech.plain('old-button')),
    'claim spots': (context, { spots }) => claim(context, spots),
    'claim without flat': (context, { spots }) => storeClaim(context, { spots, flat: null }),
    'add spot': askSpots,
    claim: (context, { claim: id, verdict }) => onVerdict(context, id, { kind: verdict }),
    'assign held': (context, { claim: id, spot }) => onVerdict(context, id, { kind: 'assign held', spot }),
    'claimed spot': onClaimedSpot,
    'about claim': (context, { act, claim: id }) => CLAIM_ACTS[act](context, id),
    'own spot': onOwnSpot,
    joining: (context, { act }) => ACTS[act](context),
    invited: onAccept,
  },
  anybody: {
    consent: (context, { agreed }) => onConsent(context, agreed),
    invited: (context, invitation) =>
      invitation.act === 'agree' ? onConsent(context, true, invitation) : null,
  },
  whenBanned: { 'claimed spot': true, 'own spot': true, joining: ({ act }) => act === 'give up which' },
  dialogs: {
    'claiming spots': {
      needs: () => 'claim spots',
      text: (context, _, text) => onSpotsTyped(context, text),
      media: numberExpected,
    },
    'naming flat': {
      needs: () => 'claim spots',
      text: onFlatTyped,
      media: (context, { spots }) => askFlat(context, spots, 'joining-flat-unread'),
    },
    'asking back': {
      needs: () => 'decide claims',
      text: onAskingBack,
      photo: onAskingBack,
      media: onAskingBack,
    },
    explaining: { needs: () => null, text: onExplaining, photo: onExplaining, media: onExplaining },
    // Waits for a press only: what is typed meanwhile is about something else.
    'approving all': { needs: () => null, text: async () => null },
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
