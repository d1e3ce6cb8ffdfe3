/** The log: one JSON line an event, about the program and never about people. */
import { type DestinationStream, pino, stdTimeFunctions } from 'pino';
import { describeError } from './describe-error.ts';
import { maskText } from './mask.ts';
import { onceAMinute } from './once-a-minute.ts';
import { scope } from './scope.ts';
import { standardOutput } from './standard-output.ts';

// Pino's own order of arguments, so that whoever asks for a log can ask for the usual one.
type Write = (facts: object, event: string) => void;

/** Each call is one line: `log.warn({ method: 'sendMessage', error }, 'a call failed')`. */
export type Logger = Readonly<Record<'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', Write>>;

// Long numbers that are no ids of people, by the end of their name.
const harmless = /(?:ms|seconds|bytes|count|pid|update|delivery|bot)$/i;
const reserved = new Set(['level', 'time', 'event']);

/**
 * `destination` gets whole lines; by default they go to standard output. Of the facts, words and numbers are
 * written masked, errors as what is harmless of them, other objects not at all. Trouble that repeats is told once a
 * minute, but for `debug` and `trace`, which tell all.
 */
export function createLogger({
  level,
  destination = standardOutput(),
}: {
  level: keyof Logger | 'silent';
  destination?: DestinationStream;
}): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const log = pino(options, destination);
  const at =
    (name: keyof Logger): Write =>
    (facts, event) => {
      if (log.isLevelEnabled(name)) log[name](lineOf(facts, event));
    };
  const coalesced = onceAMinute((name, line) => log[name](line));
  const trouble = (name: 'info' | 'warn' | 'error'): Write =>
    log.isLevelEnabled('debug')
      ? at(name)
      : (facts, event) => {
          if (log.isLevelEnabled(name)) coalesced(name, lineOf(facts, event));
        };
  return {
    trace: at('trace'),
    debug: at('debug'),
    info: trouble('info'),
    warn: trouble('warn'),
    error: trouble('error'),
    fatal: at('fatal'),
  };
}

function lineOf(facts: object, event: string): Record<string, unknown> {
  const line: Record<string, unknown> = { event: maskText(event), ...scope() };
  // An error given alone, as pino allows it.
  if (facts instanceof Error) return { ...line, error: describeError(facts) };
  for (const [name, value] of Object.entries(facts)) {
    if (name === 'error' || name === 'err') line.error = describeError(value);
    else if (!reserved.has(name)) line[maskText(name)] = safe(name, value);
  }
  return line;
}

function safe(name: string, value: unknown): unknown {
  if (value instanceof Error) return describeError(value);
  if (typeof value === 'string') return maskText(value);
  if (typeof value === 'number') return harmless.test(name) || Math.abs(value) < 100_000 ? value : '<id>';
  return typeof value === 'boolean' || value === null || value === undefined ? value : `<${typeof value}>`;
}
