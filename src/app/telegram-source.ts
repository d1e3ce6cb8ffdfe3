import { nameBot } from '../adapters/postgres/groups.ts';
import { leadPolling } from '../adapters/postgres/lead.ts';
import type { Api } from '../adapters/telegram/api.ts';
import { createIdentity, identify } from '../adapters/telegram/identity.ts';
import { type Polling, startPolling } from '../adapters/telegram/polling.ts';
import { showCommands } from '../adapters/telegram/profile.ts';
import type { Identity } from '../adapters/telegram/read.ts';
import { allowedUpdates, type Update } from '../adapters/telegram/update.ts';
import { commandList } from '../chat/commands.ts';
import type { BotId } from '../chat/incoming.ts';
import { speak } from '../chat/turn.ts';
import type { Words } from '../chat/wording.ts';
import type { Database } from './database.ts';
import type { Ground } from './ground.ts';

/** Where updates come from. */
export type Source = {
  /** Null while Telegram has not told who we are. */
  readonly username: () => string | null;
  readonly polling: () => Polling | null;
};

type SourceParts = { readonly api: Api; readonly bot: BotId; readonly words: Words };

/**
 * Begins to listen. Telegram may be out of reach for hours: meanwhile everything else runs, and /readyz says what is
 * missing. `hear` resolves once the update is committed.
 */
export function openSource(
  { log, closing }: Ground,
  { db, pool }: Database,
  { api, bot, words }: SourceParts,
  hear: (update: Update, me: Identity) => Promise<void>,
): Source {
  const over = new AbortController();
  let username: string | null = null;
  let polling: Polling | null = null;
  const begin = async () => {
    const me = await identify(api, log, over.signal);
    if (!me) return;
    username = me.username;
    await nameBot(db, bot, me.username).catch((error: unknown) => {
      log.error({ error }, "the bot's name could not be stored");
    });
    const identity = createIdentity(api, me, log);
    polling = startPolling({
      api,
      allowedUpdates,
      lead: (signal) => leadPolling(pool, bot, signal),
      onUpdate: async (update) => hear(update, await identity(update)),
      log,
    });
    const lists = words.languages.map((language) => {
      return { language, commands: commandList(speak(words, language)) };
    });
    await showCommands(api, lists, log);
  };
  const begun = begin();
  closing.push(async () => {
    over.abort();
    await begun;
    await polling?.stop();
  });
  return { username: () => username, polling: () => polling };
}
