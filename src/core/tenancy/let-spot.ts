import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { between, type Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type EndFault, TENANT_LINK_LIFE, type Tenancy, tenancyFault } from './tenancy.ts';

export type LetRefusal = 'not allowed' | 'not yours' | EndFault;

/** Whoever rents a spot gives it on to nobody. */
export async function owns(tx: Tx, complex: ComplexId, spot: SpotNumber, person: PersonId): Promise<boolean> {
  const holders = await tx.spots.holders(complex, spot);
  return holders.some((one) => one.person === person && !one.tenant);
}

/** «Сдаю место до …»: the secret part of a link that makes one person its tenant until then. */
export async function letSpot(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  until: Instant,
  now: Instant,
): Promise<Result<string, LetRefusal>> {
  if (!may(actor, 'let own spot')) return refuse('not allowed');
  const { complex, person } = actor;
  if (!(await owns(tx, complex, spot, person))) return refuse('not yours');
  const fault = tenancyFault(until, now);
  if (fault) return refuse(fault);
  // Nobody becomes a tenant when it is over.
  const life = Math.min(TENANT_LINK_LIFE, between(now, until));
  return ok(await tx.invites.make(complex, person, spot, now, life, { tenantUntil: until }));
}

export type OwnLettings = {
  /** Of the spots that somebody holds, those that he owns. */
  readonly owned: readonly SpotNumber[];
  /** What he rents himself. */
  readonly rented: readonly Tenancy[];
  /** Who rents a spot of his. */
  readonly let: readonly Tenancy[];
};

/** Somebody's spots, by what he is there. */
export async function seeLettings(tx: Tx, actor: Member): Promise<OwnLettings> {
  const all = await Promise.all(actor.spots.map((spot) => tx.tenancies.of(actor.complex, spot)));
  const rented = all.flat().filter((one) => one.person === actor.person);
  const owned = actor.spots.filter((spot) => !rented.some((one) => one.spot === spot));
  const others = all.flat().filter((one) => owned.includes(one.spot));
  return { owned, rented, let: others };
}
