import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../playground/index.ts';
import { tallyOf } from './web-face.ts';

const folder = join(import.meta.dirname, '../golden');

/** What became of a scenario whose people pressed and typed on a page. */
export type Replayed = {
  readonly name: string;
  /** Acts that went through the web, and those that stayed in the chat, by why. */
  readonly web: number;
  readonly chat: Readonly<Record<string, number>>;
  readonly shown: string;
  readonly golden: string;
};

/** Tells it to whoever holds it against what the chat showed. */
export function reportReplayed(world: World, name: string, shown: string): void {
  const { web, chat } = tallyOf(world);
  const golden = readFileSync(join(folder, `${name}.txt`), 'utf8');
  const replayed: Replayed = { name, web, chat: Object.fromEntries(chat), shown, golden };
  appendFileSync(process.env.REPLAYED ?? '/dev/null', `${JSON.stringify(replayed)}\n`);
}
