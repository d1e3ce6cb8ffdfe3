import type { GroupId } from '../core/kernel/ids.ts';
import { readButton } from './buttons.ts';
import type { AdminsThere, Incoming, Presence } from './kit/incoming.ts';
import type { Gateway } from './kit/outgoing.ts';

/** Whose presence decides whether a group may be linked by whoever presses; null: not theirs to link. */
export type FindAdmins = (incoming: Incoming, group: GroupId) => Promise<AdminsThere | null>;

/**
 * A press that links a group, with whether an admin of the house is in it now: that one was seen there once is not
 * enough. Asked before anything begins, for no transaction waits for a messenger.
 */
export async function withAdminThere(
  find: FindAdmins,
  { presence }: Pick<Gateway, 'presence'>,
  incoming: Incoming,
): Promise<Incoming> {
  const { body } = incoming;
  const code = body.kind === 'press' ? readButton(body.code) : null;
  if (body.kind !== 'press' || code?.kind !== 'link group') return incoming;
  // What goes wrong here goes wrong again where it is answered.
  const found = await find(incoming, code.group).catch(() => null);
  if (!found) return incoming;
  const told: Presence[] = [];
  for (const admin of new Set(found.admins)) told.push(await presence(found.chat, admin));
  const adminThere = told.find((one) => one === 'in') ?? told.find((one) => one === 'unknown') ?? 'out';
  return { ...incoming, body: { ...body, adminThere } };
}
