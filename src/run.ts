import { flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { onStopRequest, reportCrashes, startApp } from './app.ts';
import { readSettings } from './config.ts';
import { startFault } from './start-faults.ts';
import { startLine } from './start-lines.ts';

/** The exit code for a wrong setting (EX_CONFIG of sysexits.h). */
const WRONG_SETTING = 78;
/** Docker and systemd kill what has not ended by then; whoever ends later than this ends as if killed. */
const LATEST_END = 9_000;

/** Milliseconds after the start, when nobody waits for us any more. */
const TIDY_AFTER = 1_000;

reportCrashes();
const config = readSettings('.env', process.env);
if (!config.ok) {
  for (const line of config.why) process.stderr.write(`${line}\n`);
  process.exit(WRONG_SETTING);
}

const { stdout, stderr } = process;
const say = (line: string) => stdout.write(startLine('info', line, config.value, stdout.isTTY));
const complain = (line: string) => stderr.write(startLine('fatal', line, config.value, stderr.isTTY));

// Whoever stops us while we start waits for the start: half a start leaves nothing behind.
const starting = startApp(config.value, { say });
onStopRequest(() => {
  setTimeout(() => {
    complain('Остановка затянулась: завершаюсь как есть. Всё важное записано в базе.');
    process.exit(1);
  }, LATEST_END);
  const stopped = starting.then((app) => app.stop());
  stopped.then(
    () => process.exit(0),
    () => process.exit(1),
  );
});

try {
  const app = await starting;
  setTimeout(collectGarbage, TIDY_AFTER).unref();
  if (app.playground) say(`Песочница готова: ${app.url} — откройте в браузере. Остановить: Ctrl+C`);
  if (app.playground?.wide) say('HOST: песочницу видит каждый, кому доступен этот адрес.');
  const welcome = app.playground ? null : await app.welcome;
  if (welcome?.kind === 'known') say(`Бот запущен. Всё ли в порядке: ${app.url}readyz`);
  if (welcome?.kind === 'refused') {
    complain(`${welcome.line}.`);
    await app.stop();
    process.exit(1);
  }
  // Not at the end: whoever is killed has no end.
  flushCompileCache();
} catch (error) {
  const fault = startFault(error, config.value);
  complain(fault ?? String(error instanceof Error ? error.stack : error));
  process.exit(1);
}

/** Loading leaves 50 MB behind that nobody would look for while little happens (`npm run footprint`). */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
