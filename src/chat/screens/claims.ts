import type { ClaimId } from '../../core/kernel/ids.ts';
import type { Verdict } from '../../core/residents/claim.ts';
import { decideClaim } from '../../core/residents/decide-claim.ts';
import type { Reply } from '../outgoing.ts';
import type { MemberTurn } from '../turn.ts';
import { retireOldCard } from './old-card.ts';

/** An admin pressed a button of a claim's card; the cards themselves follow as notices. */
export async function onVerdict(turn: MemberTurn, claim: ClaimId, verdict: Verdict): Promise<Reply[]> {
  const { tx, speech, actor, now } = turn;
  const decided = await decideClaim(tx, actor, claim, verdict, now);
  const toast = (text: string): Reply[] => [{ kind: 'toast', text }];
  const old = await retireOldCard(turn, { kind: 'claim', claim });
  if (decided.ok) return [...toast(speech.plain('claim-toast-done')), ...old];
  if (decided.why === 'not allowed') return toast(speech.plain('not-for-you'));
  const known = await tx.claims.get(actor.complex, claim);
  const decider = known?.decidedBy ? await tx.residents.get(actor.complex, known.decidedBy) : null;
  if (!decider) return toast(speech.plain('claim-toast-gone'));
  return [...toast(speech.plain('claim-toast-decided', { name: decider.displayName })), ...old];
}
