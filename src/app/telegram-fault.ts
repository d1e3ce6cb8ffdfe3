import type { Unanswered } from '../adapters/telegram/examine.ts';

/** Why Telegram does not tell who we are, in one line with what to do: said at start and by the doctor. */
export function telegramFault({ kind, why }: Unanswered, hasProxy: boolean): string {
  if (kind === 'refused')
    return `Telegram не принимает BOT_TOKEN (${why}): возьмите действующий у @BotFather, /mybots → API Token`;
  return hasProxy
    ? `Telegram недоступен (${why}): проверьте HTTPS_PROXY и сам прокси`
    : `Telegram недоступен (${why}): проверьте сеть; если Telegram у вас закрыт, задайте HTTPS_PROXY или TELEGRAM_API_ROOT`;
}
