import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmRoute, systemPath } from './settings.ts';

/** What a newcomer may sit at. */
export type Machine = {
  readonly name: string;
  /** Where his home is, as we see it from outside. */
  readonly home: string;
  /** Whose the home is; undefined: ours. */
  readonly owner: number | undefined;
  /** How a command of his is started in a folder below his home. The process that is started becomes the command. */
  readonly command: (folder: string, words: readonly string[]) => Command;
};

export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: {
    readonly cwd?: string;
    readonly env: NodeJS.ProcessEnv;
    readonly uid?: number;
    readonly gid?: number;
  };
};

export type Seat = { readonly owner?: number | undefined; readonly programs?: string | undefined };

/** This machine, with a home of mode 700 for this walk only and these programs before the system's own. */
export function thisMachine(name: string, { owner, programs }: Seat): Machine & Disposable {
  const home = mkdtempSync(join(tmpdir(), 'newcomer-'));
  chmodSync(home, 0o700);
  writeFileSync(join(home, '.npmrc'), npmRoute());
  if (owner !== undefined) for (const path of [home, join(home, '.npmrc')]) chownSync(path, owner, owner);
  const path = programs === undefined ? systemPath() : `${programs}:${systemPath()}`;
  const account = owner === undefined ? {} : { uid: owner, gid: owner };
  return {
    name,
    home,
    owner,
    command: (folder, [file = '', ...args]) => ({
      file,
      args,
      options: { cwd: join(home, folder), env: { PATH: path, HOME: home, PORT: '0' }, ...account },
    }),
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true }),
  };
}
