import { type Kysely, sql } from 'kysely';
import type { ChatTx } from '../../chat/kit/ports.ts';
import { merge } from '../../core/kernel/merge.ts';
import type { Instant } from '../../core/kernel/time.ts';
import type { Clock } from '../../core/ports.ts';
import { alertsFeature } from './alerts/feature.ts';
import { announcementsFeature } from './announcements/feature.ts';
import { awayFeature } from './away/feature.ts';
import { backupsFeature } from './backups/feature.ts';
import { carsFeature } from './cars/feature.ts';
import { complexesFeature } from './complexes/feature.ts';
import { conversationFeature } from './conversation/feature.ts';
import { directoryFeature } from './directory/feature.ts';
import { groupsFeature } from './groups/feature.ts';
import { journalFeature } from './journal/feature.ts';
import type { Feature, Opened } from './kit/feature.ts';
import type { Sendable } from './kit/line.ts';
import { othersLive } from './kit/rouse.ts';
import { lastResortFeature } from './last-resort/feature.ts';
import { lendingFeature } from './lending/feature.ts';
import { notificationsFeature } from './notifications/feature.ts';
import { outboxFeature } from './outbox/feature.ts';
import { passesFeature } from './passes/feature.ts';
import { privacyFeature } from './privacy/feature.ts';
import { residentsFeature } from './residents/feature.ts';
import { spotsFeature } from './spots/feature.ts';
import { stripsFeature } from './strips/feature.ts';
import type { Tables } from './tables.ts';
import { tenancyFeature } from './tenancy/feature.ts';
import { timersFeature } from './timers/feature.ts';
import { beginDailyWork } from './timers/timers.ts';
import { webFeature } from './web/feature.ts';
import { windscreenFeature } from './windscreen/feature.ts';
import { type Writers, writeChanges } from './write-changes.ts';

/** The only list of what features have in the database; cards go last, because what they show goes first. */
const FEATURES = [
  complexesFeature,
  residentsFeature,
  spotsFeature,
  journalFeature,
  alertsFeature,
  groupsFeature,
  awayFeature,
  lendingFeature,
  directoryFeature,
  passesFeature,
  carsFeature,
  announcementsFeature,
  lastResortFeature,
  notificationsFeature,
  windscreenFeature,
  stripsFeature,
  privacyFeature,
  backupsFeature,
  conversationFeature,
  webFeature,
  tenancyFeature,
  timersFeature,
  outboxFeature,
];

const all: readonly Feature[] = FEATURES;

type Repositories = Omit<ChatTx, 'save'>;

/** One that no feature opens is missing here by name, and does not compile. */
const REPOSITORIES: { readonly [Name in keyof Repositories]: (opened: Opened) => ChatTx[Name] } = merge(
  FEATURES,
  'repositories',
);

const WRITERS: Writers = merge(FEATURES, 'changes');

/** Everything that core and the conversation ask of the database, in one transaction. */
export function openRepositories(opened: Omit<Opened, 'features'>): ChatTx {
  const whole = { ...opened, features: all };
  return Object.assign(repositories(whole), { save: writeChanges(whole, WRITERS) });
}

/** What happens asks for a few of them: each is opened when it is first asked for. */
const repositories = opening<Repositories>(REPOSITORIES);

function opening<All extends object>(
  openers: {
    readonly [Name in keyof All]: (opened: Opened) => All[Name];
  },
): (opened: Opened) => All {
  type Lazy = { readonly opened: Opened; readonly open: Record<string, unknown> };
  const getters = Object.entries<(opened: Opened) => unknown>(openers).map(([name, open]) => {
    const get = function (this: Lazy) {
      this.open[name] ??= open(this.opened);
      return this.open[name];
    };
    return [name, { get }] as const;
  });
  const prototype: object = Object.defineProperties({}, Object.fromEntries(getters));
  return (opened) => Object.assign(Object.create(prototype), { opened, open: {} } satisfies Lazy);
}

/** What is to be done by then, and whether others live who are to hear of it: one statement. */
export function lookForChores(db: Kysely<Tables>, by: Instant, owner: number): Sendable {
  const found = all.flatMap(({ chores }) =>
    Object.entries(chores?.(by, owner) ?? {}).map(
      ([chore, some]) => sql`case when exists (${some}) then ${sql.lit(chore)} end`,
    ),
  );
  return sql`
    select array_remove(array[${sql.join(found)}], null) as due, ${othersLive(owner)} as others
  `.compile(db);
}

/** Deletes what nobody needs any more; any number of replicas may do it at once. */
export async function deleteExpired(db: Kysely<Tables>, now: Instant): Promise<void> {
  for (const { expired } of all) for (const statement of expired?.(now) ?? []) await statement.execute(db);
}

/**
 * Brings back to now what was written before the clock was set back: what has happened has not happened later than
 * now, and what ends or comes by itself does so no later than if it had begun now. Dates that people chose and what is
 * over stay as they are (test/postgres/moments.test.ts); windows that are counted leave the future out: see `lately`.
 * The clock may be set on meanwhile: it is asked anew for each feature.
 */
export async function bringBack(db: Kysely<Tables>, { now }: Pick<Clock, 'now'>): Promise<void> {
  await beginDailyWork(db, now());
  for (const feature of all)
    for (const statement of feature.bringBack?.(now()) ?? []) await statement.execute(db);
}
