import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bringBack } from '../../src/adapters/postgres/features.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import type { Tables } from '../../src/adapters/postgres/tables.ts';
import { days, hours, minutes, seconds } from '../../src/core/kernel/time.ts';
import { ANNA, ago, ahead, BORIS, DINA, NEXT_DOOR, NOW, openRows, VERA } from '../support/rows.ts';

type Row = Readonly<Record<string, unknown>>;

/** A row, and what it says differently once the clock is right; nothing: it stays as it is. */
type Written = readonly [row: Row, becomes?: Row | undefined];

/** Two clocks of ours may differ by so much. */
const SKEW = minutes(1);
const MORNING = hours(25);

/** Later than any clock of ours, and what is no later than one. */
const LATE = ahead(SKEW + minutes(1));
const FINE = ahead(SKEW);

const due = (kind: string, id: number, isMoved: boolean, more: Row = {}): Written => [
  { kind, subject_id: id, due_at: ahead(days(3)), ...more },
  isMoved ? { due_at: NOW } : {},
];

/** The timer of what was late, and those of another house, kind or subject. */
const timersOf = (kind: string, moved: readonly number[], still: readonly number[]): readonly Written[] => [
  ...moved.flatMap((id) => [
    due(kind, id, true),
    due(kind, id, false, NEXT_DOOR),
    due(`not ${kind}`, id, false),
  ]),
  ...still.map((id) => due(kind, id, false)),
];

/** One that is looked at again after so long, at most. */
const looked = (kind: string, wait: number, becomes: Date): readonly Written[] => [
  [{ kind, subject_id: 101, due_at: ahead(wait + SKEW + 1) }, { due_at: becomes }],
  [{ kind, subject_id: 102, due_at: ahead(wait + SKEW) }],
  [{ kind: `not ${kind}`, subject_id: 103, due_at: ahead(wait + SKEW + 1) }],
];

/** What somebody was promised for a while, and for how long at most. */
const lasting = (longest: number): readonly Written[] => [
  [
    { id: 1, made_at: LATE, until: ahead(hours(9)) },
    { made_at: NOW, until: ahead(hours(9) - SKEW - minutes(1)) },
  ],
  [{ id: 2, made_at: NOW, until: ahead(longest + SKEW + 1) }, { until: ahead(longest) }],
  [{ id: 3, made_at: FINE, until: ahead(longest + SKEW) }],
  [{ id: 1, made_at: FINE, until: ahead(hours(9)), ...NEXT_DOOR }],
];

const over = (how: Row): Written => [{ id: 4, made_at: LATE, until: ahead(hours(9)), ...how }];

const check = (row: Row, becomes?: Row): Written => [
  { asked_at: NOW, arrived_at: null, outcome: null, ...row },
  becomes,
];

const session = (id: number, row: Row, becomes?: Row): Written => [
  { id, made_at: NOW, seen_at: NOW, expires_at: ahead(days(90)), ...row },
  becomes,
];

const notice = (id: number, row: Row, becomes?: Row): Written => [
  {
    ...{ id, lane: 0, recipient: id, notice: { kind: 'x' }, card_id: null, state: 'due', tries: 0 },
    ...{ made_at: NOW, due_at: ahead(hours(8)), settled_at: null, ...row },
  },
  becomes,
];

const WRITTEN: { readonly [Table in keyof Tables]?: readonly Written[] } = {
  alerts: [
    [{ id: 1, state: 'open', raised_at: LATE }, { raised_at: NOW }],
    [{ id: 2, state: 'closed', raised_at: LATE }],
    [{ id: 3, state: 'open', raised_at: FINE }],
    [{ id: 1, state: 'open', raised_at: FINE, ...NEXT_DOOR }],
    // Of this one a party alone is late; its house next door has a call of the same number.
    [{ id: 4, state: 'open' }],
    [{ id: 4, state: 'open', raised_at: FINE, ...NEXT_DOOR }],
  ],
  alert_parties: [
    [{ alert_id: 1, person_id: ANNA, joined_at: FINE }, { joined_at: NOW }],
    [{ alert_id: 1, person_id: ANNA, joined_at: FINE, ...NEXT_DOOR }],
    [{ alert_id: 2, person_id: ANNA, joined_at: LATE }],
    [{ alert_id: 3, person_id: ANNA, joined_at: FINE }],
    [{ alert_id: 4, person_id: ANNA, joined_at: LATE }, { joined_at: NOW }],
  ],
  mutes: [
    [
      { sender: ANNA, holder: BORIS, muted_until: ahead(days(1) + SKEW + 1) },
      { muted_until: ahead(days(1)) },
    ],
    [{ sender: ANNA, holder: VERA, muted_until: ahead(days(1) + SKEW) }],
    [{ sender: ANNA, holder: DINA, muted_until: ahead(hours(2)) }],
  ],
  announcements: [
    [{ id: 1, state: 'waiting', starts_at: ahead(MORNING + SKEW + 1) }, { starts_at: NOW }],
    [{ id: 2, state: 'going', starts_at: ahead(MORNING + SKEW + 1) }],
    [{ id: 3, state: 'waiting', starts_at: ahead(MORNING + SKEW) }],
    [{ id: 4, state: 'done', reminded: null, remind_at: ahead(MORNING + SKEW + 1) }, { remind_at: NOW }],
    [{ id: 5, state: 'done', reminded: 3, remind_at: ahead(MORNING + SKEW + 1) }],
    [{ id: 6, state: 'done', reminded: null, remind_at: ahead(MORNING + SKEW) }],
  ],
  lendings: [...lasting(days(7)), over({ ended_at: NOW })],
  wishes: [...lasting(days(7)), over({ ended_at: NOW })],
  guest_passes: [
    ...lasting(hours(72)),
    over({ left_at: NOW, entered_at: ago(1) }),
    [{ id: 5, until: ahead(hours(9)), entered_at: LATE }, { entered_at: NOW }],
  ],
  gate_questions: [
    ...['asked', 'silence', 'out of reach'].map(
      (state): Written => [{ state, asked_at: LATE }, { asked_at: NOW }],
    ),
    [{ state: 'let in', asked_at: LATE }],
    [{ state: 'asked', asked_at: FINE }],
  ],
  claims: [
    [{ id: 1, person_id: ANNA, open: true, made_at: LATE }, { made_at: NOW }],
    [{ id: 2, person_id: BORIS, open: true, made_at: NOW, reminded_at: LATE }, { reminded_at: NOW }],
    [{ id: 3, person_id: VERA, open: false, made_at: LATE }],
    [{ id: 4, person_id: DINA, open: true, made_at: FINE }],
  ],
  guards_seen: [
    [{ person_id: ANNA, seen_at: LATE }, { seen_at: NOW }],
    [{ person_id: BORIS, seen_at: FINE }],
  ],
  sound_checks: [
    check({ person_id: ANNA, asked_at: LATE }, { asked_at: NOW }),
    check({ person_id: BORIS, arrived_at: LATE }, { arrived_at: NOW }),
    check({ person_id: VERA, asked_at: LATE, outcome: 'heard' }),
    check({ person_id: DINA, asked_at: FINE }),
  ],
  notices: [
    notice(1, { made_at: LATE }, { made_at: NOW }),
    notice(2, { made_at: LATE, due_at: LATE }, { made_at: NOW, due_at: NOW }),
    notice(3, { made_at: LATE, due_at: ahead(MORNING + SKEW + 1) }, { made_at: NOW, due_at: NOW }),
    notice(4, { made_at: LATE, tries: 1 }, { made_at: NOW, due_at: NOW }),
    notice(5, { tries: 1, due_at: ahead(minutes(2) + SKEW + 1) }, { due_at: NOW }),
    notice(6, { tries: 1, due_at: ahead(minutes(2) + SKEW) }),
    notice(7, { made_at: FINE, due_at: ahead(minutes(2) + SKEW + 1) }),
    notice(8, { made_at: LATE, due_at: NOW }),
    notice(9, { made_at: LATE, state: 'sending' }),
    notice(10, { state: 'sent', settled_at: LATE }, { settled_at: NOW }),
    notice(11, { state: 'sent', settled_at: FINE }),
  ],
  web_sessions: [
    session(1, { made_at: LATE }, { made_at: NOW }),
    session(2, { seen_at: LATE }, { seen_at: NOW }),
    session(3, { made_at: FINE, seen_at: FINE }),
  ],
  windscreen_visits: [[{ id: 1, made_at: LATE }, { made_at: NOW }], [{ id: 2, made_at: FINE }]],
  windscreen_floods: [[{ told_at: LATE }, { told_at: ago(hours(1)) }], [{ told_at: FINE, ...NEXT_DOOR }]],
  timers: [
    ...timersOf('alert', [1, 4], [2, 3]),
    ...timersOf('announcement', [1, 4], [2, 3, 5, 6]),
    ...timersOf('lending', [1, 2], [3, 4]),
    ...timersOf('wish', [1, 2], [3, 4]),
    ...timersOf('pass', [1, 2, 5], [3, 4]),
    ...looked('announcement answers', seconds(5), NOW),
    ...looked('claim', hours(24), ahead(hours(24))),
    ...looked('gate question', minutes(15), ahead(minutes(15))),
    ...looked('sound check', minutes(1), ahead(minutes(1))),
    ...looked('strips', MORNING, ahead(MORNING)),
  ],
};

test('What a clock that was ahead has written comes back to now; what is over, or no later than a clock may be, stays', async (t) => {
  const { put, unlike, pool } = await openRows(t);
  const tables = Object.entries(WRITTEN) as [keyof Tables, readonly Written[]][];
  for (const [table, written] of tables)
    for (const [nth, [row]] of written.entries()) await put(table, { ...unlike(table, nth + 1), ...row });
  await bringBack(openTables(pool), { now: () => NOW });
  for (const [table, written] of tables) {
    for (const [row, becomes = {}] of written) {
      const same = ['complex_id', ...Object.keys(row)].map(
        (name) => `t.${name} is not distinct from w.${name}`,
      );
      const { rows } = await pool.query({
        text: `select from ${table} t, jsonb_populate_record(null::${table}, $1) w where ${same.join(' and ')}`,
        values: [JSON.stringify({ complex_id: 1, ...row, ...becomes })],
      });
      assert.equal(rows.length, 1, `${table} ${JSON.stringify(row)}`);
    }
  }
});
