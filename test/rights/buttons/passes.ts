import assert from 'node:assert/strict';
import type { Person } from '../../../playground/index.ts';
import { type GateQuestionAct, guestFingerprint, type PassAct } from '../../../src/chat/passes/buttons.ts';
import { gateQuestionId, type PassId, passId } from '../../../src/core/kernel/ids.ts';
import type { TestBed } from '../people.ts';
import { type ButtonName, freshResident, type Row } from './row.ts';

async function invited(
  bed: TestBed,
): Promise<{ readonly host: Person; readonly pass: PassId; readonly until: Date }> {
  const { person: host } = await freshResident(bed, 'Хозяин');
  await bed.app.says(host, 'Гостевой пропуск');
  await bed.app.says(host, 'Марина');
  await bed.app.taps(host, '4 часа');
  const { rows } = await bed.app.pool.query<{ id: string; until: Date }>(
    'select id, until from guest_passes order by id desc limit 1',
  );
  const [row] = rows;
  assert.ok(row);
  return { host, pass: passId(Number(row.id)), until: row.until };
}

/** His guest, his pass. */
const ofHost = (act: PassAct): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { host, pass } = await invited(bed);
    return { presser: host, code: { kind: 'pass', act, pass } };
  },
});

/** Any guard of the house. */
const atGate = (act: PassAct): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { pass } = await invited(bed);
    return { presser: bed.people.guard, code: { kind: 'pass', act, pass } };
  },
});

/** Whoever holds the spot answers, and the guard who has asked may ask again. */
const asked = (act: GateQuestionAct): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { person: holder, spot } = await freshResident(bed, 'Хозяин');
    // Not the house's own: «Сменилась охрана» may have ended him.
    const guard = await bed.app.guard('Сторож');
    for (const said of ['Проверить пропуск', 'Спросить жителя', String(spot), 'Такси']) {
      if (said === 'Спросить жителя' || said === 'Такси') await bed.app.taps(guard, said);
      else await bed.app.says(guard, said);
    }
    if (act === 'again') await bed.app.advance(4);
    const { rows } = await bed.app.pool.query<{ id: string }>('select max(id) as id from gate_questions');
    const question = gateQuestionId(Number(rows[0]?.id));
    return { presser: act === 'again' ? guard : holder, code: { kind: 'gate question', act, question } };
  },
});

/** The dialog of whoever presses says whose guest it is. */
const step = (spot: number | null): Row => ({
  about: 'oneself',
  scene: async (bed) => {
    const { person, spot: own } = await freshResident(bed, 'Хозяин');
    await bed.app.says(person, 'Гостевой пропуск');
    await bed.app.says(person, 'Марина');
    const code =
      spot === null
        ? ({ kind: 'pass hours', hours: 2, about: guestFingerprint('Марина', own) } as const)
        : ({ kind: 'pass spot', spot: own, about: guestFingerprint('Марина', null) } as const);
    return { presser: person, code };
  },
});

export const PASS_BUTTONS = {
  'pass: extend': ofHost('extend'),
  'pass: revoke': ofHost('revoke'),
  'pass: revoke for sure': ofHost('revoke for sure'),
  'pass: show': ofHost('show'),
  'pass: open': atGate('open'),
  'pass: let in': atGate('let in'),
  'pass: let out': {
    about: 'a thing',
    scene: async (bed) => {
      const { pass } = await invited(bed);
      const { pool, clock } = bed.app;
      await pool.query('update guest_passes set entered_at = $2 where id = $1', [pass, clock.now()]);
      return { presser: bed.people.guard, code: { kind: 'pass', act: 'let out', pass } };
    },
  },
  'pass spot': step(1),
  'pass hours': step(null),
  'extend pass': {
    about: 'a thing',
    scene: async (bed) => {
      const { host, pass, until } = await invited(bed);
      return { presser: host, code: { kind: 'extend pass', pass, hours: 2, from: until } };
    },
  },
  'gate question: let in': asked('let in'),
  'gate question: not expected': asked('not expected'),
  'gate question: again': asked('again'),
  'ask at gate': {
    about: 'oneself',
    scene: async (bed) => ({
      presser: bed.people.guard,
      code: { kind: 'ask at gate', spot: null, caller: null },
    }),
  },
  'passes today': {
    about: 'oneself',
    scene: async (bed) => ({ presser: bed.people.guard, code: { kind: 'passes today' } }),
  },
} satisfies Partial<Record<ButtonName, Row>>;
