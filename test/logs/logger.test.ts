import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GrammyError, HttpError } from 'grammy';
import { createLogger, type Logger } from '../../src/adapters/logs/logger.ts';
import { maskText } from '../../src/adapters/logs/mask.ts';

const token = '123456:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr';

/** What is written while `act` runs, line by line. */
function written(
  act: (log: Logger) => void,
  level: Parameters<typeof createLogger>[0]['level'] = 'trace',
): string[] {
  const lines: string[] = [];
  act(createLogger({ level, destination: { write: (line) => void lines.push(line) } }));
  return lines;
}

function telegramRefuses(payload: Record<string, unknown>, description: string): GrammyError {
  return new GrammyError(
    `Call to 'sendMessage' failed!`,
    { ok: false, error_code: 403, description },
    'sendMessage',
    payload,
  );
}

test('An event is one line of JSON with its level, its time and its facts', () => {
  const [line = '', ...more] = written((log) =>
    log.info({ mode: 'polling', port: 8080, embedded: true }, 'started'),
  );
  assert.deepEqual(more, []);
  const { time, ...rest } = JSON.parse(line);
  assert.deepEqual(rest, { level: 'info', event: 'started', mode: 'polling', port: 8080, embedded: true });
  assert.match(time, /^\d{4}-\d\d-\d\dT/);
  assert.ok(line.endsWith('}\n'));
});

test('Only what is as loud as the level is written', () => {
  const all = (log: Logger) =>
    (['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const).map((name) => log[name]({}, name));
  assert.equal(written((log) => void all(log), 'warn').length, 3);
  assert.equal(written((log) => void all(log), 'silent').length, 0);
});

test('An error of Telegram is known by its code and call, without what people wrote', () => {
  const payload = { chat_id: 987654321, text: 'Иван с места 45, +79991234567' };
  const error = telegramRefuses(payload, 'Forbidden: bot was blocked by the user');
  const [line = ''] = written((log) => log.warn({ lane: 'alert', error }, 'a call failed'));
  const logged = JSON.parse(line).error;
  assert.equal(logged.name, 'GrammyError');
  assert.equal(logged.code, '403');
  assert.equal(logged.method, 'sendMessage');
  assert.equal(logged.message, "Call to 'sendMessage' failed! (403: Forbidden: bot was blocked by the user)");
  assert.match(logged.stack[0], /logger\.test\.ts:\d+/);
  assert.doesNotMatch(line, /Иван|987654321|7999|payload/);
});

test('An error of the network gives its code away, but not the address with the token', () => {
  const cause = Object.assign(new Error(`request to https://api.telegram.org/bot${token}/getMe failed`), {
    code: 'ECONNRESET',
  });
  const [line = ''] = written((log) =>
    log.error({ error: new HttpError(`Network request for 'getMe' failed!`, cause) }, 'network'),
  );
  assert.equal(JSON.parse(line).error.cause.code, 'ECONNRESET');
  assert.doesNotMatch(line, /AAbb|api\.telegram/);
});

test('An error of the database keeps its code and constraint, not the row', () => {
  const error = Object.assign(new Error('duplicate key value violates unique constraint "residents_pkey"'), {
    code: '23505',
    detail: 'Key (name)=(Ivan) already exists.',
    parameters: ['Ivan'],
  });
  const [line = ''] = written((log) => log.error({ error }, 'failed'));
  assert.match(line, /residents_pkey.*"code":"23505"/);
  assert.doesNotMatch(line, /Ivan/);
  const [typed = ''] = written((log) =>
    log.error({ error: new Error('invalid input syntax for type integer: "Ivan"') }, 'failed'),
  );
  assert.doesNotMatch(typed, /Ivan/);
});

test('What parsers quote of a text is left out', () => {
  for (const text of ['{"name": Ivan}', 'Ivan', '[Иван']) {
    const [line = ''] = written((log) => {
      try {
        JSON.parse(text);
      } catch (error) {
        log.error({ error }, 'failed');
      }
    });
    assert.doesNotMatch(line, /Ivan|Иван/);
    assert.match(line, /SyntaxError/);
  }
  // The stack repeats the message, and a line of it may look like a place in the code.
  const quoting = new Error('invalid input syntax for type integer: "\n    at Ivan (flat:45:1)\n"');
  const [line = ''] = written((log) => log.error({ error: quoting }, 'failed'));
  assert.doesNotMatch(line, /Ivan/);
  assert.match(line, /logger\.test\.ts:/);
});

test('Tokens, passwords, keys and ids are masked wherever they stand', () => {
  assert.equal(
    maskText(`https://api.telegram.org/bot${token}/getMe`),
    'https://api.telegram.org/bot<token>/getMe',
  );
  assert.equal(maskText('http://127.0.0.1:8081/bot1:short/getMe'), 'http://127.0.0.1:8081/bot<token>/getMe');
  assert.equal(maskText(`token is ${token}.`), 'token is <token>.');
  assert.equal(maskText('postgres://park:p@ss/w0rd@db:5432/p'), 'postgres://<secret>@db:5432/p');
  assert.equal(maskText('postgres:///p?password=hidden'), 'postgres:///p?password=<secret>');
  assert.equal(maskText('AGE-SECRET-KEY-1QQQQ'), '<key>');
  assert.equal(maskText('chat -1001234567890 spot 99999 port 65535'), 'chat -<id> spot 99999 port 65535');
});

test('A number that could be a person or a group is masked, a size or a duration is not', () => {
  const [line = ''] = written((log) =>
    log.info(
      {
        chat: 987654321,
        house: -1001234567890,
        spot: 99999,
        tookMs: 123456,
        sizeBytes: 7654321,
        update: 876543210,
      },
      'x',
    ),
  );
  const { chat, house, spot, tookMs, sizeBytes, update } = JSON.parse(line);
  assert.deepEqual(
    { chat, house, spot, tookMs, sizeBytes, update },
    { chat: '<id>', house: '<id>', spot: 99999, tookMs: 123456, sizeBytes: 7654321, update: 876543210 },
  );
});

test('Whatever is thrown and wherever a secret hides in it, the line is whole and the secret is not in it', () => {
  const secrets = fc.record({
    token: fc.stringMatching(/^[1-9]\d{8}:[A-Za-z0-9_-]{35}$/),
    id: fc.integer({ min: 100_000, max: 9_007_199_254_740_991 }).map(String),
    name: fc.stringMatching(/^[А-ЯЁ][а-яё]{4,12}$/),
    password: fc.stringMatching(/^[A-Za-z0-9@:/?!]{8,20}$/),
    noise: fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replace(/[\p{L}\p{N}]/gu, '')),
  });
  fc.assert(
    fc.property(secrets, ({ token: secret, id, name, password, noise }) => {
      const text = `${noise} ${secret} ${name}\n    at ${name} (file.ts:1:2)\n postgres://u:${password}@h/d ${id}${noise}`;
      const payload = { chat_id: Number(id), text, [name]: name };
      const plain = Object.assign(new Error(text), {
        payload,
        code: name,
        detail: text,
        error: new Error(text),
        method: text,
      });
      const thrown = [
        plain,
        telegramRefuses(payload, text),
        new HttpError(text, plain),
        new Error(text, { cause: plain }),
        new AggregateError([plain], text),
        text,
        payload,
        null,
        Symbol(name),
        () => text,
      ];
      const lines = written((log) =>
        thrown.forEach(
          (error) =>
            void log.error(
              { error, other: error, token: secret, id, n: Number(id), at: `x ${secret}`, payload, [id]: 1 },
              secret,
            ),
        ),
      );
      assert.equal(lines.length, thrown.length);
      for (const line of lines) {
        JSON.parse(line);
        assert.equal(line.indexOf('\n'), line.length - 1);
        for (const hidden of [secret, id, name, `u:${password}`]) assert.ok(!line.includes(hidden), hidden);
      }
    }),
  );
});

test('An error that cannot be read is no reason to fail', () => {
  const error = new Error('x');
  Object.defineProperty(error, 'message', {
    get: () => {
      throw new Error('no');
    },
  });
  const [line = ''] = written((log) => log.error({ error }, 'failed'));
  assert.equal(JSON.parse(line).error.name, 'Unreadable');
});

test('The time, the level and the event of a line cannot be replaced by its facts', () => {
  const [line = ''] = written((log) =>
    log.info({ level: 'fatal', time: 'never', event: 'other' }, 'started'),
  );
  assert.match(line, /^\{"level":"info","time":"\d[^"]+","event":"started"\}\n$/);
});

test('A very long message costs little and is cut between words', () => {
  const words = `${'a'.repeat(1_900)} ${token.repeat(3_000)}`;
  const begun = performance.now();
  const [line = ''] = written((log) =>
    log.error({ error: new Error(words), other: 'a://'.repeat(30_000) }, 'failed'),
  );
  assert.ok(performance.now() - begun < 1_000);
  assert.ok(line.length < 5_000);
  assert.doesNotMatch(line, /123456/);
});
