import type { Logger } from '../../src/adapters/logs/logger.ts';

const nothing = () => {};

/** Shows errors where `PARKING_TEST_LOG` is set; tests look at what people see, not at the log. */
export const silentLog: Logger = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: process.env.PARKING_TEST_LOG
    ? (facts, event) =>
        process.stderr.write(
          `${event} ${JSON.stringify(facts)} ${String('error' in facts && facts.error instanceof Error ? facts.error.stack : '')}\n`,
        )
    : nothing,
  fatal: nothing,
};
