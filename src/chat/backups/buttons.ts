import { buttons } from '../kit/buttons.ts';
import { id, meaningOf, readId, wordFor } from '../kit/wire.ts';

/** The buttons about copies of the house. On the wire they begin with `bk`. */
export type BackupCode =
  | { readonly kind: 'backup'; readonly act: BackupAct }
  /** «Прислать файл сюда». */
  | { readonly kind: 'about backup'; readonly act: 'send'; readonly backup: number }
  | { readonly kind: 'about restore'; readonly act: RestoreAct; readonly restore: number }
  /** A file of the folder, by a digest of its name. */
  | { readonly kind: 'copy'; readonly act: 'open'; readonly file: string };

export type BackupAct = (typeof ACTS)[keyof typeof ACTS];
export type RestoreAct = (typeof RESTORE)[keyof typeof RESTORE];

const ACTS = { m: 'make', r: 'restore', d: 'daily', n: 'no daily' } as const;
const RESTORE = { y: 'confirm', x: 'leave' } as const;

function encode(code: BackupCode): string {
  switch (code.kind) {
    case 'backup':
      return `bk:${wordFor(ACTS, code.act)}`;
    case 'about backup':
      return `bk:s:${id(code.backup)}`;
    case 'about restore':
      return `bk:${wordFor(RESTORE, code.act)}:${id(code.restore)}`;
    case 'copy':
      return `bk:o:${code.file}`;
  }
}

function decode(text: string): BackupCode | null {
  const [head, word = '', first, ...rest] = text.split(':');
  if (head !== 'bk' || rest.length > 0) return null;
  if (first === undefined) {
    const act = meaningOf(ACTS, word);
    return act && { kind: 'backup', act };
  }
  if (word === 'o') return /^[\w-]{8}$/.test(first) ? { kind: 'copy', act: 'open', file: first } : null;
  const number = readId(first);
  if (number === null) return null;
  if (word === 's') return { kind: 'about backup', act: 'send', backup: number };
  const act = meaningOf(RESTORE, word);
  return act && { kind: 'about restore', act, restore: number };
}

export const backupButtons = buttons(['bk'], encode, decode);
