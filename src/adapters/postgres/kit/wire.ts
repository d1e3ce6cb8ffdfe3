import { Duplex } from 'node:stream';
import type { PoolClient, QueryResultRow } from 'pg';
import { Batch } from './batch.ts';
import { type Answer, type Asked, type Session, Statement } from './statement.ts';

export type Heard = Asked & { readonly client: object; readonly answer: Promise<Answer<QueryResultRow>> };

const listeners = new Set<(heard: Heard) => void>();

/** Whoever measures or counts hears of each statement when it is asked for; returns how to hear no more. */
export function hearStatements(listener: (heard: Heard) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What rows it answers with is the word of whoever asks. */
export type Wire = <Row>(asked: Asked) => Promise<Answer<Row>>;

const NO_STREAM = new Error('a connection of pg has a stream');

const ENDS = new Set(['commit', 'rollback']);

/** What was prepared on a connection stays there while it goes from hand to hand. */
const sessions = new WeakMap<object, Session>();

/**
 * Sends statements on a connection. What is asked for in one go leaves in one write; what of it stands in one transaction
 * is answered in one, too, and fails together. The end of a transaction stands for itself: a commit behind what failed is
 * answered by ROLLBACK. A profile of the bot spent a third of its time in writes, and each wakes the other side.
 */
export function openWire(client: PoolClient): Wire {
  const session: Session = sessions.get(client) ?? new Map();
  sessions.set(client, session);
  const stream = streamOf(client);
  let isOpen = false;
  let waiting: Statement[][] = [];
  const letGo = () => {
    const leaving = waiting;
    waiting = [];
    stream.cork();
    for (const statements of leaving) client.query(new Batch(statements));
    stream.uncork();
  };
  return <Row>(asked: Asked) => {
    const statement = new Statement(session, asked);
    const isEnd = ENDS.has(asked.text);
    // After whatever goes on without waiting for anybody.
    if (waiting.length === 0) queueMicrotask(() => process.nextTick(letGo));
    const beside = isOpen && !isEnd ? waiting.at(-1) : undefined;
    if (beside) beside.push(statement);
    else waiting.push([statement]);
    isOpen = !isEnd && (isOpen || asked.text === 'begin');
    for (const hear of listeners) hear({ ...asked, client, answer: statement.answer });
    return statement.answer as Promise<Answer<Row>>;
  };
}

function streamOf(client: PoolClient): Duplex {
  const connection: unknown = 'connection' in client ? client.connection : null;
  if (typeof connection !== 'object' || connection === null || !('stream' in connection)) throw NO_STREAM;
  if (connection.stream instanceof Duplex) return connection.stream;
  throw NO_STREAM;
}
