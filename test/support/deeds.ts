import type { Member, Role } from '../../src/core/kernel/actor.ts';
import type { PersonId } from '../../src/core/kernel/ids.ts';
import type { Result } from '../../src/core/kernel/result.ts';
import { days } from '../../src/core/kernel/time.ts';
import type { Tx } from '../../src/core/ports.ts';
import { ANNA, ahead, BORIS, DINA, HOUSE, NOW, type Rows, spotOf, VERA } from './rows.ts';

/** Whoever presses, as his screen still has him. */
export const member = (person: PersonId, role: Role, spots: readonly number[] = []): Member => {
  return { kind: 'member', complex: HOUSE, person, roles: [role], spots: spots.map(spotOf), away: false };
};

/** What a deed is refused with; null: it is done. */
export async function why<Why>({ ask }: Rows, deed: (tx: Tx) => Promise<Result<unknown, Why>>) {
  const done = await ask(deed);
  return done.ok ? null : done.why;
}

/** Дина is the admin; Анна and Борис hold 45, Вера rents 46, which is Борис's. */
export async function housed({ put }: Rows): Promise<void> {
  const person = { display_name: 'x', language: 'ru' };
  await put('persons', { id: ANNA, ...person }, { id: BORIS }, { id: VERA }, { id: DINA });
  const lives = { approved_at: NOW, roles: [], banned_until: null, notes_off: [] };
  await put(
    'memberships',
    { person_id: ANNA, ...lives },
    ...[{ person_id: BORIS }, { person_id: VERA }, { person_id: DINA, roles: ['admin'] }],
  );
  await put(
    'holdings',
    { spot: 45, person_id: ANNA, tenant_until: null },
    ...[{ person_id: BORIS }, { spot: 46, person_id: BORIS }],
    { spot: 46, person_id: VERA, tenant_until: ahead(days(30)) },
  );
}
