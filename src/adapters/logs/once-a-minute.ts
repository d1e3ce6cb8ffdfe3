/** What the log says of trouble that repeats: an outage of an hour is no 24 MB of the same words. */

export type Line = Readonly<Record<string, unknown>>;
type Level = 'info' | 'warn' | 'error';
type Write = (level: Level, line: Line) => void;

const MINUTE = 60_000;
/** Beyond that trouble is told apart by its event alone: words of others may differ without end. */
const MOST_KINDS = 100;

type Trouble = { newest: Line; inMinute: number; times: number; minutes: number };

/**
 * The first line of a kind is written as it comes; while it repeats, the newest once a minute with `times`, how often it
 * came in that minute; after a minute without it, that it is `over`, with all its times.
 */
export function onceAMinute(write: Write): Write {
  const kinds = new Map<string, Trouble>();
  const look = (kind: string, level: Level, trouble: Trouble) => {
    // Nobody's process stays up for it.
    setTimeout(() => {
      trouble.minutes += 1;
      const { newest, inMinute, times, minutes } = trouble;
      trouble.inMinute = 0;
      if (inMinute > 0) {
        write(level, { ...newest, times: inMinute });
        return look(kind, level, trouble);
      }
      kinds.delete(kind);
      if (times > 1) write('info', { event: newest.event, over: true, times, minutes });
    }, MINUTE).unref();
  };
  return (level, line) => {
    if (level === 'info' && line.code === undefined && line.error === undefined) return write(level, line);
    const kind = kinds.size < MOST_KINDS ? kindOf(level, line) : `${level} ${line.event}`;
    const trouble = kinds.get(kind);
    if (!trouble) {
      const begun = { newest: line, inMinute: 0, times: 1, minutes: 0 };
      kinds.set(kind, begun);
      write(level, line);
      return look(kind, level, begun);
    }
    trouble.newest = line;
    trouble.inMinute += 1;
    trouble.times += 1;
  };
}

/** Equal for the same trouble: without counters, numbers of updates and places in the code. */
function kindOf(level: Level, { event, code, error }: Line): string {
  return JSON.stringify([level, event, code, error], (name, value: unknown) => {
    if (name === 'stack') return undefined;
    return name === 'message' && typeof value === 'string' ? value.replaceAll(/\d+/g, '#') : value;
  });
}
