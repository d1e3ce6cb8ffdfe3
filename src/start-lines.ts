import type { Config } from './config.ts';

/**
 * A line that a start says to its operator, as the log beside it is written: words where a person reads them, at a
 * terminal or in the playground, else JSON, so that whoever collects the log need not know two languages.
 */
export function startLine(
  level: 'info' | 'fatal',
  text: string,
  { mode, logLevel }: Config,
  isTerminal: boolean | undefined,
): string {
  if (isTerminal || mode === 'playground' || logLevel === 'silent') return `${text}\n`;
  return `${JSON.stringify({ level, time: new Date().toISOString(), event: 'said at start', text })}\n`;
}
