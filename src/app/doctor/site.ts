import { seconds } from '../../core/kernel/time.ts';
import type { WebConfig } from '../../web-settings.ts';
import { type Finding, ill, note, well } from './finding.ts';

/** Whoever opens the app waits no longer than that, either. */
const PATIENCE = seconds(10);

/** Whether the web app is found at its address, from here; outside it may look different. */
export async function examineSite(web: WebConfig | undefined): Promise<readonly Finding[]> {
  if (!web) return [note('PUBLIC_URL не задан: веб-приложения нет')];
  const { publicUrl } = web;
  const found = await look(`${publicUrl}/healthz`);
  if (found === 'ours') return [well(`Веб-приложение отвечает: ${publicUrl}/app/`)];
  if (found === 'strange')
    return [ill(`PUBLIC_URL: по адресу ${publicUrl} отвечает не бот: проверьте прокси`)];
  return [
    ill(
      `PUBLIC_URL: ${publicUrl} не отвечает (${found}): запущен ли бот, верны ли прокси, имя и сертификат?`,
    ),
  ];
}

async function look(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE), redirect: 'manual' });
    const body = await response.text();
    return response.status === 200 && body.replace(/\s/g, '') === '{"ok":true}' ? 'ours' : 'strange';
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : null;
    if (cause instanceof Error && 'code' in cause) return String(cause.code);
    return cause instanceof Error ? cause.name : 'ошибка';
  }
}
