import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Playground } from '../../playground/index.ts';
import type { AppContext } from './app-context.ts';

/**
 * The context of a playground that looks at the double of a real house: its administrator may look at everything, and
 * its copies lie in a folder of their own, so that none of the house's is pushed out.
 */
export async function visiting(context: AppContext, { sample }: Playground): Promise<AppContext> {
  const dir = await mkdtemp(join(tmpdir(), 'parking-playground-'));
  context.closing.push(() => rm(dir, { recursive: true, force: true }));
  const adminIds = sample.people.filter(({ admin }) => admin).map(({ id }) => id);
  const { config } = context;
  return { ...context, config: { ...config, adminIds, backup: { ...config.backup, dir } } };
}
