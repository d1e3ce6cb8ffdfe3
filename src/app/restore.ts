import 'temporal-polyfill/global';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { type Config, loadEnvFile, readConfig } from '../config.ts';
import type { BackupHeader } from '../core/backups/backup.ts';
import { readSettingFile } from '../setting-files.ts';
import { startFault } from '../start-faults.ts';
import { type Restored, restoreData } from './restore-data.ts';
import { otherDatabase, targetOf } from './restore-target.ts';
import { onStopRequest } from './stop-requests.ts';

/** Exit codes of sysexits.h. */
const USAGE = 64;
const REFUSED = 65;
const WRONG_SETTING = 78;

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);
function end(code: number, ...lines: readonly string[]): never {
  lines.forEach(complain);
  process.exit(code);
}

const ANSWERS: Readonly<Record<Exclude<Restored, 'done'>, string>> = {
  left: 'Ничего не изменилось.',
  'not empty': 'Ничего не изменилось: в базе уже есть люди. Восстанавливать можно только в пустую базу.',
  gone: 'Ничего не изменилось: такого файла нет.',
  'out of reach': 'Ничего не изменилось: файл не читается.',
  'too large': 'Ничего не изменилось: файл слишком большой для копии дома.',
  'no copy': 'Ничего не изменилось: это не резервная копия этого бота.',
  truncated: 'Ничего не изменилось: файл повреждён или обрезан.',
  encrypted: 'Ничего не изменилось: копия зашифрована. Укажите файл с закрытым ключом: BACKUP_IDENTITY_FILE.',
  'other key': 'Ничего не изменилось: копия зашифрована не для ключа из BACKUP_IDENTITY_FILE.',
  'holds a key': 'Ничего не изменилось: в этом файле закрытый ключ age, а не копия.',
  foreign: 'Ничего не изменилось: это копия другого дома.',
  older: 'Ничего не изменилось: копия сделана версией, которой этот бот не знает. См. docs/backup.md.',
  newer: 'Ничего не изменилось: копия сделана более новой версией бота. Сначала обновите бота.',
  unfit: 'Ничего не изменилось: внутри не то, что пишет этот бот. Возможно, файл правили руками.',
  exchanged: 'Ничего не изменилось: файл подменили.',
  'list damaged':
    'Ничего не изменилось: рядом с копиями повреждён forgotten.json, список тех, кто просил их забыть. Верните его из другой копии папки.',
  'no key file': 'Ничего не изменилось: файл из BACKUP_IDENTITY_FILE не читается.',
  'not written': 'Ничего не изменилось: папка BACKUP_DIR не записывается.',
  failed: 'Ничего не изменилось: восстановить не получилось.',
};

// What has begun is finished and the embedded database stopped, whoever ends npm or the terminal meanwhile.
const asked = new Promise<string>((resolve) => onStopRequest(() => resolve('')));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { yes: { type: 'boolean' }, embedded: { type: 'boolean' } },
});
const [file, ...more] = positionals;
if (file === undefined || more.length > 0)
  end(USAGE, 'Какую копию восстановить? Например: npm run restore -- data/backups/ФАЙЛ (без вопроса: --yes)');
const config = settings();
try {
  const target = targetOf(config);
  say(`Куда: ${target}`);
  refuseDoubtful(config);
  const came = await restoreData({ config, file, say, confirm });
  if (came === 'done') say(`Готово: дом восстановлен (${target}). Запустите бота как обычно.`);
  else complain(ANSWERS[came]);
  process.exitCode = came === 'done' || came === 'left' ? 0 : REFUSED;
} catch (error) {
  end(1, startFault(error, config) ?? String(error instanceof Error ? error.stack : error));
}

function settings(): Config {
  const env = loadEnvFile('.env', process.env);
  if (!env.ok) return end(WRONG_SETTING, env.why);
  const read = readConfig(env.value);
  if (!read.ok) return end(WRONG_SETTING, ...read.why);
  const { identityFile } = read.value.backup;
  const key = identityFile === undefined ? null : readSettingFile('BACKUP_IDENTITY_FILE', identityFile);
  return key && !key.ok ? end(WRONG_SETTING, key.why) : read.value;
}

/** Whatever would end in a database that nobody reads, or in one that nobody has agreed to. */
function refuseDoubtful({ database }: Config): void {
  const here = loadEnvFile('.env', {});
  const env = loadEnvFile('.env', process.env);
  const other = here.ok && env.ok ? otherDatabase('.', here.value, env.value) : null;
  if (database.kind === 'embedded' && other !== null && !values.embedded)
    end(
      REFUSED,
      `Ничего не изменилось: ${other} этой папки держит дом в другой базе, там копии не увидят. Как восстановить в неё, написано в docs/backup.md. Нужна именно встроенная: --embedded.`,
    );
  if (!values.yes && !process.stdin.isTTY)
    end(1, 'Ничего не изменилось: спросить некого, это не терминал. Без вопроса: --yes.');
}

/** What is in the copy, and a question; the answer is «да» or it is no. */
async function confirm(
  { name, madeAt, schema, counts }: BackupHeader,
  now: string,
  holdsSecret: boolean,
): Promise<boolean> {
  const brought = schema === now ? '' : `; будет обновлена до ${now}`;
  say(`Копия: ${name}, ${madeAt}, версия базы ${schema}${brought}`);
  const of = (table: string) => counts[table] ?? 0;
  say(`Внутри: людей ${of('memberships')}, мест ${of('spots')}, обращений ${of('alerts')}`);
  say('Роли, блокировки, настройки и журнал возьмутся из копии; открытые обращения вернутся закрытыми.');
  if (!holdsSecret)
    say(
      'Копия не зашифрована, поэтому в ней нет секрета бота: прежние гостевые пропуска не действуют, а баны тех, кто просил их забыть, сняты.',
    );
  if (values.yes) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const { promise: hungUp, resolve } = Promise.withResolvers<string>();
  terminal.once('close', () => resolve(''));
  const answer = await Promise.race([terminal.question('Восстановить? (да/нет) '), hungUp, asked]);
  terminal.close();
  return /^(да|yes|y|д)$/i.test(answer.trim());
}
