import { createIntroductions } from '../adapters/postgres/conversation/introductions.ts';
import type { Api } from '../adapters/telegram/api.ts';
import { createProfile } from '../adapters/telegram/profile.ts';
import type { BotId } from '../chat/kit/incoming.ts';
import type { Words } from '../chat/kit/wording.ts';
import { createIntroducing } from '../loops/introduce.ts';
import { type Loop, startLoop } from '../loops/loop.ts';
import type { AppContext } from './app-context.ts';
import type { Database } from './database.ts';

export type Introduction = {
  /** Telegram answers: from now on it is told what to show. */
  readonly begin: () => void;
  /** Somebody has another role or language, or the house another name. */
  readonly wake: () => void;
};

/** What the bot says of itself: beside everything else, and in nobody's way. */
export function openIntroduction(
  { clock, log, overrides, stopping, closing }: AppContext,
  database: Database,
  { api, bot, words }: { readonly api: Api; readonly bot: BotId; readonly words: Words },
): Introduction {
  let loop: Loop | null = null;
  const begin = () => {
    const { step, rest } = createIntroducing({
      introductions: createIntroductions(database, bot, clock),
      profile: createProfile(api),
      words,
      signal: stopping,
      report: (event) => log.warn(event, 'Telegram does not show what the bot says of itself'),
    });
    const name = 'introduction';
    const failed = (error: unknown) => log.error({ error, loop: name }, 'a loop rests after a failure');
    const start = overrides.byHand?.startLoop ?? startLoop;
    const begun = start({ name, workers: 1, rest, step, failed });
    stopping.addEventListener('abort', () => void begun.stop());
    closing.push(begun.stop);
    loop = begun;
  };
  return { begin, wake: () => loop?.wake() };
}
