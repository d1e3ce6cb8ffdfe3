import type { Logger } from '../adapters/logs/logger.ts';
import type { Metrics } from '../adapters/metrics/metrics.ts';
import type { ApiEvent } from '../adapters/web/api.ts';
import type { HandleParts } from '../chat/handle.ts';
import type { DeliverParts } from '../loops/deliver.ts';

/** Counts what became of each update, and logs it. */
export function reportUpdates(metrics: Pick<Metrics, 'handled'>, log: Logger): HandleParts['report'] {
  return ({ key: _, ...event }) => {
    metrics.handled(event.kind, 'ms' in event ? event.ms : undefined);
    log[event.kind === 'threw' ? 'error' : 'debug'](event, 'update');
  };
}

export function unreadable(metrics: Pick<Metrics, 'handled'>, log: Logger): (error: unknown) => void {
  return (error) => {
    metrics.handled('threw');
    log.error({ error }, 'an update of a shape that nobody knows: it is left out');
  };
}

/** The same of each notice. */
export function reportDeliveries(metrics: Pick<Metrics, 'delivered'>, log: Logger): DeliverParts['report'] {
  return (event) => {
    if (event.kind === 'settled') metrics.delivered(event.lane, event.outcome, event.ms);
    log[event.kind === 'threw' ? 'error' : 'debug'](event, 'delivery');
  };
}

/** The same of each request of the web. */
export function reportRequests(metrics: Pick<Metrics, 'handled'>, log: Logger): (event: ApiEvent) => void {
  return ({ error, ...event }) => {
    if (error === undefined) return log.debug(event, 'a request of the web');
    log.error({ ...event, error }, 'a request of the web failed');
    metrics.handled('threw');
  };
}
