import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MarksSeen } from '../../src/core/away/away-ports.ts';
import { decideEnd, decideHiding, decideMark, decideRunOut } from '../../src/core/away/decide-mark.ts';
import { LONGEST_MARK, staysOffered } from '../../src/core/away/mark.ts';
import type { Change } from '../../src/core/changes.ts';
import { AT_FIRST } from '../../src/core/complexes/complex.ts';
import { complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, days, hours, isDue } from '../../src/core/kernel/time.ts';

const complex = {
  id: complexId(1),
  name: 'Тихий двор',
  timeZone: 'Europe/Moscow',
  guardPhone: null,
  botContact: null,
  ...AT_FIRST,
};
const [noon, night] = [new Date('2026-11-22T09:00:00Z'), new Date('2026-11-22T21:00:00Z')];
const [anna, boris] = [1, 2].map(personId);
assert.ok(anna && boris);
const spots = [12, 13, 14].map((number) => spotNumber(number) ?? assert.fail());
const spot = fc.constantFrom(...spots);
const moment = fc.constantFrom(noon, night);

const seen: fc.Arbitrary<MarksSeen> = fc
  .record({
    holders: fc.uniqueArray(fc.record({ spot, person: fc.constantFrom(anna, boris) }), {
      selector: (one) => `${one.spot} ${one.person}`,
    }),
    marks: fc.uniqueArray(
      fc.record({
        spot,
        setBy: fc.constantFrom(anna, boris, null),
        since: fc.constant(noon),
        until: fc.constantFrom(noon, after(noon, hours(3)), after(noon, days(2))),
        hidden: fc.boolean(),
      }),
      { selector: (one) => one.spot },
    ),
  })
  .map(({ holders, marks }) => {
    const own = holders.filter(({ person }) => person === anna).map((one) => one.spot);
    return { complex, holders, marks, own };
  });

type Decision = ReturnType<typeof decideMark | typeof decideHiding | typeof decideEnd>;
const decisions = (seen: MarksSeen, at: (typeof spots)[number], now: Date): readonly Decision[] => [
  decideMark(seen, anna, at, after(now, hours(5)), now),
  decideHiding(seen, anna, at, true, now),
  decideEnd(seen, anna, [at], now),
];

/** The marks after the changes, as the rows would stand. */
function marksAfter(seen: MarksSeen, changes: readonly Change[]) {
  const left = new Map(seen.marks.map((mark) => [mark.spot, mark]));
  for (const change of changes) {
    if (change.kind === 'mark') left.set(change.mark.spot, change.mark);
    if (change.kind === 'no mark') left.delete(change.spot);
  }
  return left;
}

test('Only a holder marks a spot, hides its mark or ends it', () => {
  fc.assert(
    fc.property(seen, spot, moment, (seen, at, now) => {
      const holds = seen.holders.some((one) => one.spot === at && one.person === anna);
      for (const decision of decisions(seen, at, now)) {
        if (!holds) assert.deepEqual(decision, { ok: false, why: 'not yours' });
      }
    }),
  );
});

test('«Away» says what the rows say once they are written', () => {
  fc.assert(
    fc.property(seen, spot, moment, (seen, at, now) => {
      for (const decision of decisions(seen, at, now)) {
        if (!decision.ok) continue;
        const left = marksAfter(seen, decision.value.changes);
        const isFree = (one: (typeof spots)[number]) => {
          const mark = left.get(one);
          return mark !== undefined && !isDue(mark.until, now);
        };
        assert.equal(decision.value.away, seen.own.length > 0 && seen.own.every(isFree));
      }
    }),
  );
});

test('Every other holder is told, never the one who pressed; in quiet hours in the morning', () => {
  fc.assert(
    fc.property(seen, spot, moment, (seen, at, now) => {
      const others = seen.holders.filter((one) => one.spot === at && one.person !== anna);
      for (const decision of decisions(seen, at, now)) {
        if (!decision.ok) continue;
        for (const change of decision.value.changes) {
          if (change.kind !== 'tell') continue;
          assert.deepEqual(
            change.people,
            others.map(({ person }) => person),
          );
          assert.equal(change.morning === null, now === noon);
        }
      }
    }),
  );
});

test('A timer ends only what is over, sets itself anew for what lasts longer, and goes with what is gone', () => {
  fc.assert(
    fc.property(seen, spot, moment, (seen, at, now) => {
      const changes = decideRunOut(seen, at, now);
      const mark = seen.marks.find((one) => one.spot === at);
      const timer = changes.find((change) => change.kind === 'timer');
      const lasts = mark && !isDue(mark.until, now) ? mark.until : null;
      assert.ok(timer);
      assert.deepEqual(timer.dueAt, lasts);
      assert.equal(
        changes.some((change) => change.kind === 'no mark'),
        mark !== undefined && lasts === null,
      );
    }),
  );
});

test('«Вернулся» with all ends every mark of one’s own spots in one list', () => {
  fc.assert(
    fc.property(seen, moment, (seen, now) => {
      const ended = decideEnd(seen, anna, spots, now);
      if (!ended.ok) return;
      assert.equal(ended.value.away, false);
      const left = marksAfter(seen, ended.value.changes);
      for (const one of seen.own) assert.ok(!left.has(one) || isDue(left.get(one)?.until ?? now, now));
    }),
  );
});

test('Another end leaves a mark’s beginning, and the year after which none may end is counted whole', () => {
  const [spot12] = spots;
  assert.ok(spot12);
  const mark = { spot: spot12, setBy: boris, since: noon, until: after(noon, days(2)), hidden: false };
  const seen = { complex, holders: [{ spot: spot12, person: anna }], marks: [mark], own: [spot12] };
  const later = after(noon, hours(3));
  const moved = decideMark(seen, anna, spot12, after(later, LONGEST_MARK), later);
  assert.ok(moved.ok);
  assert.deepEqual(moved.value.mark, { ...mark, setBy: anna, until: after(later, LONGEST_MARK) });
  const beyond = decideMark(seen, anna, spot12, new Date(after(later, LONGEST_MARK).getTime() + 1), later);
  assert.deepEqual(beyond, { ok: false, why: 'too far' });
});

test('«До вечера» is offered until seven in the evening, by the clocks of the house', () => {
  const at = (time: string) => staysOffered(new Date(`2026-11-22T${time}+03:00`), complex.timeZone);
  assert.deepEqual(at('18:59:59'), ['evening', 'tomorrow', '3 days', 'week']);
  assert.deepEqual(at('19:00:00'), ['tomorrow', '3 days', 'week']);
});

test('Another end of a mark that is hidden from the directory leaves it hidden, and free since it was', () => {
  const [number] = spots;
  assert.ok(number);
  const mark = { spot: number, setBy: anna, since: noon, until: after(noon, days(2)), hidden: true };
  const marks = { complex, holders: [{ spot: number, person: anna }], own: [number], marks: [mark] };
  const moved = decideMark(marks, anna, number, after(noon, days(3)), after(noon, hours(1)));
  assert.ok(moved.ok);
  assert.deepEqual([moved.value.mark.hidden, moved.value.mark.since], [true, noon]);
});
