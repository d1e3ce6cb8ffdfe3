import type { FieldDef, QueryResultRow } from 'pg';
import { prepareValue } from 'pg/lib/utils.js';
import { serialize } from 'pg-protocol';
import { parserFor } from './values.ts';

/** What a statement was answered. `command` is its first word; `rowCount` is null where it counts nothing. */
export type Answer<Row> = {
  readonly command: string;
  readonly rowCount: number | null;
  readonly rows: Row[];
};

export type Asked = {
  /** Under which a session keeps it; undefined: it does not. */
  readonly name: string | undefined;
  readonly text: string;
  readonly values: readonly unknown[];
};

type Column = { readonly name: string; readonly read: (value: string) => unknown };

/** What a session has prepared, by name; null: nobody has been told yet what columns it answers with. */
export type Session = Map<string, readonly Column[] | null>;

/** The mapper is told the place, too, which `prepareValue` would take for something else. */
const prepareOne = (value: unknown) => prepareValue(value);

/**
 * One statement on its way. A session is told its words once, and says once how its rows look.
 *
 * @throws what `pg` throws where a value cannot be sent
 */
export class Statement {
  readonly bytes: readonly Buffer[];
  readonly answer: Promise<Answer<QueryResultRow>>;
  readonly #session: Session;
  readonly #asked: Asked;
  readonly #isNew: boolean;
  readonly #settle = Promise.withResolvers<Answer<QueryResultRow>>();
  readonly #rows: QueryResultRow[] = [];
  #columns: readonly Column[];
  #complete: readonly string[] = [];
  #fault: { readonly error: unknown } | null = null;

  constructor(session: Session, asked: Asked) {
    const { name = '', text, values } = asked;
    const columns = session.get(name);
    this.answer = this.#settle.promise;
    this.#session = session;
    this.#asked = asked;
    this.#isNew = columns === undefined;
    this.#columns = columns ?? [];
    this.bytes = [
      // Whether it was prepared before a failure nobody may know; to close what is not there is no error.
      ...(this.#isNew ? [serialize.close({ type: 'S', name }), serialize.parse({ name, text })] : []),
      serialize.bind({ statement: name, values: [...values], valueMapper: prepareOne }),
      ...(columns ? [] : [serialize.describe({ type: 'P' })]),
      serialize.execute(),
    ];
    if (asked.name !== undefined && this.#isNew) session.set(name, null);
  }

  describe(fields: readonly FieldDef[]): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, read: parserFor(dataTypeID) }));
  }

  addRow(values: readonly (string | null)[]): void {
    try {
      const row: QueryResultRow = {};
      for (const [at, { name, read }] of this.#columns.entries()) {
        const value = values[at] ?? null;
        row[name] = value === null ? null : read(value);
      }
      this.#rows.push(row);
    } catch (error) {
      this.#fault ??= { error };
    }
  }

  /** `told`: what was done, as «INSERT 0 1». */
  complete(told: string): void {
    this.#complete = told.split(' ');
    const { name } = this.#asked;
    if (name !== undefined && this.#session.has(name)) this.#session.set(name, this.#columns);
  }

  /** Everything that was sent with it has been done, too. */
  end(): void {
    const [command = ''] = this.#complete;
    const count = Number(this.#complete.at(-1));
    const answer = { command, rowCount: Number.isInteger(count) ? count : null, rows: this.#rows };
    if (this.#fault) this.#settle.reject(this.#fault.error);
    else this.#settle.resolve(answer);
  }

  /** Before it was complete the server may have forgotten it, or never seen it. */
  fail(error: unknown): void {
    const { name } = this.#asked;
    if (name !== undefined && this.#isNew && this.#complete.length === 0) this.#session.delete(name);
    this.#settle.reject(error);
  }
}
