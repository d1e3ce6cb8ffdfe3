import type { AnnouncementId, ComplexId, GroupId } from '../kernel/ids.ts';
import type { Tx } from '../ports.ts';
import type { Pin } from './announcement-ports.ts';

/** What came of it in one group; its author's card tells. */
export async function recordPin(
  tx: Tx,
  complex: ComplexId,
  { announcement, group }: { readonly announcement: AnnouncementId; readonly group: GroupId },
  became: Pick<Pin, 'state' | 'message'>,
): Promise<void> {
  await tx.announcements.recordPin(complex, announcement, { group, ...became });
  await tx.cards.redraw(complex, { kind: 'announcement', announcement });
}
