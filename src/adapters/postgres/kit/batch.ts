import pg, { type Connection, type FieldDef } from 'pg';
import { serialize } from 'pg-protocol';
import type { Statement } from './statement.ts';

/**
 * Statements that the server answers together, as `pg` sees one query: after a failure nothing of what stands behind it
 * runs, and all of them fail with it.
 */
export class Batch extends pg.Query {
  /** `pg` puts its deadline around it. */
  declare callback: (error: unknown) => void;
  readonly #statements: readonly Statement[];
  #at = 0;

  constructor(statements: readonly Statement[]) {
    super('');
    this.#statements = statements;
    this.callback = (error) => {
      for (const statement of statements) {
        if (error) statement.fail(error);
        else statement.end();
      }
    };
  }

  override submit = ({ stream }: Connection): void => {
    const bytes = this.#statements.flatMap((statement) => statement.bytes);
    stream.write(Buffer.concat([...bytes, serialize.sync()]));
  };

  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    this.#statements[this.#at]?.describe(fields);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    this.#statements[this.#at]?.addRow(fields);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#statements[this.#at]?.complete(text);
    this.#at += 1;
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handleReadyForQuery(): void {
    this.callback(null);
  }

  handleError(error: unknown): void {
    this.callback(error);
  }
}
