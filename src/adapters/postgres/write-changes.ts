import type { CompiledQuery } from 'kysely';
import type { Change, ChangeOf } from '../../core/changes.ts';
import type { ComplexId } from '../../core/kernel/ids.ts';
import type { Tx } from '../../core/ports.ts';
import type { Opened, WriteChange } from './kit/feature.ts';

/** How each change is written: a kind that no room writes is missing by name, and does not compile. */
export type Writers = { readonly [K in Change['kind']]: WriteChange<K> };

/**
 * The one writer of changes: one statement each, in the order of the list. None waits for the one before, and the
 * commit travels with the last.
 */
export function writeChanges(opened: Opened, writers: Writers): Tx['save'] {
  return async (complex, changes) => {
    for (const change of together(changes)) {
      const statement = statementOf(writers, change.kind, opened, complex, change);
      if (statement) opened.post(statement);
    }
  };
}

function statementOf<K extends Change['kind']>(
  writers: Writers,
  kind: K,
  opened: Opened,
  complex: ComplexId,
  change: ChangeOf<K>,
): CompiledQuery | null {
  return writers[kind](opened, complex, change);
}

/** New cards that follow each other are one statement. */
function together(changes: readonly Change[]): readonly Change[] {
  const all: Change[] = [];
  for (const change of changes) {
    const last = all.at(-1);
    if (change.kind === 'new cards' && last?.kind === 'new cards') {
      all[all.length - 1] = { ...last, cards: [...last.cards, ...change.cards] };
    } else all.push(change);
  }
  return all;
}
