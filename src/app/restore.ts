import 'temporal-polyfill/global';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readSettings } from '../config.ts';
import type { BackupHeader } from '../core/backups/backup.ts';
import { startFault } from '../start-faults.ts';
import { type Restored, restoreHouse } from './restore-house.ts';
import { onStopRequest } from './stop-requests.ts';

/** Exit codes of sysexits.h. */
const USAGE = 64;
const REFUSED = 65;
const WRONG_SETTING = 78;

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

const { values, positionals } = parseArgs({ allowPositionals: true, options: { yes: { type: 'boolean' } } });
const [file, ...more] = positionals;
if (file === undefined || more.length > 0) {
  complain('Какую копию восстановить? Например: npm run restore -- data/backups/ФАЙЛ (без вопроса: --yes)');
  process.exit(USAGE);
}

const config = readSettings('.env', process.env);
if (!config.ok) {
  config.why.forEach(complain);
  process.exit(WRONG_SETTING);
}

const ANSWERS: Readonly<Record<Restored, string>> = {
  done: 'Готово: дом восстановлен. Запустите бота как обычно: npm start',
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
  older:
    'Ничего не изменилось: копия сделана более старой версией бота. Как быть, написано в docs/backup.md.',
  newer: 'Ничего не изменилось: копия сделана более новой версией бота. Сначала обновите бота.',
  unfit: 'Ничего не изменилось: внутри не то, что пишет этот бот. Возможно, файл правили руками.',
  exchanged: 'Ничего не изменилось: файл подменили.',
};

// What has begun is finished and the embedded database stopped, whoever ends npm or the terminal meanwhile.
const asked = new Promise<string>((resolve) => onStopRequest(() => resolve('')));

/** What is in the copy, and a question; the answer is «да» or it is no. */
async function confirm({ name, madeAt, schema, counts }: BackupHeader): Promise<boolean> {
  say(`Копия: ${name}, ${madeAt}, версия базы ${schema}`);
  const of = (table: string) => counts[table] ?? 0;
  say(`Внутри: людей ${of('memberships')}, мест ${of('spots')}, обращений ${of('alerts')}`);
  say('Роли, блокировки, настройки и журнал возьмутся из копии; открытые обращения вернутся закрытыми.');
  if (values.yes) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // No answer is a no: nobody sits at the terminal of a script.
  const nobody = once(terminal, 'close').then(() => '');
  const answer = await Promise.race([terminal.question('Восстановить? (да/нет) '), nobody, asked]);
  terminal.close();
  return /^(да|yes|y|д)$/i.test(answer.trim());
}

try {
  const came = await restoreHouse({ config: config.value, file, say, confirm });
  (came === 'done' ? say : complain)(ANSWERS[came]);
  process.exitCode = came === 'done' || came === 'left' ? 0 : REFUSED;
} catch (error) {
  const fault = startFault(error, config.value);
  complain(fault ?? String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
}
