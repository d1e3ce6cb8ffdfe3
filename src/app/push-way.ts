import { pushKey } from '../adapters/postgres/notifications/push-key.ts';
import { areKeys } from '../adapters/push/encrypt.ts';
import { pushAddress } from '../adapters/push/hosts.ts';
import { createReceipts } from '../adapters/push/receipts.ts';
import { createPushSender } from '../adapters/push/sender.ts';
import { newVapidKey, openVapid } from '../adapters/push/vapid.ts';
import type { NewBrowser } from '../core/notifications/browser-ports.ts';
import type { AppContext } from './app-context.ts';
import type { Database } from './database.ts';
import type { OpenedPush } from './push.ts';

/** By which people are called in their browsers, and what those prove of themselves. */
export async function openPushWay(
  { config, log, metrics, stopping }: AppContext,
  { db, secret }: Database,
  site: string,
): Promise<NonNullable<OpenedPush['parts']>> {
  const vapid = await openVapid(await pushKey(db, newVapidKey), contactOf(site));
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
  return { send, site, receiptOf: receipts.codeOf, face };
}

/** Push services want to know whom to complain to; a house that is tried out on this machine has nobody. */
const contactOf = (site: string) => (site.startsWith('https:') ? site : 'mailto:nobody@example.com');
