import type { Change } from './changes.ts';
import type { CardId } from './kernel/ids.ts';
import { after, type Duration, type Instant } from './kernel/time.ts';
import type { Channel } from './notices.ts';

/** A notice that one process has taken upon itself, and the card that it shows. */
export type Taken = {
  readonly id: number;
  readonly owner: number;
  readonly madeAt: Instant;
  readonly tries: number;
  readonly unsure: number;
  readonly channel: Channel;
  readonly card: { readonly id: CardId; readonly ringsWanted: number } | null;
};

type Also = { readonly parts?: readonly string[]; readonly bare?: true };

export type Settlement =
  | {
      readonly kind: 'sent';
      readonly message: string | null;
      readonly shown: string | null;
      /** What else is known of how it went. */
      readonly also?: Also;
    }
  | { readonly kind: 'later'; readonly wait: Duration; readonly unsure: boolean }
  /** Nothing of it has been told yet. */
  | { readonly kind: 'other way' }
  | { readonly kind: 'unreachable' | 'dropped' | 'given up' | 'dead' };

/**
 * What is written when a delivery has ended. `hasHeir`: a newer showing of the same card is due already; it inherits
 * the wait, so that one notice a card stays due.
 */
export function settleDelivery(
  { card, ...taken }: Taken,
  end: Settlement,
  hasHeir: boolean,
  now: Instant,
): readonly Change[] {
  const { id, owner, tries, madeAt } = taken;
  const notice = { id, owner, tries };
  const also = end.kind === 'sent' && end.also;
  const settled = (
    state: Exclude<Settlement['kind'], 'later' | 'other way'>,
    message: string | null,
  ): Change => {
    return { kind: 'notice settled', notice, state, message, at: now, ...(also && { also }) };
  };
  if (end.kind === 'later') {
    const dueAt = after(now, end.wait);
    if (card && hasHeir)
      return [
        { kind: 'heir waits', card: card.id, channel: taken.channel, dueAt, tries, madeAt },
        settled('dropped', null),
      ];
    return [{ kind: 'notice put off', notice, dueAt, unsure: taken.unsure + (end.unsure ? 1 : 0) }];
  }
  if (end.kind === 'other way') return [{ kind: 'notice goes over', notice, dueAt: now }];
  if (end.kind !== 'sent') return [settled(end.kind, null)];
  const { message, shown } = end;
  if (!card || message === null) return [settled('sent', message)];
  const showing = { card: card.id, message, shown, ringsDone: card.ringsWanted };
  return [{ kind: 'card shown', ...showing }, settled('sent', message)];
}
