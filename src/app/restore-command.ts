import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, type Environment, loadEnvFile, readConfig } from '../config.ts';
import type { BackupHeader } from '../core/backups/backup.ts';
import { ok, type Result, refuse } from '../core/kernel/result.ts';
import { readSettingFile } from '../setting-files.ts';
import { startFault } from '../start-faults.ts';
import { type Restored, restoreData } from './restore-data.ts';
import { otherDatabase, targetOf } from './restore-target.ts';

/** Where somebody asks for a restore. */
export type Terminal = {
  /** The folder it is asked in: its .env and its compose file count. */
  readonly folder: string;
  readonly env: Environment;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  /** What a person answers; null where nobody sits. */
  readonly ask: ((question: string) => Promise<string>) | null;
};

/** Exit codes of sysexits.h. */
const USAGE = 64;
const REFUSED = 65;
const WRONG_SETTING = 78;

type End = { readonly code: number; readonly lines: readonly string[] };

const end = (code: number, ...lines: readonly string[]) => refuse<End>({ code, lines });

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

/** `npm run restore` with these words behind it; the exit code. */
export async function runRestore(words: readonly string[], terminal: Terminal): Promise<number> {
  const came = await restoreAt(words, terminal);
  if (came.ok) return came.value;
  came.why.lines.forEach(terminal.complain);
  return came.why.code;
}

async function restoreAt(words: readonly string[], terminal: Terminal): Promise<Result<number, End>> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { yes: { type: 'boolean' }, embedded: { type: 'boolean' } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    return end(
      USAGE,
      'Какую копию восстановить? Например: npm run restore -- data/backups/ФАЙЛ (без вопроса: --yes)',
    );
  const read = settings(terminal);
  if (!read.ok) return read;
  const config = read.value;
  const { say } = terminal;
  const { yes = false, embedded = false } = values;
  try {
    const target = targetOf(config);
    say(`Куда: ${target}`);
    const doubt = doubtOf(config, terminal, { yes, embedded });
    if (doubt) return doubt;
    const confirm = confirming(terminal, yes);
    const came = await restoreData({ config, file, say, confirm });
    if (came === 'done') say(`Готово: дом восстановлен (${target}). Запустите бота как обычно.`);
    else terminal.complain(ANSWERS[came]);
    return ok(came === 'done' || came === 'left' ? 0 : REFUSED);
  } catch (error) {
    return end(1, startFault(error, config) ?? String(error instanceof Error ? error.stack : error));
  }
}

function settings({ folder, env }: Terminal): Result<Config, End> {
  const set = loadEnvFile(join(folder, '.env'), env);
  if (!set.ok) return end(WRONG_SETTING, set.why);
  const read = readConfig(set.value);
  if (!read.ok) return end(WRONG_SETTING, ...read.why);
  const { identityFile } = read.value.backup;
  const key = identityFile === undefined ? null : readSettingFile('BACKUP_IDENTITY_FILE', identityFile);
  return key && !key.ok ? end(WRONG_SETTING, key.why) : ok(read.value);
}

type Given = { readonly yes: boolean; readonly embedded: boolean };

/** Whatever would end in a database that nobody reads, or in one that nobody has agreed to. */
function doubtOf({ database }: Config, { folder, env: above, ask }: Terminal, { yes, embedded }: Given) {
  const here = loadEnvFile(join(folder, '.env'), {});
  const env = loadEnvFile(join(folder, '.env'), above);
  const other = here.ok && env.ok ? otherDatabase(folder, here.value, env.value) : null;
  if (database.kind === 'embedded' && other !== null && !embedded)
    return end(
      REFUSED,
      `Ничего не изменилось: ${other} этой папки держит дом в другой базе, там копии не увидят. Как восстановить в неё, написано в docs/backup.md. Нужна именно встроенная: --embedded.`,
    );
  if (!yes && !ask)
    return end(1, 'Ничего не изменилось: спросить некого, это не терминал. Без вопроса: --yes.');
  return null;
}

/** Says what is in the copy, and asks; the answer is «да» or it is no. */
export function confirming({ say, ask }: Pick<Terminal, 'say' | 'ask'>, yes: boolean) {
  return async ({ name, madeAt, schema, counts }: BackupHeader, now: string, holdsSecret: boolean) => {
    const brought = schema === now ? '' : `; будет обновлена до ${now}`;
    say(`Копия: ${name}, ${madeAt}, версия базы ${schema}${brought}`);
    const of = (table: string) => counts[table] ?? 0;
    say(`Внутри: людей ${of('memberships')}, мест ${of('spots')}, обращений ${of('alerts')}`);
    say('Роли, блокировки, настройки и журнал возьмутся из копии; открытые обращения вернутся закрытыми.');
    if (!holdsSecret)
      say(
        'Копия не зашифрована, поэтому в ней нет секрета бота: прежние гостевые пропуска не действуют, а баны тех, кто просил их забыть, сняты.',
      );
    if (yes || !ask) return yes;
    const answer = await ask('Восстановить? (да/нет) ');
    return /^(да|yes|y|д)$/i.test(answer.trim());
  };
}
