import type { Api } from 'grammy';
import type { Command } from '../../chat/commands.ts';
import { seconds } from '../../core/kernel/time.ts';
import { codeOf } from './errors.ts';
import type { Log } from './log.ts';
import { deadlineSignal } from './signal.ts';

/**
 * Tells Telegram which commands to list behind «/» in private chats, by language; the first list is everybody
 * else's. Convenience only: what fails is logged and comes again with the next start.
 */
export async function showCommands(
  api: Api,
  lists: readonly { readonly language: string; readonly commands: readonly Command[] }[],
  log: Log,
  over: AbortSignal,
): Promise<void> {
  for (const [at, { language, commands }] of lists.entries()) {
    try {
      await api.raw.setMyCommands(
        {
          commands: commands.map(({ name, does }) => ({ command: name, description: does })),
          scope: { type: 'all_private_chats' },
          ...(at > 0 && { language_code: language as never }),
        },
        deadlineSignal(seconds(10)),
      );
    } catch (error) {
      if (over.aborted) return;
      log.warn({ code: codeOf(error) }, 'Telegram did not take the list of commands');
    }
  }
}
