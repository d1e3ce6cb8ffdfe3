import { noteReachability } from '../core/alerts/note-reachability.ts';
import type { Actor, Member, Role } from '../core/kernel/actor.ts';
import type { ComplexId } from '../core/kernel/ids.ts';
import type { Instant } from '../core/kernel/time.ts';
import type { Tx } from '../core/ports.ts';
import { becomeAdmin, noteNaming } from '../core/residents/become-admin.ts';
import { isToBeNoted } from '../core/residents/unseen-guards.ts';
import type { Account, Known } from './account.ts';

/** What a face knows of the way to somebody beside who he is; null: nothing new. */
export type Heard = { readonly reachable: boolean | null; readonly now: Instant };

/**
 * Who acts, by his account: a stranger of the house whose door this is, or a member. Keeps his name, and whether he can
 * be written to, as they are now.
 */
export async function whoActs(
  tx: Tx,
  account: Account,
  known: Known | null,
  home: ComplexId,
  { reachable, now }: Heard,
): Promise<Actor> {
  if (!known) return { kind: 'stranger', complex: home, roles: ['stranger'] };
  const { person } = known;
  if (reachable !== null && known.reachable !== reachable) {
    await account.setReachable(person, reachable);
    // Whoever is called in his browser is not lost to those who wait for him.
    if (reachable || !(await tx.browsers.any(person)))
      await noteReachability(tx, known.complex, person, reachable, now);
  }
  const isRenamed = known.displayName !== account.displayName || known.username !== account.username;
  if (isRenamed) await account.refresh(person);
  const isGuardHere = known.roles.includes('guard') && reachable !== false;
  if (isGuardHere && isToBeNoted(known.guardSeenAt, now))
    await tx.guardWatch.seen(known.complex, person, now);
  const actor = memberOf(known, known.roles);
  const promoted = !known.roles.includes('admin') && (await takeUpOffice(tx, account, actor, now));
  if (!promoted) return actor;
  return memberOf(known, [...known.roles.filter((role) => role !== 'banned'), 'admin']);
}

function memberOf({ person, complex, spots, away }: Known, roles: readonly Role[]): Member {
  return { kind: 'member', complex, person, spots, away, roles };
}

/**
 * `ADMIN_IDS` makes somebody admin once, and again where no admin is left who could be reached: the operator's way
 * back into the house. True when it did just now.
 */
export async function takeUpOffice(
  tx: Tx,
  account: Pick<Account, 'isNamedAdmin' | 'spendNaming'>,
  { complex, person }: Member,
  now: Instant,
): Promise<boolean> {
  if (!account.isNamedAdmin) return false;
  const first = await account.spendNaming(complex);
  if (!first) {
    await tx.register.lockRoles(complex);
    if (await tx.register.hasOtherAdmin(complex, person)) return false;
  }
  await tx.register.setBan(complex, person, null);
  await becomeAdmin(tx, complex, person);
  await noteNaming(tx, complex, 'admin named', person, now);
  return true;
}
