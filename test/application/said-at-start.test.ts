import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Transactions } from '../../src/adapters/postgres/transact.ts';
import { adminFault } from '../../src/app/admin-fault.ts';
import { inventedPeople } from '../../src/app/invented-people.ts';
import { strangeBots } from '../../src/app/strange-bots.ts';
import { telegramFault } from '../../src/app/telegram-fault.ts';
import { noteUnnamed } from '../../src/app/unnamed-admins.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { complexId, personId } from '../../src/core/kernel/ids.ts';
import { startFault } from '../../src/start-faults.ts';
import { startLine } from '../../src/start-lines.ts';

function configOf(env: Readonly<Record<string, string>>): Config {
  const config = readConfig(env);
  return config.ok ? config.value : assert.fail(config.why.join());
}

const URL_OF = 'postgres://parking:secret@db.example/parking';
const TOKEN = `1:${'a'.repeat(35)}`;
const fault = (facts: object, message = 'oops', env: Readonly<Record<string, string>> = {}) =>
  startFault(Object.assign(new Error(message), facts), configOf({ DATABASE_URL: URL_OF, ...env }));

/** What the database, Node and `pg` answer, as it was read; some only in the language of the server. */
const answers: Record<string, readonly [facts: object, message: string, line: RegExp, url?: string]> = {
  'a server that speaks Russian': [
    { code: '28000' },
    'в pg_hba.conf нет записи для компьютера "10.0.0.7", пользователя "parking", базы "parking", без шифрования',
    /только с шифрованием/,
  ],
  PgBouncer: [{ code: '08P01' }, 'SSL required', /только с шифрованием/],
  'a host that wants it said': [
    { code: 'XX000' },
    'connection is insecure (try using `sslmode=require`)',
    /только с шифрованием/,
  ],
  'a server whose list of addresses lacks ours, and which we reach with encryption': [
    { code: '28000' },
    'no pg_hba.conf entry for host "10.0.0.7", user "parking", database "parking", SSL encryption',
    /не пускает с адреса этой машины \(28000\)/,
    `${URL_OF}?sslmode=require`,
  ],
  'an unknown name': [
    { code: '28000' },
    'role "nobody" is not permitted to log in',
    /не подходит имя или пароль/,
  ],
  'a wrong password': [{ code: '28P01' }, 'password authentication failed', /не подходит имя или пароль/],
  'too many guests': [
    { code: '53300' },
    'sorry, too many clients already',
    /больше соединений \(53300\), а боту нужно до 25.*предел/,
  ],
  'an unknown database': [
    { code: '3D000' },
    'database "x" does not exist',
    /такой базы на сервере нет.*create database/,
  ],
  'an account that may not connect': [
    { code: '42501', routine: 'CheckMyDatabase' },
    'permission denied for database',
    /нет права входить.*grant connect/,
  ],
  'tables of somebody else': [
    { code: '42501', routine: 'aclcheck_error' },
    'must be owner of table spots',
    /принадлежат другому пользователю.*reassign owned/,
  ],
  'a server that starts': [{ code: '57P03' }, 'the database system is starting up', /не отвечает \(57P03\)/],
  'nobody at all': [{ code: 'ECONNREFUSED' }, 'connect ECONNREFUSED', /не отвечает \(ECONNREFUSED\)/],
  'a server that hangs up': [{}, 'Connection terminated unexpectedly', /не отвечает\. Проверьте адрес/],
  'a server without encryption': [
    {},
    'The server does not support SSL connections',
    /не умеет шифровать.*уберите sslmode/,
    `${URL_OF}?sslmode=require`,
  ],
  'a centre of its own': [
    { code: 'SELF_SIGNED_CERT_IN_CHAIN' },
    'self-signed certificate in certificate chain',
    /подписал свой центр.*sslrootcert=/,
  ],
  'a certificate for another name': [
    { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    'Hostname/IP does not match',
    /выдан на другое имя/,
  ],
  'a certificate that is over': [{ code: 'CERT_HAS_EXPIRED' }, 'certificate has expired', /срок сертификата/],
  'a file that is no certificate': [
    { code: 'ERR_OSSL_PEM_NO_START_LINE' },
    'no start line',
    /нет сертификата PEM/,
  ],
  'a file that is not there': [
    { code: 'ENOENT', syscall: 'open', path: '/ca.pem' },
    'ENOENT: no such file',
    /файл из sslrootcert не прочесть \(ENOENT\)/,
    `${URL_OF}?sslmode=verify-full&sslrootcert=/ca.pem`,
  ],
  'whatever else keeps us out': [
    { code: '08P01' },
    'unsupported startup parameter: options',
    /отказала \(08P01\): unsup/,
  ],
};

for (const [who, [facts, message, line, url = URL_OF]] of Object.entries(answers)) {
  test(`the answer of ${who} is told by DATABASE_URL`, () => {
    const said = fault(facts, message, { DATABASE_URL: url }) ?? '';
    assert.match(said, /^DATABASE_URL: /);
    assert.match(said, line);
    assert.doesNotMatch(said, /\n|secret/);
  });
}

test('A mistake of ours is not laid at the door of the database, and none of a server is where the bot has its own', () => {
  for (const code of ['42P01', '42703', '23505', '']) assert.equal(fault({ code }), null);
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  assert.equal(startFault(refused, configOf({})), null);
  assert.equal(startFault('a word', configOf({})), null);
});

test('What the bot itself says is wrong is said as it stands; an address is told by HOST and PORT', () => {
  for (const name of ['UnfitDatabase', 'MigrationFailure', 'FolderInUse', 'EmbeddedFault'])
    assert.equal(fault({ name }, 'Вот что не так.'), 'Вот что не так.', name);
  const env = { HOST: 'house.example', PORT: '8081' };
  const listen = (code: string) => fault({ code, syscall: 'listen' }, 'listen', env);
  assert.match(listen('EADDRINUSE') ?? '', /^PORT: порт 8081 занят другой программой\./);
  assert.equal(listen('EACCES'), 'HOST, PORT: адрес house.example:8081 занять нельзя (EACCES).');
  const unknown = (hostname: string) => fault({ code: 'ENOTFOUND', hostname }, 'getaddrinfo', env) ?? '';
  assert.equal(unknown('house.example'), 'HOST: адреса house.example на этой машине нет (ENOTFOUND).');
  assert.match(unknown('db.example'), /^DATABASE_URL: база данных не отвечает \(ENOTFOUND\)/);
});

test('A person reads words, at a terminal, in the playground or without a log; a program reads lines of JSON', () => {
  const [bot, silent] = [{ BOT_TOKEN: TOKEN }, { BOT_TOKEN: TOKEN, LOG_LEVEL: 'silent' }].map(configOf);
  assert.ok(bot && silent);
  const words = 'Бот запущен.\n';
  assert.equal(startLine('info', 'Бот запущен.', bot, true), words);
  assert.equal(startLine('info', 'Бот запущен.', silent, undefined), words);
  assert.equal(startLine('fatal', 'Бот запущен.', configOf({}), undefined), words);
  const { level, event, text } = JSON.parse(startLine('fatal', 'Бот запущен.', bot, undefined));
  assert.deepEqual([level, event, text], ['fatal', 'said at start', 'Бот запущен.']);
});

test('Who is missing is asked for until he is there: an admin, and the one who is named', () => {
  assert.equal(adminFault(1, []), null);
  assert.equal(adminFault(1, [7]), null);
  assert.match(adminFault(0, [7]) ?? '', /им станет тот, чей номер стоит в ADMIN_IDS/);
  assert.match(adminFault(0, []) ?? '', /впишите свой номер в ADMIN_IDS/);
});

test('Of invented people the operator reads what to do: nobody is told to delete a house with residents in it', () => {
  const own = configOf({ DATA_DIR: './here' });
  const real = inventedPeople(own, true);
  assert.match(real, /вместе с жителями.*docs\/backup\.md/);
  assert.doesNotMatch(real, /удалите|пустую базу/);
  assert.match(inventedPeople(own, false), /удалите папку \.\/here или задайте другую DATA_DIR/);
  assert.match(
    inventedPeople(configOf({ DATABASE_URL: URL_OF }), false),
    /задайте пустую базу в DATABASE_URL/,
  );
  const elsewhere = [
    { bot: '111', people: 2 },
    { bot: '222', people: 1 },
  ];
  assert.match(strangeBots(elsewhere), /\(111: 2, 222: 1\): писать им может только он/);
});

test('Where Telegram is out of reach the setting is named that can be mended', () => {
  const away = { kind: 'silent', why: 'network' } as const;
  assert.match(telegramFault(away, true), /проверьте HTTPS_PROXY и сам прокси/);
  assert.match(telegramFault(away, false), /задайте HTTPS_PROXY или TELEGRAM_API_ROOT/);
  for (const hasProxy of [true, false])
    assert.match(telegramFault({ kind: 'refused', why: 'Unauthorized' }, hasProxy), /не принимает BOT_TOKEN/);
});

test('Whom the settings name no longer the other admins hear of, each in his own house', async () => {
  const told: unknown[][] = [];
  const noted: unknown[][] = [];
  const unnamed = [
    { complex: complexId(1), person: personId(7) },
    { complex: complexId(2), person: personId(8) },
  ];
  const asked: unknown[][] = [];
  const tx = {
    people: {
      unnamedAdmins: async (...of: unknown[]) => {
        asked.push(of);
        return unnamed;
      },
    },
    residents: { staff: async () => [7, 9].map((person) => ({ person, roles: ['admin'] })) },
    notices: { add: async (...of: unknown[]) => void told.push(of) },
    journal: { note: async (...of: unknown[]) => void noted.push(of) },
  };
  const transact = (work: (all: unknown) => Promise<unknown>) => work(tx);
  const now = new Date('2026-11-22T19:36:00Z');
  await noteUnnamed({ transact } as unknown as Transactions, 3, ['1234567'], now);
  assert.deepEqual(asked, [[3, ['1234567'], now]]);
  assert.deepEqual(
    told,
    unnamed.map(({ complex, person }) => [complex, [7, 9], 'note', { kind: 'admin unnamed', person }]),
  );
  assert.deepEqual(
    noted.map(([complex, by, deed, , person]) => [complex, by, deed, person]),
    unnamed.map(({ complex, person }) => [complex, null, { kind: 'admin unnamed' }, person]),
  );
});
