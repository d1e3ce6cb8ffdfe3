import type { ClaimId } from '../../core/kernel/ids.ts';
import type { Verdict } from '../../core/residents/claim.ts';
import { decideClaim } from '../../core/residents/decide-claim.ts';
import { toast } from '../kit/confirm.ts';
import { retireOldCard } from '../kit/old-card.ts';
import type { Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';

/**
 * An admin pressed a button of a claim's card; the cards themselves follow as notices. Where the press was
 * `confirmed` under a message of its own, nothing is said here when all is well.
 */
export async function onVerdict(
  context: MemberContext,
  claim: ClaimId,
  verdict: Verdict,
  pressed: 'on the card' | 'confirmed' = 'on the card',
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const decided = await decideClaim(tx, actor, claim, verdict, now);
  if (!decided.ok && decided.why === 'not allowed') return toast(speech.plain('not-for-you'));
  if (pressed === 'confirmed') return decided.ok ? [] : staleVerdict(context, claim);
  const old = await retireOldCard(context, { kind: 'claim', claim });
  if (decided.ok) return [...toast(speech.plain('claim-toast-done')), ...old];
  return [...(await staleVerdict(context, claim)), ...old];
}

/** The claim is decided: by whom. */
export async function staleVerdict({ tx, speech, actor }: MemberContext, claim: ClaimId): Promise<Reply[]> {
  const known = await tx.claims.get(actor.complex, claim);
  const decider = known?.decidedBy ? await tx.residents.get(actor.complex, known.decidedBy) : null;
  if (!decider) return toast(speech.plain('claim-toast-gone'));
  return toast(speech.plain('claim-toast-decided', { name: decider.displayName }));
}
