import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Membership, Tx } from '../ports.ts';
import type { RequestWords } from '../spots/request-words.ts';
import { findResidents } from './find-residents.ts';
import type { Ban } from './register.ts';

/** «Жители»: everybody by name, or whoever was looked for. */
export async function listResidents(
  tx: Tx,
  actor: Member,
  query: string | null,
  requests: readonly RequestWords[],
): Promise<Result<readonly Membership[], 'not allowed'>> {
  if (!may(actor, 'manage residents')) return refuse('not allowed');
  const all = await tx.register.all(actor.complex);
  return ok(query === null ? all : findResidents(all, query, requests));
}

export type SeenResident = { readonly member: Membership; readonly ban: Ban | null };

/** Somebody as the admins see him. */
export async function seeResident(
  tx: Tx,
  actor: Member,
  person: PersonId,
): Promise<Result<SeenResident, 'not allowed' | 'no such person'>> {
  if (!may(actor, 'manage residents')) return refuse('not allowed');
  const member = await tx.residents.get(actor.complex, person);
  if (!member) return refuse('no such person');
  const ban = member.roles.includes('banned') ? await tx.register.banOf(actor.complex, person) : null;
  return ok({ member, ban });
}
