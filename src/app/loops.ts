import { inScope } from '../adapters/logs/scope.ts';
import { bringBack, deleteExpired } from '../adapters/postgres/features.ts';
import type { Chore } from '../adapters/postgres/kit/feature.ts';
import { isDatabaseTrouble } from '../adapters/postgres/kit/trouble.ts';
import { createOutbox } from '../adapters/postgres/outbox/outbox.ts';
import type { Serving } from '../adapters/postgres/outbox/serving.ts';
import { dueTimers } from '../adapters/postgres/timers/timers.ts';
import type { Transactions } from '../adapters/postgres/transact.ts';
import { drawQr } from '../adapters/qr/draw-qr.ts';
import { fireDueTimer } from '../application/fire-timers.ts';
import type { HintBoard } from '../application/hints.ts';
import { recordOutcome } from '../application/record-outcome.ts';
import { watchTrouble } from '../application/repeated-trouble.ts';
import type { Messengers } from '../chat/kit/messenger.ts';
import type { Queue } from '../chat/kit/outbox.ts';
import type { Words } from '../chat/kit/wording.ts';
import { noteReachability } from '../core/alerts/note-reachability.ts';
import type { Vault } from '../core/backups/backup-ports.ts';
import { hours, minutes, seconds } from '../core/kernel/time.ts';
import type { Lexicon } from '../core/lexicon.ts';
import { noteBrowsers } from '../core/notifications/browsers.ts';
import type { Sheets } from '../core/spots/import-ports.ts';
import { listReader } from '../core/spots/list-words.ts';
import { deliverNext } from '../loops/deliver.ts';
import { keepCopies, noteForgotten } from '../loops/keep-copies.ts';
import { type LoopOptions, startLoop } from '../loops/loop.ts';
import { readNextImport } from '../loops/read-imports.ts';
import type { AppContext } from './app-context.ts';
import { lookForWork } from './chores.ts';
import { copyParts } from './copies.ts';
import type { Database } from './database.ts';
import { callBrowsers, type OpenedPush } from './push.ts';
import { reportDeliveries } from './reports.ts';

/** Sends in flight when a process is killed, or the power of the database fails, may arrive twice: this many at most. */
export const DELIVERIES_AT_ONCE = 4;

/** So many announcements wait for their slot or their answer: a full second's worth leaves with answers up to 250 ms. */
const ANNOUNCEMENTS_AT_ONCE = 8;

/** A push service that hangs keeps nobody but others of its kind waiting. */
const PUSHES_AT_ONCE = 4;

/** Whoever is woken for all that he has to do looks by himself only in case that nobody could. */
const CALM = seconds(30);

/** A machine that has just started may have yesterday's time for a while: what seems to lie ahead is right then. */
const UNTIL_ON_TIME = minutes(2);

export type LoopParts = {
  readonly database: Database;
  readonly transactions: Transactions;
  readonly messengers: Messengers;
  readonly sheets: Sheets;
  readonly words: Words;
  readonly lexicon: Lexicon;
  readonly serving: Serving;
  readonly vault: Vault;
  readonly pushing: OpenedPush;
  readonly finishAlbum: () => Promise<boolean>;
  /** Null: the app is not on. */
  readonly board: HintBoard | null;
};

export type Loops = ReturnType<typeof startLoops>;

/** Everything that happens without anybody asking: one `keep` each. */
export function startLoops(context: AppContext, parts: LoopParts) {
  const { database, transactions, messengers, sheets, words, lexicon, serving, pushing, finishAlbum } = parts;
  const { clock, log, metrics, stopping, closing, overrides } = context;
  const { db } = database;
  const { worker, add, wake, hint } = lookForWork(context, database, () => outbox.hasDoubts(), parts.board);
  const outbox = createOutbox({
    ...{ transactions, worker, clock, serving, record: recordOutcome, signal: stopping },
    lost: (tx, complex, person, now) => noteReachability(tx, complex, person, false, now),
    browsersGone: noteBrowsers,
    idle: () => deliver.idle(),
    rouse: () => deliver.wake(),
  });
  closing.push(outbox.close);
  const start = overrides.byHand?.startLoop ?? startLoop;
  const keep = (name: string, step: LoopOptions['step'], more: Partial<LoopOptions> = {}) => {
    const failed = (error: unknown) => log.error({ error, loop: name }, 'a loop rests after a failure');
    const loop = start({ name, workers: 1, rest: seconds(1), step, failed, ...more });
    stopping.addEventListener('abort', () => void loop.stop());
    closing.push(loop.stop);
    return loop;
  };
  /** Somebody looks for it. */
  const keepUp = (chore: Chore, step: LoopOptions['step'], more: Partial<LoopOptions> = {}) => {
    const loop = keep(chore, step, { calm: CALM, ...more });
    add(chore, loop);
    return loop;
  };
  const delivering = {
    outbox,
    messengers,
    words,
    clock,
    qr: drawQr,
    trouble: watchTrouble(isDatabaseTrouble),
    pushing: pushing.parts,
    report: reportDeliveries(metrics, log),
  };
  const { deliveriesAtOnce: atOnce } = overrides;
  let delivery = 0;
  const deliverOne = (what: Queue) => () =>
    inScope({ delivery: ++delivery }, () => deliverNext(delivering, what));
  const calling = callBrowsers(pushing, deliverOne('push'), wake);
  if (calling.isOn) keepUp('pushes', calling.step, { workers: atOnce ?? PUSHES_AT_ONCE });
  const deliver = keepUp('notices', deliverOne('prompt'), { workers: atOnce ?? DELIVERIES_AT_ONCE });
  const announce = keepUp('announcements', deliverOne('announcements'), {
    ...{ workers: atOnce ?? ANNOUNCEMENTS_AT_ONCE, rest: seconds(5), heaped: true },
  });
  const due = dueTimers(transactions);
  const withTimers = watchTrouble(isDatabaseTrouble);
  const fire = keepUp('timers', () => fireDueTimer(due, clock, withTimers));
  const albums = keepUp('albums', finishAlbum);
  const copying = copyParts(context, database, parts);
  keepUp('copies', () => keepCopies(copying));
  const noted = { people: 0 };
  keep('forgotten', () => noteForgotten(copying, noted), { rest: minutes(1) });
  keepUp('lost notices', async () => {
    const found = await outbox.reclaim();
    if (found > 0) for (const chore of ['notices', 'announcements'] as const) calling.wake(chore);
    return found > 0;
  });
  keep('serving', once(serving.note), { rest: minutes(1) });
  const expired = once(() => deleteExpired(db, clock.now()));
  keep('expired rows', expired, { rest: hours(1) });
  const reader = listReader(lexicon.spotLists);
  const { download } = messengers;
  keepUp('spot lists', () => readNextImport({ transact: transactions.transact, download, sheets, reader }));
  let onTime = performance.now() + UNTIL_ON_TIME;
  const bring = async () => performance.now() >= onTime && bringBack(db, clock);
  const back = keep('what lies ahead', once(bring), { rest: minutes(1) });
  clock.onPush((milliseconds) => {
    if (milliseconds < 0) {
      onTime = 0;
      back.wake();
    }
    // First, for what they change is drawn then.
    fire.wake();
    albums.wake();
    deliver.wake();
    announce.wake();
    calling.wake('notices', true);
  });
  worker.begin();
  return { deliver, announce, fire, wake: calling.wake, hint, takeAlong: outbox.takeAlong };
}

/** Work of which nothing is left when it is done. */
function once(work: () => Promise<unknown>): LoopOptions['step'] {
  return async () => {
    await work();
    return false;
  };
}
