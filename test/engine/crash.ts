import type { World } from '../../playground/index.ts';
import { spawnBot } from './bot-process.ts';
import { cardSent, cardText, copiesSent, keyOf } from './copies.ts';
import { answerEveryThird, chanceFrom, type Plan, planLoad, raise } from './load.ts';
import type { TestBed } from './test-bed.ts';

export type CrashPlan = {
  readonly alerts: number;
  readonly kills: number;
  /** Chooses the moments of the kills; the same seed, the same wishes. */
  readonly seed: number;
  /** Something else that goes wrong meanwhile, such as the database being away for a while. */
  readonly trouble?: (bed: TestBed) => Promise<void>;
};

/** What became of the evening. Every list names what is not as it should be. */
export type CrashReport = {
  readonly cards: number;
  readonly answered: number;
  readonly kills: number;
  /** Copies beyond the first, of cards and of short messages. */
  readonly duplicates: number;
  readonly seconds: number;
  readonly unraised: readonly string[];
  readonly missing: readonly string[];
  readonly untrue: readonly string[];
  /** Rows that are stuck, dead, or never came in. */
  readonly stuck: readonly string[];
};

/** Alerts that have been raised and are on their way at once: kills meet updates, drawings and sends alike. */
const UNDER_WAY = 15;
/** Milliseconds after its turn that a kill may wait: long enough to meet a bot that is only starting. */
const LATEST_KILL = 1_200;

/** An evening of alerts in a test bed whose bot is killed again and again and started again at once. */
export async function crashUnderLoad(bed: TestBed, plan: CrashPlan): Promise<CrashReport> {
  const chance = chanceFrom(plan.seed);
  const plans = await planLoad(bed, plan.alerts);
  const answers = answerEveryThird(bed);
  const started = performance.now();
  let bot = spawnBot(bed.settings);
  let over = false;
  try {
    const raising = raiseAll(bed, plans);
    const killing = async () => {
      const turns = Array.from({ length: plan.kills }, () => chance() * plan.alerts).sort((a, b) => a - b);
      for (const turn of turns) {
        await bed.world.until(() => raising.raised() >= turn, { timeoutMs: 120_000, what: 'the next kill' });
        await new Promise((resolve) => setTimeout(resolve, chance() * LATEST_KILL));
        await bot.kill();
        bot = spawnBot(bed.settings);
      }
    };
    await Promise.all([raising.done, killing(), plan.trouble?.(bed)]);
    await bed.quiet(120_000);
    over = true;
  } finally {
    answers.stop();
    if (over) await bot.stop();
    else await bot.kill();
  }
  const seconds = (performance.now() - started) / 1_000;
  return { ...(await lookAround(bed, plans, answers.pressed)), kills: plan.kills, seconds };
}

/** Raises the next alert whenever the sender of another has got a card, so that there is always work and never a heap of it. */
function raiseAll(bed: TestBed, plans: readonly Plan[]) {
  const { world } = bed;
  const arrived = new Set<number>();
  let next = 0;
  const raiseMore = () => {
    while (next < plans.length && next - arrived.size < UNDER_WAY) {
      const plan = plans[next];
      if (plan) raise(bed, plan, next % 2 === 0);
      next += 1;
    }
  };
  const listen = world.onChange((change) => {
    if (change.kind !== 'call') return;
    const card = cardSent(change.call);
    if (card?.part !== 'sender') return;
    arrived.add(card.alert);
    setImmediate(raiseMore);
  });
  raiseMore();
  const done = world
    .until(() => next === plans.length, { timeoutMs: 300_000, what: 'all alerts to be raised' })
    .finally(listen);
  return { raised: () => next, done };
}

export type Seen = Omit<CrashReport, 'kills' | 'seconds'>;

/** Compares what everybody has on the phone with what happened. */
export async function lookAround(
  { world, pool, bot }: TestBed,
  plans: readonly Plan[],
  pressed: ReadonlyMap<number, number>,
): Promise<Seen> {
  const { rows } = await pool.query<{ id: number; spot: number; sender: string }>(
    `select a.id, a.spot, d.external_id as sender from alerts a
     join alert_parties s on s.complex_id = a.complex_id and s.alert_id = a.id and s.part = 'sender'
     join addresses d on d.person_id = s.person_id`,
  );
  const copies = copiesSent(world);
  const report = { unraised: [] as string[], missing: [] as string[], untrue: [] as string[] };
  let cards = 0;
  for (const { sender, spot, holders } of plans) {
    const found = rows.filter((row) => row.sender === String(sender.id) && row.spot === spot);
    const [alert] = found;
    if (!alert || found.length > 1)
      report.unraised.push(`${sender.firstName} → ${spot}: ${found.length} times`);
    if (!alert) continue;
    const readers = [
      { card: { part: 'sender', alert: alert.id }, who: sender } as const,
      ...holders.map((who) => ({ card: { part: 'holder', alert: alert.id } as const, who })),
    ];
    for (const { card, who } of readers) {
      cards += 1;
      const key = keyOf(card, who.id);
      if (!copies.has(key)) report.missing.push(key);
      const truth = truthFor(card.part, who.id, pressed.get(alert.id), holders.length);
      const text = cardText(world, who, card);
      if (!text.includes(truth)) report.untrue.push(`${key} does not say «${truth}»: ${text}`);
    }
  }
  const extra = [...copies.values()].reduce((sum, count) => sum + count - 1, 0);
  const notes = countNotes(world);
  return {
    ...report,
    cards,
    answered: pressed.size,
    duplicates: extra + notes - pressed.size,
    stuck: await stuckRows(pool, world, bot),
  };
}

/** What a card has to say in the end. */
function truthFor(part: string, who: number, pressedBy: number | undefined, holders: number): string {
  if (part === 'sender') {
    if (pressedBy !== undefined) return 'Хозяин машины: «Иду»';
    return holders === 1 ? 'Доставлено хозяину машины' : `Доставлено: ${holders} из ${holders}`;
  }
  if (pressedBy === undefined) return 'Ответьте одним нажатием';
  return pressedBy === who ? 'Вы ответили: «Иду»' : 'Другой сосед с вашего места ответил: «Иду»';
}

/** «Хозяин машины идёт!»: one for each answer. */
function countNotes(world: World): number {
  return world.log.filter(
    ({ method, params }) => method === 'sendMessage' && String(params.text).includes('хозяин машины идёт!'),
  ).length;
}

async function stuckRows(pool: TestBed['pool'], world: World, bot: number): Promise<string[]> {
  const { rows } = await pool.query<{ state: string; count: number }>(
    "select state, count(*)::int as count from notices where state not in ('sent', 'dropped') group by state",
  );
  const stuck = rows.map(({ state, count }) => `${count} notices are ${state}`);
  const { rows: updates } = await pool.query<{ key: string; failure: string | null }>(
    'select key, failure from updates where bot_id = $1',
    [bot],
  );
  const seen = new Set(updates.map(({ key }) => key));
  const lost = world.updates.filter(({ update_id: id }) => !seen.has(String(id))).length;
  const failed = updates.filter(({ failure }) => failure !== null).length;
  if (lost > 0) stuck.push(`${lost} updates never came in`);
  if (failed > 0) stuck.push(`${failed} updates failed`);
  return stuck;
}
