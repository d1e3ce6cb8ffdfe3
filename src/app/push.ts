import type { Chore } from '../adapters/postgres/kit/feature.ts';
import { hasBrowsers, pushKey } from '../adapters/postgres/notifications/push-key.ts';
import { areKeys } from '../adapters/push/encrypt.ts';
import { pushAddress } from '../adapters/push/hosts.ts';
import { createReceipts } from '../adapters/push/receipts.ts';
import { createPushSender } from '../adapters/push/sender.ts';
import { newVapidKey, openVapid } from '../adapters/push/vapid.ts';
import type { NewBrowser } from '../core/notifications/browser-ports.ts';
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

/** The way to people's browsers. Without the web nothing of it is made. */
export async function openPush(
  { config, log, metrics, stopping }: AppContext,
  { db, secret }: Database,
  site: string | undefined,
): Promise<OpenedPush> {
  const any = await hasBrowsers(db);
  if (!site) return { parts: null, hasBrowsers: any };
  const vapid = await openVapid(await pushKey(db, newVapidKey), site);
  const receipts = createReceipts(secret);
  const send = createPushSender({
    vapid,
    hosts: config.pushHosts,
    proxy: config.mode === 'playground' ? undefined : config.bot.proxy,
    now: () => new Date(),
    refused: (status) => {
      metrics.pushRefused(status);
      log.error({ status }, 'a push service refuses what we send');
    },
    signal: stopping,
  });
  const accepts = async (browser: NewBrowser) =>
    pushAddress(browser.endpoint, config.pushHosts) !== null && (await areKeys(browser));
  const face = { key: vapid.publicKey, accepts, readReceipt: receipts.read };
  const parts = { send, site, receiptOf: receipts.codeOf, face };
  return { parts, hasBrowsers: any };
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
