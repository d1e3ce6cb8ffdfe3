/** The environment as a typed configuration. Faults name the setting and never repeat what stands in it. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIPv4, isIPv6 } from 'node:net';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { isAgeRecipient } from './age-key.ts';
import { cleanLine } from './chat/kit/typed-text.ts';
import { ok, type Result, refuse } from './core/kernel/result.ts';
import { fileSetting, secretSettings, withSecrets } from './setting-files.ts';
import { readHeaderName, readNetworks, readPublicUrl, type WebConfig } from './web-settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the bot has in every mode. */
type CommonConfig = {
  /** Messenger ids of the people who become administrators at their first /start. */
  readonly adminIds: readonly number[];
  readonly database: { readonly kind: 'embedded' } | { readonly kind: 'server'; readonly url: string };
  /** Folder of everything we keep on disk. */
  readonly dataDir: string;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly complexName: string;
  /** An IANA name. */
  readonly timeZone: string;
  readonly backup: {
    /** An age public key; without it there are no encrypted copies. */
    readonly recipient: string | undefined;
    readonly identityFile: string | undefined;
    readonly dir: string | undefined;
  };
  /** Whoever brings it may read /metrics and what /readyz is made of; without one this machine alone. */
  readonly metricsToken: string | undefined;
  /** Undefined: nothing of the web app is loaded. */
  readonly web: WebConfig | undefined;
  /** Push services beside those of the browsers. */
  readonly pushHosts: readonly string[];
  readonly logLevel: LogLevel;
};

type Bot = {
  readonly token: string;
  /** Without a slash at the end. */
  readonly apiRoot: string;
  readonly proxy: string | undefined;
};

export type Config = CommonConfig &
  (
    | { readonly mode: 'playground' }
    | { readonly mode: 'polling'; readonly bot: Bot }
    | {
        readonly mode: 'webhook';
        readonly bot: Bot;
        readonly webhook: { readonly url: string; readonly secret: string };
      }
  );

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A setting that `read` understands, or a fault that says what is expected. */
function setting<T>(expected: string, read: (text: string) => T | undefined) {
  return z
    .string()
    .transform((text, context) => {
      const value = read(text);
      if (value !== undefined) return value;
      context.addIssue({ code: 'custom', message: expected });
      return z.NEVER;
    })
    .optional();
}

const matching = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : undefined);
const path = setting('путь, например ./data', matching(/^[^\0]+$/));

const TOKEN = 'токен от @BotFather, например 123456:AAbbCC';

const settings = z.object({
  BOT_TOKEN: setting(TOKEN, matching(/^\d+:[\w-]+$/)),
  BOT_TOKEN_FILE: path,
  ADMIN_IDS: setting('номера в Telegram через запятую, например 1234567,7654321', readIds),
  DATABASE_URL: setting(
    'адрес PostgreSQL, например postgres://user:password@localhost:5432/parking',
    (text) => (/^postgres(ql)?:\/\/./.test(text) && URL.canParse(text) ? text : undefined),
  ),
  DATABASE_URL_FILE: path,
  DATA_DIR: path,
  TELEGRAM_API_ROOT: setting(
    'адрес http или https без косой черты в конце, например https://api.telegram.org',
    (text) => (hasProtocol(text, 'http:', 'https:') && !/[/?#]$/.test(text) ? text : undefined),
  ),
  HTTPS_PROXY: setting('адрес http или https, например http://proxy.local:3128', (text) =>
    hasProtocol(text, 'http:', 'https:') ? text : undefined,
  ),
  WEBHOOK_URL: setting(
    'адрес https (http только на этой же машине), например https://bot.example.org/telegram',
    (text) => ((hasProtocol(text, 'https:') || isLoopback(text)) && isFree(text) ? text : undefined),
  ),
  WEBHOOK_SECRET: setting(
    'от 1 до 256 знаков A-Z, a-z, 0-9, _ и -, например: openssl rand -hex 32',
    matching(/^[\w-]{1,256}$/),
  ),
  WEBHOOK_SECRET_FILE: path,
  METRICS_TOKEN: setting(
    'от 16 до 256 знаков A-Z, a-z, 0-9, _ и -, например: openssl rand -hex 32',
    matching(/^[\w-]{16,256}$/),
  ),
  METRICS_TOKEN_FILE: path,
  PUBLIC_URL: setting(
    'адрес https (http только на этой же машине) без пути, например https://parking.example.org',
    (text) => readPublicUrl(text, isLoopback),
  ),
  TRUSTED_PROXIES: setting('адреса и сети через запятую, например 127.0.0.1,10.0.0.0/8', readNetworks),
  CLIENT_ADDRESS_HEADER: setting('название заголовка HTTP, например X-Forwarded-For', readHeaderName),
  HOST: setting('адрес или имя, на котором слушать, без порта, например 127.0.0.1', (text) =>
    isIPv6(text) || /^[\w.-]+$/.test(text) ? text : undefined,
  ),
  PORT: setting('число от 0 до 65535, например 8080', readPort),
  COMPLEX_NAME: setting('от 1 до 100 знаков, например Наш дом', readName),
  TIME_ZONE: setting('часовой пояс IANA, например Europe/Moscow', readTimeZone),
  BACKUP_RECIPIENT: setting(
    'открытый ключ age, он начинается с age1, например от age-keygen; проверьте, что он скопирован целиком',
    (text) => (isAgeRecipient(text) ? text : undefined),
  ),
  BACKUP_IDENTITY_FILE: path,
  BACKUP_DIR: path,
  PUSH_HOSTS: setting(
    'имена хостов через запятую, с портом, если он свой, например push.local:8443',
    readHosts,
  ),
  LOG_LEVEL: setting(`одно из ${logLevels.join(', ')}, например info`, (text) =>
    logLevels.find((level) => level === text),
  ),
});

/** Every setting there is; .env.example explains each. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

/** Reads the settings; an empty one counts as absent. The refusal holds one line for each fault. */
export function readConfig(env: Environment): Result<Config, readonly string[]> {
  const given: Record<string, string> = {};
  for (const name of settingNames) {
    const text = env[name]?.trim();
    if (text) given[name] = text;
  }
  const { set, faults } = withSecrets(given);
  const read = settings.safeParse(set);
  for (const { path, message } of read.error?.issues ?? [])
    faults.push(`${nameOf(path.join('.'), given)}: ожидается ${message}`);
  if (!read.success || faults.length > 0) return refuse(faults);
  // A service without its token would open the playground, and move its people into the house.
  if (env.NODE_ENV === 'production' && read.data.BOT_TOKEN === undefined)
    return refuse([`BOT_TOKEN: ожидается ${TOKEN}`]);
  return ok(configOf(read.data));
}

/** The setting that somebody has to look at: what stands in a file is not mended in the environment. */
function nameOf(name: string, given: Environment): string {
  const secret = secretSettings.find((one) => one === name);
  return secret && given[secret] === undefined ? fileSetting(secret) : name;
}

function configOf(set: z.output<typeof settings>): Config {
  const common: CommonConfig = {
    adminIds: set.ADMIN_IDS ?? [],
    database:
      set.DATABASE_URL === undefined ? { kind: 'embedded' } : { kind: 'server', url: set.DATABASE_URL },
    dataDir: set.DATA_DIR ?? './data',
    host: set.HOST ?? (set.BOT_TOKEN && set.WEBHOOK_URL ? '0.0.0.0' : '127.0.0.1'),
    port: set.PORT ?? 8080,
    complexName: set.COMPLEX_NAME ?? 'Наш дом',
    timeZone: set.TIME_ZONE ?? 'Europe/Moscow',
    backup: { recipient: set.BACKUP_RECIPIENT, identityFile: set.BACKUP_IDENTITY_FILE, dir: set.BACKUP_DIR },
    metricsToken: set.METRICS_TOKEN,
    web:
      set.PUBLIC_URL === undefined
        ? undefined
        : {
            publicUrl: set.PUBLIC_URL,
            trustedProxies: set.TRUSTED_PROXIES ?? [],
            addressHeader: set.CLIENT_ADDRESS_HEADER ?? 'x-forwarded-for',
          },
    pushHosts: set.PUSH_HOSTS ?? [],
    logLevel: set.LOG_LEVEL ?? 'info',
  };
  const token = set.BOT_TOKEN;
  if (token === undefined) return { ...common, mode: 'playground' };
  const bot = { token, apiRoot: set.TELEGRAM_API_ROOT ?? 'https://api.telegram.org', proxy: set.HTTPS_PROXY };
  if (set.WEBHOOK_URL === undefined) return { ...common, mode: 'polling', bot };
  const webhook = { url: set.WEBHOOK_URL, secret: set.WEBHOOK_SECRET ?? secretFrom(token) };
  return { ...common, mode: 'webhook', bot, webhook };
}

// Derived and not random, so that all replicas and the next start agree on it.
function secretFrom(token: string): string {
  return createHmac('sha256', token).update('webhook').digest('hex');
}

function readIds(text: string): number[] | undefined {
  const parts = text.split(',').map((part) => part.trim());
  const ids = parts.filter((part) => part !== '').map((part) => (/^\d+$/.test(part) ? Number(part) : 0));
  return ids.length > 0 && ids.every((id) => id > 0 && Number.isSafeInteger(id))
    ? [...new Set(ids)]
    : undefined;
}

function readPort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

function readHosts(text: string): string[] | undefined {
  const hosts = text.split(',').map((part) => part.trim().toLowerCase());
  return hosts.every((host) => /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/.test(host)) ? hosts : undefined;
}

function readName(text: string): string | undefined {
  const name = cleanLine(text);
  return name.length >= 1 && name.length <= 100 ? name : undefined;
}

function readTimeZone(text: string): string | undefined {
  // Intl also takes offsets such as +03:00, which know no summer time.
  if (!/^[A-Za-z]/.test(text)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function hasProtocol(text: string, ...protocols: string[]): boolean {
  const url = URL.parse(text);
  return url !== null && protocols.includes(url.protocol) && /^\w+:\/\/[^/]/.test(text);
}

// Health and metrics have paths of their own on the same server.
function isFree(text: string): boolean {
  return !/^\/(healthz|readyz|metrics)$/.test(URL.parse(text)?.pathname ?? '');
}

function isLoopback(text: string): boolean {
  const host = URL.parse(text)?.hostname;
  if (!hasProtocol(text, 'http:') || host === undefined) return false;
  return host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));
}

/** The settings of a `.env` file below those of the environment, which wins; no file is no settings. */
export function readSettings(file: string, env: Environment): Result<Config, readonly string[]> {
  const read = loadEnvFile(file, env);
  return read.ok ? readConfig(read.value) : refuse([read.why]);
}

export function loadEnvFile(file: string, env: Environment): Result<Environment, string> {
  try {
    // Windows editors begin a file with a byte order mark.
    return ok({ ...parseEnv(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')), ...env });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'нет доступа';
    if (code === 'ENOENT') return ok(env);
    return refuse(`${file}: ожидается файл, который можно прочесть (${code}): проверьте его права`);
  }
}
