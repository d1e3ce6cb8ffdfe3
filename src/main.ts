import { startApp } from './app.ts';
import { loadEnvFile, readConfig } from './config.ts';
import { startFault } from './start-faults.ts';

/** The exit code for a wrong setting (EX_CONFIG of sysexits.h). */
const WRONG_SETTING = 78;

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

const config = readConfig(loadEnvFile('.env', process.env));
if (!config.ok) {
  config.why.forEach(complain);
  process.exit(WRONG_SETTING);
}

// Whoever stops us while we start waits for the start: half a start leaves nothing behind.
const starting = startApp(config.value, { say });
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    const stopped = starting.then((app) => app.stop());
    stopped.then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

try {
  const app = await starting;
  if (app.playground) say(`Песочница готова: ${app.url} — откройте в браузере. Остановить: Ctrl+C`);
  else say(`Бот запущен. Всё ли в порядке: ${app.url}readyz`);
} catch (error) {
  const fault = startFault(error, config.value);
  complain(fault ?? String(error instanceof Error ? error.stack : error));
  process.exit(1);
}
