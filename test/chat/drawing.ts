import { drawCard, drawNotice } from '../../src/chat/draw.ts';
import type { Reader } from '../../src/chat/kit/reader.ts';
import type { PersonId } from '../../src/core/kernel/ids.ts';
import type { CardSubject, Notice } from '../../src/core/notices.ts';
import type { Scope } from '../support/database.ts';
import { ANNA, BORIS, DINA, HOUSE, NOW, openRows, VERA } from '../support/rows.ts';
import { reads, speech } from './a-view.ts';

export const readerOf = (person: PersonId, now = NOW): Reader => ({
  complex: HOUSE,
  person,
  speech,
  now,
  tools: { qr: () => [], links: { start: () => null } },
});

/** Анна of spot 12, Борис and Вера of spot 45, Дина at the gate: what each would be sent now. */
export async function openDrawing(scope: Scope) {
  const rows = await openRows(scope);
  const { put, ask } = rows;
  const who = { id: ANNA, display_name: 'Анна', language: 'ru' };
  await put(
    'persons',
    who,
    { id: BORIS, display_name: 'Борис' },
    { id: VERA, display_name: 'Вера' },
    { id: DINA, display_name: 'Дина' },
  );
  await put(
    'memberships',
    { person_id: ANNA, approved_at: NOW, roles: [] },
    ...[{ person_id: BORIS }, { person_id: VERA }, { person_id: DINA, roles: ['guard'] }],
  );
  await put(
    'holdings',
    { spot: 12, person_id: ANNA, since: NOW },
    ...[BORIS, VERA].map((person_id) => ({ spot: 45, person_id })),
  );
  return {
    ...rows,
    /** Null: nothing is said. */
    told: async (person: PersonId, notice: Notice, now = NOW) => {
      const said = await ask((tx) => drawNotice(tx, readerOf(person, now), notice));
      return said && reads(said);
    },
    shown: async (person: PersonId, subject: CardSubject, shownBefore = false, now = NOW) => {
      const card = await ask((tx) => drawCard(tx, readerOf(person, now), subject, shownBefore));
      return card && reads(card);
    },
  };
}
