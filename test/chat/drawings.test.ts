import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawParking } from '../../src/chat/directory/parking.ts';
import { drawing, fitText, rect, text, widthOfText } from '../../src/chat/kit/svg.ts';
import { arrange } from '../../src/core/directory/layout.ts';
import { LARGEST_SPOT, type SpotNumber, spotNumber } from '../../src/core/kernel/ids.ts';

/** Tags of our own, letters, and the five entities: nothing that was typed is markup. */
const WELL_FORMED = /^(?:<\/?[a-z]+(?: [a-zA-Z0-9-]+="[^"<>]*")*\/?>|[^<>&]|&(?:amp|lt|gt|quot|#39);)*$/u;

const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('<', '>', '&', '"', "'", ']]>', '\u202e', '\0', '\ud800', '🚗', 'Ж', ' '),
    maxLength: 40,
  }),
);

test('Whatever is typed is letters in a drawing, never markup', () => {
  fc.assert(
    fc.property(typed, (words) => {
      const svg = drawing({ width: 100, height: 50 }, 1, [text(1, 20, words, { size: 16, fill: '#000000' })]);
      assert.match(svg, WELL_FORMED);
      assert.equal(svg.match(/<text/g)?.length, 1);
      // Neither what XML forbids nor what turns the reading direction.
      assert.doesNotMatch(svg, /[\p{Cc}\p{Cf}\p{Cs}]/u);
    }),
  );
});

test('A text that is too long is cut to its room', () => {
  fc.assert(
    fc.property(typed, fc.integer({ min: 30, max: 400 }), (words, room) => {
      assert.ok(widthOfText(fitText(words, 20, room), 20) <= room);
    }),
  );
  assert.equal(fitText('Двор', 20, 400), 'Двор');
});

test('A drawing refuses a place that is no number', () => {
  const nowhere = { x: Number.NaN, y: 0, width: 1, height: 1 };
  assert.throws(() => rect(nowhere, 0, { fill: '#ffffff' }), /no place/);
});

const legend = { mine: 'моё', free: 'свободно сейчас', lent: 'занято до…', others: 'остальные' };
const spots = (...numbers: number[]) => new Set<SpotNumber>(numbers.flatMap((one) => spotNumber(one) ?? []));
const drawn = (count: number, mine: number[], free: number[], lent: number[] = []) => {
  const known = Array.from({ length: count }, (_, at) => spotNumber(at + 1) ?? assert.fail());
  const list = known.map((spot) => ({ spot, section: null, row: null, column: null }));
  const [page] = arrange(list);
  return drawParking({
    page: page ?? assert.fail(),
    mine: spots(...mine),
    free: spots(...free),
    lent: spots(...lent),
    title: 'Двор',
    legend,
  });
};

test('Taken spots and those that nobody registered look alike; mine, free and lent ones do not', () => {
  const looks = (svg: string, spot: number) =>
    /fill="(#\w+)"[^>]*>\d+</.exec(svg.slice(svg.indexOf(`>${spot}<`) - 80))?.[1];
  const svg = drawn(20, [12], [3, 12], [5]);
  assert.equal(looks(svg, 1), looks(svg, 20));
  assert.equal(new Set([looks(svg, 1), looks(svg, 3), looks(svg, 5), looks(svg, 12)]).size, 4);
});

test('The legend explains what is on the picture, and nothing else', () => {
  assert.match(drawn(20, [12], [3]), /моё.*свободно сейчас.*остальные/);
  assert.match(drawn(20, [], [], [3]), /занято до….*остальные/);
  assert.doesNotMatch(drawn(20, [], []), /моё|свободно|занято/);
});

test('The same parking is the same drawing to the letter', () => {
  assert.equal(drawn(800, [12], [3, 45]), drawn(800, [12], [45, 3]));
});

test('A house of one row is no strip', () => {
  const [one, two] = [spotNumber(1), spotNumber(2)];
  assert.ok(one && two);
  const [page] = arrange([
    { spot: one, section: null, row: 'А', column: null },
    { spot: two, section: null, row: null, column: 15 },
  ]);
  assert.ok(page);
  const svg = drawParking({ page, mine: spots(), free: spots(), lent: spots(), title: '', legend });
  const [, width = 0, height = 0] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)?.map(Number) ?? [];
  assert.ok(height > 0 && width <= 4 * height, `${width} x ${height}`);
});

test('Every picture is one that Telegram takes as a photo, and digits are never tiny', () => {
  const list = fc.uniqueArray(
    fc.record({
      spot: fc.integer({ min: 1, max: LARGEST_SPOT }).map((number) => spotNumber(number) ?? assert.fail()),
      section: fc.option(fc.constantFrom('1', 'Ж'.repeat(40))),
      row: fc.option(fc.constantFrom('А', '<'.repeat(20))),
      column: fc.option(fc.integer({ min: 1, max: 60 })),
    }),
    { selector: ({ spot }) => spot, minLength: 1, maxLength: 150 },
  );
  fc.assert(
    fc.property(list, (known) => {
      for (const page of arrange(known)) {
        const svg = drawParking({
          page,
          mine: spots(),
          free: spots(known[0]?.spot ?? 0),
          lent: spots(known[1]?.spot ?? 0),
          title: '',
          legend,
        });
        assert.match(svg, WELL_FORMED);
        const [, width = 0, height = 0] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)?.map(Number) ?? [];
        assert.ok(width > 300 && height > 200 && Math.max(width, height) <= 2561, `${width} x ${height}`);
        assert.ok(Math.max(width, height) <= 4 * Math.min(width, height), `${width} x ${height}`);
      }
    }),
    { numRuns: 60 },
  );
});
