/** Numbers for Prometheus: how much, how fast, how long it waits. Never about whom. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Pace } from '../../chat/kit/pace.ts';
import type { Duration } from '../../core/kernel/time.ts';
import type { Lane } from '../../core/notices.ts';

/** What is asked for only when somebody looks. */
export type Watched = {
  readonly queue: () => Promise<readonly { lane: Lane; notices: number; age: Duration }[]>;
  readonly pool: () => { readonly total: number; readonly idle: number; readonly waiting: number };
};

export type Metrics = {
  readonly handled: (result: 'handled' | 'repeated' | 'dropped' | 'threw', took?: Duration) => void;
  readonly delivered: (lane: Lane, outcome: string, took: Duration) => void;
  /** What a push service does not take from us. */
  readonly pushRefused: (status: number) => void;
  /** The same pace, with its waits counted. */
  readonly pacing: (pace: Pace) => Pace;
  readonly watch: (watched: Watched) => void;
  /** The page that Prometheus reads. */
  readonly page: () => Promise<{ readonly type: string; readonly text: string }>;
};

const FAST = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
const SLOW = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];

export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  const metrics = nameMetrics(registry, version);
  const { updates, handling, deliveries, pushRefusals, sending, pausing } = metrics;
  let watched: Watched | null = null;
  let isFirstLook = true;

  return {
    handled: (result, took) => {
      updates.inc({ result });
      if (took !== undefined) handling.observe(took / 1_000);
    },
    delivered: (lane, result, took) => {
      deliveries.inc({ lane, result });
      sending.observe(took / 1_000);
    },
    pushRefused: (status) => pushRefusals.inc({ status: String(status) }),
    pacing: (pace) => ({
      ...pace,
      reserve: async (...call) => {
        const wait = await pace.reserve(...call);
        pausing.observe(wait / 1_000);
        return wait;
      },
    }),
    watch: (what) => {
      watched = what;
    },
    page: async () => {
      // Watching the event loop costs a timer: only where somebody looks.
      if (isFirstLook) collectDefaultMetrics({ register: registry });
      isFirstLook = false;
      if (watched) await look(metrics, watched);
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}

function nameMetrics(registry: Registry, version: string) {
  const registers = [registry];
  gauge('parking_build_info', 'Always 1; the label says which version runs', ['version']).set({ version }, 1);
  const updates = new Counter({
    name: 'parking_updates_total',
    help: 'Updates by what became of them',
    labelNames: ['result'],
    registers,
  });
  const handling = histogram('parking_update_seconds', 'From the turn of an update to its commit', FAST);
  const deliveries = new Counter({
    name: 'parking_deliveries_total',
    help: 'Tries to deliver a notice, by lane and result',
    labelNames: ['lane', 'result'],
    registers,
  });
  const pushRefusals = new Counter({
    name: 'parking_push_refusals_total',
    help: 'Messages that a push service refused, by its answer',
    labelNames: ['status'],
    registers,
  });
  const sending = histogram(
    'parking_delivery_seconds',
    'From drawing a notice to its being written down',
    SLOW,
  );
  const pausing = histogram('parking_pace_wait_seconds', 'How long a call waits for its slot', SLOW);
  const queueAge = gauge('parking_queue_oldest_seconds', 'Age of the oldest notice that is due', ['lane']);
  const queueSize = gauge('parking_queue_notices', 'Notices that are due', ['lane']);
  const pool = gauge('parking_pool_connections', 'Connections to the database', ['state']);
  const lookUp = gauge('parking_database_up', 'Whether the database answered this look');
  // A series that begins with its first trouble shows no increase: Prometheus has nothing to compare it with.
  updates.inc({ result: 'threw' }, 0);
  for (const lane of ['alert', 'note', 'announcement'] satisfies Lane[])
    for (const result of ['given up', 'dead']) deliveries.inc({ lane, result }, 0);
  return { updates, handling, deliveries, pushRefusals, sending, pausing, queueAge, queueSize, pool, lookUp };

  function histogram(name: string, help: string, buckets: readonly number[]) {
    return new Histogram({ name, help, buckets: [...buckets], registers });
  }
  function gauge(name: string, help: string, labelNames: readonly string[] = []) {
    return new Gauge({ name, help, labelNames: [...labelNames], registers });
  }
}

/** Sets what is only known when somebody looks. */
async function look(
  { pool, queueAge, queueSize, lookUp }: ReturnType<typeof nameMetrics>,
  { queue, pool: connections }: Watched,
): Promise<void> {
  for (const [state, count] of Object.entries(connections())) pool.set({ state }, count);
  queueAge.reset();
  queueSize.reset();
  try {
    for (const { lane, notices, age } of await queue()) {
      queueAge.set({ lane }, age / 1_000);
      queueSize.set({ lane }, notices);
    }
    lookUp.set(1);
  } catch {
    lookUp.set(0);
  }
}
