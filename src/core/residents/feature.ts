import type { Feature } from '../feature.ts';
import type { ClaimId, PersonId } from '../kernel/ids.ts';
import { type AdminNotice, adminNotices, type GuardsUnseen } from './admin-notices.ts';
import { endBan } from './ban.ts';
import { type JoiningNotice, joiningNotices } from './joining-notices.ts';
import { remindClaim } from './remind-claim.ts';
import { tellUnseenGuards } from './unseen-guards.ts';

/** `digest`: the one card for all claims of a busy hour, named by its first claim. */
export type ClaimCard = { readonly kind: 'claim'; readonly claim: ClaimId; readonly digest?: true };

export type ClaimTimer = { readonly kind: 'claim'; readonly claim: ClaimId };

/** The end of somebody's ban. */
export type BanTimer = { readonly kind: 'ban'; readonly person: PersonId };

/** The daily look for guards whom nobody has seen. */
export type GuardsTimer = { readonly kind: 'guards' };

export const residents = {
  notices: { ...joiningNotices, ...adminNotices },
  cards: { claim: { rung: 'note', edited: 'note', needs: () => 'decide claims' } },
  timers: {
    claim: (tx, complex, timer, now) => remindClaim(tx, complex, timer.claim, now),
    ban: (tx, complex, timer, now) => endBan(tx, complex, timer.person, now),
    guards: (tx, complex, _, now) => tellUnseenGuards(tx, complex, now),
  },
} as const satisfies Feature<
  JoiningNotice | AdminNotice | GuardsUnseen,
  ClaimCard,
  ClaimTimer | BanTimer | GuardsTimer
>;
