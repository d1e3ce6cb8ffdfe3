import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { AnnouncementId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../ports.ts';
import type { Section } from '../spots/spot-book.ts';
import { type Addressees, sectionsOf } from './addressees.ts';
import type { Announcement, Audience } from './announcement.ts';
import { NEW_REQUEST } from './move-request.ts';

/** What an admin looks at before he sends it. */
export type Draft = {
  readonly announcement: Announcement;
  readonly audience: Audience;
  /** Named, and nobody holds them. */
  readonly unheld: readonly SpotNumber[];
  /** What he may choose from. */
  readonly sections: readonly Section[];
};

export type DraftRefusal = 'not allowed' | 'no draft';

/** One's own draft, to whom it goes, and how many they are. */
export async function seeDraft(
  tx: Tx,
  actor: Member,
  id: AnnouncementId,
): Promise<Result<Draft, DraftRefusal>> {
  const own = await lockDraft(tx, actor, id);
  return own.ok ? ok(await draftOf(tx, own.value)) : own;
}

/** «Кому»: all, these spots, or these sections of the list. */
export async function addressAnnouncement(
  tx: Tx,
  actor: Member,
  id: AnnouncementId,
  choose: (to: Addressees, sections: readonly Section[]) => Addressees,
): Promise<Result<Draft, DraftRefusal>> {
  const own = await lockDraft(tx, actor, id);
  if (!own.ok) return own;
  const to = choose(own.value.to, await tx.spotBook.sections(actor.complex));
  const next = { ...own.value, to };
  await tx.announcements.save(next);
  return ok(await draftOf(tx, next));
}

/** «Просьба убрать машину»: on, or off again. */
export async function askToMove(
  tx: Tx,
  actor: Member,
  id: AnnouncementId,
  asks: boolean,
): Promise<Result<Draft, DraftRefusal>> {
  const own = await lockDraft(tx, actor, id);
  if (!own.ok) return own;
  const next = { ...own.value, request: asks ? NEW_REQUEST : null };
  await tx.announcements.save(next);
  return ok(await draftOf(tx, next));
}

/** The spots of its sections as they are at this moment. */
export async function withSpotsOfNow(tx: Tx, announcement: Announcement): Promise<Announcement> {
  const { complex, to } = announcement;
  if (to.kind !== 'sections') return announcement;
  return { ...announcement, to: sectionsOf(to.sections, await tx.spotBook.sections(complex)) };
}

async function draftOf(tx: Tx, announcement: Announcement): Promise<Draft> {
  return {
    announcement,
    audience: await tx.announcements.audience(announcement),
    unheld: await tx.announcements.unheld(announcement),
    sections: await tx.spotBook.sections(announcement.complex),
  };
}

async function lockDraft(
  tx: Tx,
  actor: Member,
  id: AnnouncementId,
): Promise<Result<Announcement, DraftRefusal>> {
  if (!may(actor, 'announce')) return refuse('not allowed');
  const announcement = await tx.announcements.lock(actor.complex, id);
  if (announcement?.author !== actor.person || announcement.state !== 'draft') return refuse('no draft');
  return ok(announcement);
}
