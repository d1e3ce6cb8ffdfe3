/** A clock that jumps while neighbours call each other, and the nights on which a house has an hour more or less. */
import { setTimeout as rest } from 'node:timers/promises';
import type { Person } from '../../playground/index.ts';
import type { App } from '../../src/app.ts';
import { cardSent } from '../../test/engine/copies.ts';
import { type Chance, type Plan, planLoad, raise } from '../../test/engine/load.ts';
import { openTestBed, type TestBed } from '../../test/engine/test-bed.ts';
import type { Verdict } from './updates.ts';

const PACE_MOVED = `
  update pace set next_at = next_at - jump, booked_at = booked_at - jump, alerts_at = alerts_at - jump,
    turn_at = turn_at - jump, paused_until = paused_until - jump, refused_at = refused_at - jump
  from (select $1 * interval '1 millisecond' as jump) clock`;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Whatever the clock does, nothing waits longer, in milliseconds of our own. */
const LATEST = 60 * SECOND;
const ALERTS = 4;

type Jump = { readonly name: string; readonly by: number };

export const JUMPS: readonly Jump[] = [
  { name: 'an hour ahead', by: HOUR },
  { name: 'an hour back', by: -HOUR },
  { name: 'two days ahead', by: 48 * HOUR },
  { name: 'two days back', by: -48 * HOUR },
];

type Night = { readonly name: string; readonly change: string; readonly morning: string };

/** In Berlin: when the clocks are changed, and when it is seven in the morning after that. */
export const NIGHTS: readonly Night[] = [
  { name: 'that is an hour shorter', change: '2027-03-28T01:00:00Z', morning: '2027-03-28T05:00:00Z' },
  { name: 'that is an hour longer', change: '2027-10-31T01:00:00Z', morning: '2027-10-31T06:00:00Z' },
];

type House = {
  readonly bed: TestBed;
  readonly app: App;
  readonly plans: readonly Plan[];
  /** Cards sent to holders of a spot until now. */
  readonly copies: (plan: Plan) => readonly number[];
  readonly faults: string[];
};

/** The clock jumps while alerts are under way: all of them arrive, once, and are reminded of when they ought to be. */
export function sufferJump(url: string, { name, by }: Jump, chance: Chance): Promise<Verdict> {
  return inHouse(url, `a clock that jumps ${name}`, async (house) => {
    const { bed, plans } = house;
    const [before, during, after] = [0, 1, 2].map((third) =>
      plans.slice(third * ALERTS, (third + 1) * ALERTS),
    );
    for (const plan of before ?? []) raise(bed, plan, chance() < 0.5);
    // What Telegram keeps does not grow old by a clock of ours.
    if (by > 0) await bed.world.settled({ timeoutMs: LATEST });
    else await rest(chance() * 400);
    // The database's clock is the same machine's.
    await bed.pool.query(PACE_MOVED, [by]);
    const jumped = performance.now();
    bed.clock.advance(by);
    for (const plan of during ?? []) raise(bed, plan, chance() < 0.5);
    await bed.quiet(LATEST);
    const took = performance.now() - jumped;
    // An alert that was being stored at the jump lies ahead until the next look, which comes every minute: it comes now.
    if (by < 0) {
      bed.clock.advance(-1);
      await bed.quiet(LATEST);
    }
    once(house, during ?? [], 'raised after the jump');
    // Two days later a thread is over, an hour later its holder was reminded.
    const fromBefore = (before ?? []).flatMap((plan) => house.copies(plan));
    if (!fromBefore.every((copies) => copies >= 1 && copies <= (by > 0 ? 2 : 1)))
      house.faults.push(`cards of alerts raised before: ${fromBefore}`);
    await reminded(house, by > 0 ? (during ?? []) : [...(before ?? []), ...(during ?? [])]);
    const later = performance.now();
    for (const plan of after ?? []) raise(bed, plan, chance() < 0.5);
    await bed.quiet(LATEST);
    once(house, after ?? [], 'raised at last');
    return `quiet after ${seconds(took)}, new alerts after ${seconds(performance.now() - later)}`;
  });
}

/** Alerts from both sides of the change, a message that waits for the morning, and the morning. */
export function sufferNight(url: string, { name, change, morning }: Night, chance: Chance): Promise<Verdict> {
  const start = new Date(change).getTime() - 3 * HOUR;
  return inHouse(
    url,
    `a night ${name}`,
    async (house, olga) => {
      const { bed, plans } = house;
      const { clock, world } = bed;
      const readers = plans.slice(0, ALERTS).map(({ sender }) => sender);
      await announce(bed, olga);
      to(bed, new Date(change).getTime() - 20 * SECOND);
      const [early, late] = [plans.slice(0, ALERTS), plans.slice(ALERTS, 2 * ALERTS)];
      for (const plan of early) raise(bed, plan, chance() < 0.5);
      await bed.quiet(LATEST);
      to(bed, new Date(change).getTime() + SECOND);
      for (const plan of late) raise(bed, plan, chance() < 0.5);
      await bed.quiet(LATEST);
      once(house, [...early, ...late], 'raised around the change');
      await reminded(house, [...early, ...late]);
      to(bed, new Date(morning).getTime() - 2 * MINUTE);
      await bed.quiet(LATEST);
      if (readers.some((one) => announced(bed, one) > 0)) house.faults.push('told before the morning');
      to(bed, new Date(morning).getTime() + SECOND);
      await world.until(() => readers.every((one) => announced(bed, one) === 1), {
        what: 'the morning to be told',
        timeoutMs: LATEST,
      });
      await bed.quiet(LATEST);
      return `the morning was told at ${clock.now().toISOString().slice(11, 16)} UTC`;
    },
    { start, timeZone: 'Europe/Berlin' },
  );
}

const seconds = (ms: number) => `${(ms / SECOND).toFixed(1)} s`;
const to = ({ clock }: TestBed, at: number) => clock.advance(at - clock.now().getTime());

async function inHouse(
  url: string,
  what: string,
  play: (house: House, admin: Person) => Promise<string>,
  { start, timeZone }: { readonly start?: number; readonly timeZone?: string } = {},
): Promise<Verdict> {
  const closers: (() => Promise<void>)[] = [];
  const bed = await openTestBed({ after: (close) => closers.push(close) }, url, { paced: true });
  try {
    if (start !== undefined) to(bed, start);
    if (timeZone !== undefined) await bed.pool.query('update complexes set time_zone = $1', [timeZone]);
    const plans = await planLoad(bed, 3 * ALERTS);
    const olga = await bed.admin('Ольга');
    const app = await bed.startBot();
    await bed.quiet(LATEST);
    const house: House = { bed, app, plans, copies: copiesIn(bed), faults: [] };
    const words = await play(house, olga);
    const ready = await fetch(new URL('readyz', app.url));
    const ill = ready.status === 200 ? [] : [`/readyz: ${(await ready.text()).slice(0, 300)}`];
    const faults = [...house.faults, ...ill, ...(await stuck(bed))];
    return { ok: faults.length === 0, words: [`${what}: ${words}`, ...faults].join('\n     ') };
  } catch (error) {
    return { ok: false, words: `${what}: ${String(error).slice(0, 600)}` };
  } finally {
    for (const close of closers) await close();
  }
}

/** How often each holder of the spot got a card of it. */
function copiesIn({ world }: TestBed): House['copies'] {
  return ({ spot, holders }) =>
    holders.map(
      ({ id }) =>
        world.log.filter(
          (call) =>
            call.params.chat_id === id &&
            cardSent(call)?.part === 'holder' &&
            new RegExp(`мест\\S* ${spot}\\D|Место ${spot}\\D`).test(String(call.params.text)),
        ).length,
    );
}

function once({ copies, faults }: House, plans: readonly Plan[], which: string): void {
  for (const plan of plans) {
    const each = copies(plan);
    if (each.some((count) => count !== 1)) faults.push(`spot ${plan.spot}, ${which}: ${each} cards`);
  }
}

/** Five minutes after they were raised: not a minute earlier, not a minute later. */
async function reminded({ bed, copies, faults }: House, plans: readonly Plan[]): Promise<void> {
  bed.clock.advance(3.5 * MINUTE);
  await bed.quiet(LATEST);
  for (const plan of plans)
    if (copies(plan).some((count) => count !== 1)) faults.push(`spot ${plan.spot}: reminded of too early`);
  bed.clock.advance(2.5 * MINUTE);
  await bed.world
    .until(() => plans.every((plan) => copies(plan).every((count) => count === 2)), {
      what: 'all to be reminded',
      timeoutMs: LATEST,
    })
    .catch(() => faults.push(`reminded: ${plans.map((plan) => `${plan.spot}: ${copies(plan)}`).join('; ')}`));
}

const TEXT = 'Завтра красят разметку.';

async function announce({ world, quiet }: TestBed, admin: Person): Promise<void> {
  const tap = async (label: string) => {
    await quiet(LATEST);
    await world.tap(admin, label);
  };
  world.say(admin, 'Объявления');
  await tap('Новое объявление');
  await quiet(LATEST);
  world.say(admin, TEXT);
  await tap('Отправить');
  await quiet(LATEST);
}

const announced = ({ world }: TestBed, person: Person): number =>
  world.messages(person).filter(({ from, text }) => from?.is_bot && text?.includes(TEXT)).length;

/** What is due and waits, or lies further ahead than it can: a day or two, and a week what comes on Mondays. */
async function stuck({ pool, clock }: TestBed): Promise<string[]> {
  const { rows } = await pool.query<{ what: string }>(
    `select 'a notice ' || state as what from notices
       where state in ('sending', 'dead') or (state = 'due' and (due_at <= $1 or due_at > $1 + interval '1 day'))
     union all select 'a timer of ' || kind from timers
       where due_at <= $1 or due_at > $1 + case kind when 'unreached' then interval '8 days' else interval '2 days' end
     union all select 'an update ' || failure from updates where failure is not null`,
    [clock.now()],
  );
  return rows.map(({ what }) => what);
}
