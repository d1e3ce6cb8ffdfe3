import type { Kysely } from 'kysely';
import type { Queue } from '../../chat/kit/outbox.ts';
import type { ChatTx, Converse } from '../../chat/kit/ports.ts';
import type { Instant } from '../../core/kernel/time.ts';
import type { Clock } from '../../core/ports.ts';
import { alerts } from './alerts.ts';
import { announcements } from './announcements.ts';
import { backups } from './backups.ts';

import { cardMessages, cards } from './cards.ts';
import { claimTalk } from './claim-talk.ts';
import { claims } from './claims.ts';
import { complexes } from './complexes.ts';
import { dialogs, limits, updates } from './conversation.ts';
import { copyRows } from './copies/merge-rows.ts';
import { directory } from './directory.ts';
import { disputes } from './disputes.ts';
import { groups } from './groups.ts';
import { invites } from './invites.ts';
import { journal } from './journal.ts';
import { letters } from './letters.ts';
import { lockTurns } from './locks.ts';
import { marks } from './marks.ts';
import { mutes } from './mutes.ts';
import { notices } from './notices.ts';
import { passes } from './passes.ts';
import { people } from './people.ts';
import { privacy } from './privacy.ts';
import { register } from './register.ts';
import { residents } from './residents.ts';
import { settings } from './settings.ts';
import { spotBook } from './spot-book.ts';
import { spotImports } from './spot-imports.ts';
import { spots } from './spots.ts';
import { statistics } from './statistics.ts';
import type { Tables } from './tables.ts';
import { timers } from './timers.ts';

/** What committing woke up: told after the commit, never before. */
export type Wakes = {
  readonly notices: (queue: Queue) => void;
  readonly timers: () => void;
  readonly copies?: () => void;
  readonly introduction?: () => void;
};

export type Transactions = {
  readonly converse: Converse;
  /** A transaction that belongs to no chat; `trx` is for the statements of this folder. */
  readonly transact: <T>(work: (tx: ChatTx, trx: Kysely<Tables>) => Promise<T>) => Promise<T>;
};

export function createTransactions(
  db: Kysely<Tables>,
  clock: Clock,
  wakes: Wakes,
  secret: Buffer,
): Transactions {
  const transact: Transactions['transact'] = async (work) => {
    const woken = { queues: new Set<Queue>(), timers: false, copies: false, shown: false };
    const result = await db
      .transaction()
      .execute((trx) => work(openRooms(trx, clock.now(), woken, secret), trx));
    for (const queue of woken.queues) wakes.notices(queue);
    if (woken.timers) wakes.timers();
    if (woken.copies) wakes.copies?.();
    if (woken.shown) wakes.introduction?.();
    return result;
  };
  const converse: Converse = ({ bot, chat, sender }, work) => {
    const inChat = `chat:${bot}:${chat.ref}`;
    // The order chat, then person is the same everywhere: two of them can never wait for each other.
    const keys = chat.kind === 'private' ? [inChat] : [inChat, `chat:${bot}:${sender.externalId}`];
    return transact(async (tx, trx) => {
      await lockTurns(trx, keys);
      return work(tx);
    });
  };
  return { converse, transact };
}

type Woken = { readonly queues: Set<Queue>; timers: boolean; copies: boolean; shown: boolean };

function openRooms(db: Kysely<Tables>, now: Instant, woken: Woken, secret: Buffer): ChatTx {
  const queued = (queue: Queue) => void woken.queues.add(queue);
  const prompt = () => queued('prompt');
  const moved = () => {
    woken.timers = true;
  };
  const wanted = () => {
    woken.copies = true;
  };
  const changed = () => {
    woken.shown = true;
  };
  return {
    complexes: complexes(db),
    residents: residents(db, now, changed),
    spots: spots(db),
    claims: claims(db),
    directory: directory(db),
    disputes: disputes(db),
    claimTalk: claimTalk(db),
    invites: invites(db),
    marks: marks(db),
    passes: passes(db, secret),
    alerts: alerts(db),
    journal: journal(db),
    register: register(db, now, changed),
    settings: settings(db, changed),
    spotBook: spotBook(db),
    spotImports: spotImports(db),
    statistics: statistics(db),
    letters: letters(db),
    mutes: mutes(db),
    announcements: announcements(db, now, () => queued('announcements')),
    cards: cards(db, now, prompt),
    notices: notices(db, now, queued),
    timers: timers(db, moved),
    privacy: privacy(db, secret, changed),
    backups: backups(db, wanted),
    copyRows: copyRows(db),
    updates: updates(db),
    people: people(db, changed),
    dialogs: dialogs(db),
    limits: limits(db, secret),
    cardMessages: cardMessages(db),
    groups: groups(db, now, prompt),
  };
}
