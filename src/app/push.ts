import type { Chore } from '../adapters/postgres/kit/feature.ts';
import { hasBrowsers } from '../adapters/postgres/notifications/push-key.ts';
import type { Pushing } from '../loops/deliver-push.ts';
import type { Face } from '../web/face.ts';
import type { AppContext } from './app-context.ts';
import type { Database } from './database.ts';

export type OpenedPush = {
  /** Null: there is no web. */
  readonly parts: (Pushing & { readonly face: NonNullable<Face['push']> }) | null;
  /** Somebody let himself be called before this start. */
  readonly hasBrowsers: boolean;
};

/** The way to people's browsers. Without the web not a line of it is loaded. */
export async function openPush(
  context: AppContext,
  database: Database,
  site: string | undefined,
): Promise<OpenedPush> {
  const any = await hasBrowsers(database.db);
  if (!site) return { parts: null, hasBrowsers: any };
  const { openPushWay } = await import('./push-way.ts');
  return { parts: await openPushWay(context, database, site), hasBrowsers: any };
}

/** What is told to people. */
const TOLD: ReadonlySet<Chore> = new Set(['notices', 'announcements']);

/**
 * When it is looked for what browsers are called for: nobody looks where nobody has let himself be called. What was queued
 * may be for browsers, too: the statement that queued it alone knows.
 */
export function callBrowsers(
  { parts, hasBrowsers }: OpenedPush,
  deliver: () => Promise<boolean>,
  wake: (chore: Chore, isTaken?: boolean) => void,
) {
  let mayCall = hasBrowsers;
  return {
    // Whoever has turned the web off again still says of those who had it alone that they are out of reach.
    isOn: parts !== null || hasBrowsers,
    step: async () => {
      const found = await deliver();
      // Another process has let somebody in.
      mayCall ||= found;
      return found;
    },
    wake: (chore: Chore, isTaken = false) => {
      wake(chore, isTaken);
      if (chore === 'pushes') mayCall = true;
      else if (mayCall && TOLD.has(chore)) wake('pushes');
    },
  };
}
