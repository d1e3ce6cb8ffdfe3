import { type Api, createApi } from '../../adapters/telegram/api.ts';
import {
  type Answer,
  askSelf,
  askStanding,
  askWebhook,
  clockAhead,
  type Self,
} from '../../adapters/telegram/examine.ts';
import type { Config } from '../../config.ts';
import { type Duration, seconds } from '../../core/kernel/time.ts';
import { telegramFault } from '../telegram-fault.ts';
import { type Finding, ill, note, well } from './finding.ts';

/** Telegram dates messages in whole seconds, and the bot asks «Ещё нужно?» after five minutes. */
const MOST_CLOCK_ERROR: Duration = seconds(30);

/** What a group is called, and how the messenger calls it. */
export type KnownGroup = { readonly title: string; readonly chat: string };

/** Token, clock, webhook, and what the bot may see in the linked groups. */
export async function examineTelegram(
  config: Config,
  groups: readonly KnownGroup[],
): Promise<readonly Finding[]> {
  if (config.mode === 'playground')
    return [note('BOT_TOKEN не задан: бот работает в браузере, без Telegram')];
  const { token, apiRoot: root, proxy } = config.bot;
  const api = createApi({ token, root, proxy });
  const self = await askSelf(api);
  const found = [selfFinding(self, proxy !== undefined), clockFinding(await clockAhead(root, proxy))];
  if (self.kind !== 'answer') return found;
  found.push(await webhookFinding(config, api));
  for (const group of groups) found.push(await groupFinding(group, self.value, api));
  return found;
}

function selfFinding(self: Answer<Self>, hasProxy: boolean): Finding {
  if (self.kind === 'answer') return well(`Токен годится: это @${self.value.username}`);
  return ill(telegramFault(self, hasProxy));
}

function clockFinding(ahead: Duration | null): Finding {
  if (ahead === null) return note('Часы сверить не с чем');
  const off = Math.round(Math.abs(ahead) / 1_000);
  if (Math.abs(ahead) < MOST_CLOCK_ERROR) return well('Часы идут верно');
  const way = ahead > 0 ? 'спешат' : 'отстают';
  return ill(`Часы ${way} на ${off} с: включите синхронизацию времени, например timedatectl set-ntp true`);
}

async function webhookFinding(config: Config, api: Api): Promise<Finding> {
  const hook = await askWebhook(api);
  if (hook.kind !== 'answer') return ill(`Telegram не отвечает о вебхуке (${hook.why})`);
  const { url, waiting, failure } = hook.value;
  const queue = waiting > 0 ? `, ждут доставки: ${waiting}` : '';
  if (config.mode !== 'webhook') {
    if (url === '') return well(`Бот сам спрашивает Telegram${queue}`);
    return note('У бота стоит вебхук; при запуске без WEBHOOK_URL бот сам его снимет');
  }
  if (url === '') return ill('Вебхук не поставлен: запустите бота, он поставит его сам');
  if (url !== config.webhook.url)
    return ill('Вебхук ведёт на другой адрес: этим токеном пользуется кто-то ещё?');
  if (waiting > 0 && failure !== null)
    return ill(
      `Telegram не может доставить (${failure}${queue}): откройте WEBHOOK_URL снаружи, проверьте прокси и сертификат`,
    );
  return well(`Вебхук стоит${queue}`);
}

async function groupFinding({ title, chat }: KnownGroup, self: Self, api: Api): Promise<Finding> {
  const standing = await askStanding(api, chat, self.id);
  const group = `Домовой чат «${title}»`;
  if (standing.kind !== 'answer') return ill(`${group}: Telegram не говорит, кто там бот (${standing.why})`);
  if (standing.value === 'left' || standing.value === 'kicked')
    return ill(`${group}: бота там больше нет, верните его`);
  if (standing.value === 'administrator' || self.readsAll) return well(`${group}: бот видит упоминания`);
  return ill(`${group}: бот не видит упоминаний, сделайте его администратором группы`);
}
