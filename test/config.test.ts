import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import {
  type Config,
  type Environment,
  loadEnvFile,
  readConfig,
  readSettings,
  settingNames,
} from '../src/config.ts';
import { ok } from '../src/core/kernel/result.ts';

const token = '123456:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr';
const key = 'age1zz5cvsltaj6zmvm0hd73wjmw2ddcnd4ymr2h2qzj6ah58zstssqspyju36';

function config(env: Environment): Config {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.why.join('\n'));
  return read.value;
}

function faults(env: Environment): readonly string[] {
  const read = readConfig(env);
  return read.ok ? [] : read.why;
}

test('Without any setting the house is ready to try', () => {
  assert.deepEqual(config({}), {
    mode: 'playground',
    adminIds: [],
    database: { kind: 'embedded' },
    dataDir: './data',
    host: '127.0.0.1',
    port: 8080,
    complexName: 'Наш дом',
    timeZone: 'Europe/Moscow',
    backup: { recipient: undefined, identityFile: undefined, dir: undefined },
    metricsToken: undefined,
    web: undefined,
    pushHosts: [],
    logLevel: 'info',
  });
});

test('An empty setting is an absent one', () => {
  const empty = Object.fromEntries(settingNames.map((name) => [name, ' ']));
  assert.deepEqual(config(empty), config({}));
});

test('A token makes the bot ask Telegram, an address makes Telegram come', () => {
  const polling = config({ BOT_TOKEN: token, HTTPS_PROXY: 'http://proxy.local:3128' });
  assert.ok(polling.mode === 'polling');
  assert.deepEqual(polling.bot, {
    token,
    apiRoot: 'https://api.telegram.org',
    proxy: 'http://proxy.local:3128',
  });
  assert.equal(polling.host, '127.0.0.1');

  const webhook = config({
    BOT_TOKEN: token,
    WEBHOOK_URL: 'https://a.example/hook',
    WEBHOOK_SECRET: 'a-b_C',
  });
  assert.ok(webhook.mode === 'webhook');
  assert.deepEqual(webhook.webhook, { url: 'https://a.example/hook', secret: 'a-b_C' });
  assert.equal(webhook.host, '0.0.0.0');
  // Without a bot nobody else comes in.
  assert.equal(config({ WEBHOOK_URL: 'https://a.example' }).host, '127.0.0.1');

  assert.equal(config({ WEBHOOK_URL: 'https://a.example/hook' }).mode, 'playground');
});

test('PUBLIC_URL turns the web on and changes no other default', () => {
  const { web, ...more } = config({ BOT_TOKEN: token, PUBLIC_URL: 'https://a.example/' });
  assert.deepEqual(web, {
    publicUrl: 'https://a.example',
    trustedProxies: [],
    addressHeader: 'x-forwarded-for',
  });
  const { web: none, ...before } = config({ BOT_TOKEN: token });
  assert.equal(none, undefined);
  assert.deepEqual(more, before);
});

test('A service without its token does not open the playground', () => {
  assert.match(faults({ NODE_ENV: 'production' }).join(), /^BOT_TOKEN: ожидается токен/);
  assert.equal(config({ NODE_ENV: 'production', BOT_TOKEN: token }).mode, 'polling');
});

test('A webhook without a secret gets one that every replica derives alike and that does not show the token', () => {
  const derive = (BOT_TOKEN: string) => {
    const read = config({ BOT_TOKEN, WEBHOOK_URL: 'https://a.example' });
    return read.mode === 'webhook' ? read.webhook.secret : '';
  };
  assert.match(derive(token), /^[\w-]{32,256}$/);
  assert.equal(derive(token), derive(token));
  assert.notEqual(derive(token), derive('1:other'));
});

const good: readonly [name: string, text: string, pick: (config: Config) => unknown, value: unknown][] = [
  ['ADMIN_IDS', '1234567, 9007199254740991,1234567,', (c) => c.adminIds, [1234567, 9007199254740991]],
  [
    'DATABASE_URL',
    'postgres://u:p@h:5432/d',
    (c) => c.database,
    { kind: 'server', url: 'postgres://u:p@h:5432/d' },
  ],
  ['DATABASE_URL', 'postgresql:///d?host=/run', (c) => c.database.kind, 'server'],
  ['DATA_DIR', '/var/lib/parking', (c) => c.dataDir, '/var/lib/parking'],
  ['HOST', '::1', (c) => c.host, '::1'],
  ['PORT', '0', (c) => c.port, 0],
  ['PORT', '65535', (c) => c.port, 65535],
  ['COMPLEX_NAME', ' ЖК «Дубки»\u202e ', (c) => c.complexName, 'ЖК «Дубки»'],
  ['TIME_ZONE', 'asia/yekaterinburg', (c) => c.timeZone, 'Asia/Yekaterinburg'],
  ['BACKUP_RECIPIENT', key, (c) => c.backup.recipient, key],
  ['BACKUP_IDENTITY_FILE', '/run/secrets/age', (c) => c.backup.identityFile, '/run/secrets/age'],
  ['BACKUP_DIR', '/backups', (c) => c.backup.dir, '/backups'],
  ['PUSH_HOSTS', 'Push.local:8443, 127.0.0.1:80', (c) => c.pushHosts, ['push.local:8443', '127.0.0.1:80']],
  ['LOG_LEVEL', 'silent', (c) => c.logLevel, 'silent'],
];

for (const [name, text, pick, value] of good) {
  test(`${name}=${text} is understood`, () => assert.deepEqual(pick(config({ [name]: text })), value));
}

const bad: Readonly<Record<string, readonly string[]>> = {
  BOT_TOKEN: ['token', '123456', ':abc', '123456:ab cd', '123456:ы'],
  ADMIN_IDS: ['@petrov', '12;13', '0', '-5', '1.5', '9007199254740993', ','],
  DATABASE_URL: ['localhost', 'mysql://u@h/d', 'postgres://', 'postgres://u:p@h:port/d'],
  TELEGRAM_API_ROOT: ['api.telegram.org', 'https://api.telegram.org/', 'ftp://a', 'https://a?', 'https:a'],
  HTTPS_PROXY: ['proxy:3128', 'socks5://a:1080', 'http://'],
  WEBHOOK_URL: [
    'https://a.example/readyz',
    'a.example',
    'http://a.example/hook',
    'http://127.0.0.1.example',
    'ftp://localhost',
  ],
  WEBHOOK_SECRET: ['a b', 'секрет', 'a'.repeat(257)],
  PUBLIC_URL: [
    'a.example',
    'http://a.example',
    'https://a.example/parking',
    'https://a.example?x=1',
    'https://a.example/#a',
    'https://u:p@a.example',
    'ftp://a.example',
    'http://10.0.0.1:8080',
  ],
  TRUSTED_PROXIES: ['прокси', '10.0.0.0/33', '1.2.3', '10.0.0.1,', '::1/129', 'a.example'],
  CLIENT_ADDRESS_HEADER: ['X Forwarded', 'Адрес', '-x', 'a'.repeat(65)],
  METRICS_TOKEN: ['пятнадцать', 'a'.repeat(15), 'a b'.repeat(9), 'a'.repeat(257)],
  HOST: ['a b', 'http://a', 'localhost:8080'],
  PORT: ['-1', '65536', '80a', '8e1', '8080.5'],
  COMPLEX_NAME: ['\u200b', 'a'.repeat(101)],
  TIME_ZONE: ['Moscow', 'Europe/Mocsow', '+03:00', 'UTC+3'],
  BACKUP_RECIPIENT: [
    'age1short',
    `AGE-SECRET-KEY-1${'Q'.repeat(58)}`,
    `age1${'b'.repeat(58)}`,
    key.replace('zz5', 'zz6'),
  ],
  PUSH_HOSTS: ['https://a.example', 'a b', 'a.example,', 'a.example/x', 'я.рф'],
  LOG_LEVEL: ['verbose', 'INFO '],
};

for (const [name, texts] of Object.entries(bad)) {
  test(`A wrong ${name} is one line with its name and an example`, () => {
    for (const text of texts) {
      const told = faults({ [name]: text });
      assert.equal(told.length, 1, text);
      assert.match(told[0] ?? '', new RegExp(`^${name}: ожидается .+ например[ :]`), text);
      assert.doesNotMatch(told[0] ?? '', /\n/);
    }
  });
}

/** A file with that in it, as Docker's secrets lie in /run/secrets. */
function secretFile(t: TestContext, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'secret-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'secret'), text);
  return join(folder, 'secret');
}

test('A secret may stand in a file of its own, with or without a line end', (t) => {
  const url = 'postgres://u:p@h:5432/d';
  for (const end of ['', '\n', '\r\n', ' \n\n']) {
    const read = config({
      BOT_TOKEN_FILE: secretFile(t, `${token}${end}`),
      DATABASE_URL_FILE: secretFile(t, `\uFEFF${url}${end}`),
      WEBHOOK_URL: 'https://a.example',
      WEBHOOK_SECRET_FILE: secretFile(t, `a-b_C${end}`),
      NODE_ENV: 'production',
    });
    assert.ok(read.mode === 'webhook');
    assert.deepEqual(
      [read.bot.token, read.webhook.secret, read.database],
      [token, 'a-b_C', { kind: 'server', url }],
    );
  }
});

for (const [name, value] of [
  ['BOT_TOKEN', token],
  ['DATABASE_URL', 'postgres://u:p@h:5432/d'],
  ['WEBHOOK_SECRET', 'a-b_C'],
  ['METRICS_TOKEN', 'a-token_of-sixteen'],
] as const) {
  test(`A wrong ${name}_FILE is one line with its name, whatever else is wrong`, (t) => {
    const file = `${name}_FILE`;
    const good = secretFile(t, value);
    const told = (env: Environment) => {
      const lines = faults({ ...env, PORT: 'x' });
      assert.equal(lines.length, 2);
      return lines.find((line) => !line.startsWith('PORT: ')) ?? '';
    };
    assert.match(told({ [name]: value, [file]: good }), new RegExp(`^${name}, ${file}: заданы обе`));
    assert.match(told({ [file]: `${good}s` }), new RegExp(`^${file}: ожидается файл.*\\(ENOENT\\)`));
    assert.match(told({ [file]: tmpdir() }), new RegExp(`^${file}: ожидается файл.*\\(EISDIR\\)`));
    assert.match(told({ [file]: secretFile(t, ' \n') }), new RegExp(`^${file}: файл пуст$`));
    const wrong = told({ [file]: secretFile(t, 'что-то другое') });
    assert.match(wrong, new RegExp(`^${file}: ожидается`));
    assert.ok(!wrong.includes('другое'));
  });
}

test('A loopback webhook may be plain http', () => {
  for (const url of ['http://localhost:8080/a', 'http://127.0.0.1:1', 'http://[::1]:80/']) {
    assert.equal(config({ BOT_TOKEN: token, WEBHOOK_URL: url }).mode, 'webhook');
  }
});

test('All faults are told at once', () => {
  const told = faults({ BOT_TOKEN: 'x', PORT: 'x', TIME_ZONE: 'x', ADMIN_IDS: 'x' });
  assert.deepEqual(told.map((line) => line.split(':')[0]).toSorted(), [
    'ADMIN_IDS',
    'BOT_TOKEN',
    'PORT',
    'TIME_ZONE',
  ]);
});

const anyEnvironment = fc.dictionary(
  fc.constantFrom(...settingNames),
  fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.integer().map(String), fc.constantFrom(token, key)),
);

test('Whatever stands in the environment, reading it never throws', () => {
  fc.assert(fc.property(anyEnvironment, (env) => void readConfig(env)));
});

test('A fault never repeats what stands in the setting', () => {
  const secret = fc.stringMatching(/^[a-z0-9]{16,40}$/);
  fc.assert(
    fc.property(
      fc.constantFrom(...settingNames),
      secret,
      fc.constantFrom('', ' ', '://', '"', '@', '!:'),
      (name, text, odd) => {
        const told = faults({ [name]: `${odd}${text}${odd}${text}` }).join('\n');
        assert.ok(!told.includes(text.slice(0, 12)));
      },
    ),
  );
});

test('.env.example explains every setting in one line and sets none', () => {
  const text = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8');
  const example = parseEnv(text);
  assert.deepEqual(Object.keys(example).toSorted(), settingNames.toSorted());
  assert.deepEqual(config(example), config({}));
  for (const name of settingNames) assert.match(text, new RegExp(`\\n# .*[а-я].*\\n${name}=\\n`), name);
});

test('A .env file fills in what the environment does not say', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'env-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, '.env');
  assert.deepEqual(loadEnvFile(file, { PORT: '1' }), ok({ PORT: '1' }));
  writeFileSync(file, `\uFEFFPORT=2\nHOST="::1" # comment\nBOT_TOKEN=${token}\n`);
  assert.deepEqual(
    loadEnvFile(file, { PORT: '1', BOT_TOKEN: '' }),
    ok({
      PORT: '1',
      HOST: '::1',
      BOT_TOKEN: '',
    }),
  );
  const unread = readSettings(folder, {});
  assert.match(unread.ok ? '' : unread.why.join(), /EISDIR/);
});
