import { readFileSync } from 'node:fs';
import { ok, type Result, refuse } from './core/kernel/result.ts';

/** Each may stand in a file of its own, which `<setting>_FILE` names: so Docker and systemd hand secrets over. */
export const secretSettings = ['BOT_TOKEN', 'DATABASE_URL', 'WEBHOOK_SECRET', 'METRICS_TOKEN'] as const;

export type SecretSetting = (typeof secretSettings)[number];

export const fileSetting = (name: SecretSetting) => `${name}_FILE` as const;

/** What stands in the file that a setting names, without the line end that editors add; the refusal names the setting. */
export function readSettingFile(setting: string, path: string): Result<string, string> {
  try {
    // Windows editors begin a file with a byte order mark.
    const text = readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .trim();
    return text === '' ? refuse(`${setting}: файл пуст`) : ok(text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'нет доступа';
    return refuse(`${setting}: ожидается файл, который можно прочесть (${code}): проверьте путь и права`);
  }
}

/** What is set, with the secrets that stand in files in their places, and a line for each that could not be had. */
export function withSecrets(given: Readonly<Record<string, string>>) {
  const set = { ...given };
  const faults: string[] = [];
  for (const name of secretSettings) {
    const setting = fileSetting(name);
    const path = given[setting];
    if (path === undefined) continue;
    if (given[name] !== undefined) {
      faults.push(`${name}, ${setting}: заданы обе настройки, оставьте одну`);
      continue;
    }
    const read = readSettingFile(setting, path);
    if (read.ok) set[name] = read.value;
    else faults.push(read.why);
  }
  return { set, faults };
}
