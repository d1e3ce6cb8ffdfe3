import { startApp } from './app.ts';
import { loadEnvFile, readConfig } from './config.ts';

/** The exit code for a wrong setting (EX_CONFIG of sysexits.h). */
const WRONG_SETTING = 78;

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

const config = readConfig(loadEnvFile('.env', process.env));
if (!config.ok) {
  config.why.forEach(complain);
  process.exit(WRONG_SETTING);
}

const app = await startApp(config.value, { say }).catch((error: unknown) => {
  // What an administrator can mend comes as one line; anything else is a bug and shows where it is.
  const named = error instanceof Error && error.name !== 'Error' && error.name !== 'TypeError';
  complain(named ? error.message : String(error instanceof Error ? error.stack : error));
  process.exit(1);
});

say(
  app.playground
    ? `Песочница готова: ${app.url} — откройте в браузере. Остановить: Ctrl+C`
    : `Бот работает. Проверка: ${app.url}readyz`,
);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
