import { type DestinationStream, pino } from 'pino';

/**
 * Where lines go that nobody asked to have elsewhere. It may vanish under us: a terminal is closed, a disk is full. Pino's
 * stream would then try a fatal line for ever; ours loses what could not be written and tries anew with the next line.
 */
export function standardOutput(): DestinationStream {
  const open = () =>
    pino.destination({ dest: 1, sync: true }).on('error', () => {
      stream = open();
    });
  let stream = open();
  return { write: (line) => void stream.write(line) };
}
