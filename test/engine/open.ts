import { freshDatabase, type Scope } from '../support/database.ts';
import { openTestBed, type TestBed, type TestBedOptions } from './test-bed.ts';

/** A test bed on a database of its own, which goes last. */
export async function openFreshYard(
  scope: Scope,
  options: TestBedOptions = {},
): Promise<TestBed & { readonly url: string }> {
  const drops: (() => Promise<void>)[] = [];
  const { url } = await freshDatabase({ after: (drop) => drops.push(drop) });
  const bed = await openTestBed(scope, url, options);
  scope.after(async () => {
    for (const drop of drops) await drop();
  });
  return { ...bed, url };
}
