import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { PersonId } from '../../../core/kernel/ids.ts';
import type { Prepared } from './prepared.ts';

const WRITING = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** A statement as the server gets it. */
export type Sendable = Pick<CompiledQuery, 'sql' | 'parameters'>;

/** Whom a statement says that it showed something, or queued something for: see `Wake.hint`. */
export type Shown = { readonly recipient?: PersonId | null };

/** Sends a statement whose answer nobody waits for; that it failed is thrown to whoever waits next. */
export type Post = (statement: Sendable) => void;

const bare = (sql: string): Sendable => ({ sql, parameters: [] });

/**
 * One connection while it is lent. Statements leave at once and are answered in their order: those that do not wait
 * for each other are one round trip. After one has failed everybody who waits hears of that one, and not of the
 * transaction that it spoilt.
 */
export class Line implements DatabaseConnection {
  readonly #connection: Prepared;
  readonly #posted: Promise<unknown>[] = [];
  #failure: { readonly error: unknown } | null = null;
  /** Null: the connection is given back. */
  #looks: Promise<unknown>[] | null = [];
  #isGivenBack = false;

  constructor(connection: Prepared) {
    this.#connection = connection;
  }

  readonly post: Post = (statement) => {
    this.#posted.push(this.#ask(statement).catch(() => {}));
  };

  /** The same, and `heard` reads its rows before the commit is done. */
  postAndHear(statement: Sendable, heard: (rows: readonly Shown[]) => void): void {
    const answered = this.#ask<Shown>(statement).then(({ rows }) => heard(rows));
    this.#posted.push(answered.catch(() => {}));
  }

  async executeQuery<Row>(statement: Sendable): Promise<QueryResult<Row>> {
    const { command, rowCount, rows } = await this.#ask<Row>(statement);
    return { rows, ...(WRITING.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) };
  }

  begin(): void {
    this.post(bare('begin'));
  }

  /** Throws what failed first of everything that was sent: nothing of it is stored then. */
  async commit(): Promise<void> {
    if (this.#failure) throw this.#failure.error;
    const { command } = await this.#ask(bare('commit'));
    await Promise.all(this.#posted);
    // After a failed statement a commit is answered, too, and by no error.
    const { error } = this.failure ?? {};
    if (command !== 'COMMIT') throw error ?? new Error(`a commit was answered by ${command}`);
  }

  /** Resolves when everything that was sent has been answered, or never will be. */
  async rollback(): Promise<void> {
    await this.#ask(bare('rollback')).catch(() => {});
    await Promise.all(this.#posted);
  }

  /** Resolves when everything that was sent has been answered, or never will be. */
  async answered(): Promise<void> {
    await this.#ask(bare('select')).catch(() => {});
  }

  /**
   * Looks at what a commit has stored, while its answer is on the way: what is asked for is answered behind it. Null: the
   * connection is given back already, and somebody else's.
   */
  behindCommit<T>(look: () => Promise<T>): Promise<T> | null {
    if (!this.#looks) return null;
    const looking = look();
    // Others may have been sent beside the one that failed.
    this.#looks.push(looking.catch(() => this.answered()));
    return looking;
  }

  /** From then on nobody looks behind the commit; resolves when whoever began to has seen enough. */
  async seen(): Promise<void> {
    const looks = this.#looks ?? [];
    this.#looks = null;
    await Promise.all(looks);
  }

  get failure(): { readonly error: unknown } | null {
    return this.#failure;
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error('this house streams nothing');
  }

  /** Whoever goes on although what went beside it has failed would speak in another's transaction from then on. */
  release(): void {
    this.#isGivenBack = true;
    this.#connection.release();
  }

  #ask<Row>({ sql, parameters }: Sendable) {
    if (this.#isGivenBack) return Promise.reject(new Error('a connection that was given back'));
    const fail = (error: unknown) => {
      this.#failure ??= { error };
      return Promise.reject(this.#failure.error);
    };
    try {
      return this.#connection.query<Row>(sql, parameters).catch(fail);
    } catch (error) {
      // It cannot be sent, and no answer will tell whoever commits next.
      return fail(error);
    }
  }
}
