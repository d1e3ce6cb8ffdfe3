import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { AnnouncementId, ComplexId, GroupId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../ports.ts';
import type { Pin } from './announcement-ports.ts';

export type PinRefusal =
  | 'not allowed'
  | 'not yours'
  | 'not sent'
  | 'not for all'
  | 'no group'
  | 'pinned already';

/** «Закрепить в чате дома»: in every group that is linked, once. */
export async function pinAnnouncement(
  tx: Tx,
  actor: Member,
  id: AnnouncementId,
): Promise<Result<null, PinRefusal>> {
  if (!may(actor, 'announce')) return refuse('not allowed');
  const { complex } = actor;
  const announcement = await tx.announcements.lock(complex, id);
  if (announcement?.author !== actor.person) return refuse('not yours');
  if (announcement.state !== 'going' && announcement.state !== 'done') return refuse('not sent');
  if (announcement.to.kind !== 'all') return refuse('not for all');
  const all = await tx.groups.all(complex);
  const groups = all.filter((group) => group.complex === complex && group.present);
  if (groups.length === 0) return refuse('no group');
  let asked = 0;
  for (const { id: group } of groups) {
    if (!(await tx.announcements.askPin(complex, id, group))) continue;
    asked += 1;
    await tx.groups.tell(complex, group, { kind: 'group announcement', group, announcement: id });
  }
  if (asked === 0) return refuse('pinned already');
  await tx.cards.redraw(complex, { kind: 'announcement', announcement: id });
  return ok(null);
}

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
