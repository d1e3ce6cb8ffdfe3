import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { bareEnv } from '../support/bare-env.ts';
import { freshDatabase } from '../support/database.ts';

const root = join(import.meta.dirname, '../..');

/** Says the address of every module that is loaded, on the error channel. */
const tellLoads = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) { console.error('loads ' + url); return next(url, context); } });
`)}`;

/** Starts the bot as an operator does and stops it once it says that it runs; all the modules that it loaded. */
async function started(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--import', tellLoads, join(root, 'src/main.ts')], {
    cwd: import.meta.dirname,
    env: { ...bareEnv(), PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let loads = '';
  child.stderr.setEncoding('utf8').on('data', (piece) => {
    loads += piece;
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => {
    said += piece;
  });
  const over = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), over]);
  child.kill('SIGTERM');
  const [code] = await over;
  assert.equal(code, 0, loads);
  const loaded = [...loads.matchAll(/^loads file:.*?\/(src|playground)\/(.*)$/gm)];
  return { said, loaded: loaded.map(([, ring, file]) => `${ring}/${file}`) };
}

/** One database, in this order: a real bot, the playground and its invented people, the real bot again. */
const { url: DATABASE_URL } = await freshDatabase({ after });
const token = { BOT_TOKEN: '1:AAAA', TELEGRAM_API_ROOT: 'http://127.0.0.1:9' };
const real = await started({ DATABASE_URL, ...token });
const playground = await started({ DATABASE_URL, HOST: '0.0.0.0' });

test('A bot with a token never loads a line of the playground', () => {
  assert.ok(real.loaded.includes('src/app/bot.ts'), 'the loads were heard');
  assert.deepEqual(
    real.loaded.filter((file) => file.startsWith('playground/')),
    [],
  );
});

test('Without PUBLIC_URL not a line of the web app is loaded, and with it all of it is', async () => {
  const ofWeb = (file: string) =>
    /^src\/(?:web|adapters\/(?:push|bundle))\/|^src\/app\/(?:web-face|page|push-way)\.ts$/.test(file) ||
    /^src\/adapters\/web\/(?:api|cookie|page|stream|windscreen)/.test(file);
  assert.deepEqual(real.loaded.filter(ofWeb), []);
  const { loaded } = await started({ DATABASE_URL, ...token, PUBLIC_URL: 'https://parking.example.org' });
  for (const file of ['src/web/endpoints.ts', 'src/adapters/web/api.ts', 'src/app/push-way.ts'])
    assert.ok(loaded.includes(file), file);
});

test('Without a token it is loaded, and whoever opens it to the network is told so', async () => {
  assert.ok(playground.loaded.includes('playground/index.ts'));
  assert.match(playground.said, /HOST: песочницу видит каждый/);
  assert.doesNotMatch((await started({ DATABASE_URL })).said, /HOST/);
});

test('A real bot that moves in with the invented people of the playground says so', async () => {
  assert.doesNotMatch(real.said, /выдуманные/);
  assert.match((await started({ DATABASE_URL, ...token })).said, /В этой базе выдуманные люди песочницы/);
});
