import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { botApiApp } from './api/app.ts';
import { createFaults } from './api/faults.ts';
import { createPace, type PaceLimits, telegramPace } from './api/pace.ts';
import { type Doors, hostGuard, isWide } from './guard.ts';
import { pageApp } from './page-app.ts';
import { languageOf, type SampleHouse, sampleHouse, visitors } from './sample-house.ts';
import { createFiles } from './world/files.ts';
import { createRecords } from './world/records.ts';
import type { Clock, State } from './world/state.ts';
import { createUpdates } from './world/updates.ts';
import { createWebhook, type WebhookTimes } from './world/webhook.ts';
import { createWorld, type World } from './world/world.ts';

export type { Fault } from './api/faults.ts';
export { telegramPace } from './api/pace.ts';
export type { SampleHouse, SamplePerson } from './sample-house.ts';
export type * from './telegram.ts';
export { transcript, transcripts } from './transcript/transcript.ts';
export type { AlbumPart } from './world/content.ts';
export type { Group, GroupWish } from './world/groups.ts';
export type { ChatRef, Where } from './world/people.ts';
export type { PressAnswer } from './world/presses.ts';
export type { Call, Change, Happening } from './world/records.ts';
export type { AdminRights, Clock, Person } from './world/state.ts';
export type { UntilOptions } from './world/until.ts';
export type { ShownMessage, World } from './world/world.ts';

export type PlaygroundOptions = {
  /** House time. With `advance` the page can push it forward. */
  readonly clock: Clock;
  /** A new random one for each start when left out. */
  readonly token?: string;
  readonly botId?: number;
  /** The first of all ids; the seconds of the clock when left out. A world that follows another begins beyond it. */
  readonly firstId?: number;
  readonly botName?: string;
  readonly botUsername?: string;
  /** Privacy mode off, as BotFather's switch says; on (false) by default, as at Telegram. */
  readonly canReadAllGroupMessages?: boolean;
  /** Whether a bare @mention reaches the bot in privacy mode; it does not by default. */
  readonly mentionsArrive?: boolean;
  /** Refuse with 429 what is too fast for Telegram. */
  readonly pace?: 'off' | 'telegram' | PaceLimits;
  /** Keep only so many of the newest calls, updates and happenings; everything when left out. */
  readonly logLimit?: number;
  /** How long a press waits for its answer, in machine milliseconds; 10,000 when left out. */
  readonly pressTimeoutMs?: number;
  readonly webhook?: Partial<WebhookTimes>;
  /** The zone in which the page shows the clock of the house (`Europe/Moscow`); the browser's when left out. */
  readonly timeZone?: string;
  /** How the house is called, in the bot and above its chat; the sample's own name when left out. */
  readonly houseName?: string;
  /** The house whose people the page lets one play. */
  readonly sample?: SampleHouse;
  /** The bot works for the people of a real house, none of whom has a phone here: the page says so. */
  readonly realHouse?: boolean;
} & Doors;

export type Playground = {
  /** Serves the Bot API, the page and the page's endpoints. */
  readonly app: Hono;
  readonly world: World;
  readonly token: string;
  readonly sample: SampleHouse;
  /** Whether it was told to let other machines in. */
  readonly wide: boolean;
  /** Adds the sample house (once) and sends /start from each of its phones, so that they are not empty. */
  openChats(): void;
  /** Ends long polls and webhook deliveries. */
  close(): void;
};

/** A Telegram of one's own, in memory: a bot talks to it over HTTP as to api.telegram.org. */
export function createPlayground(options: PlaygroundOptions): Playground {
  const state = createState(options);
  const world = createWorld(state);
  const { realHouse = false } = options;
  const settled = options.sample ?? (realHouse ? visitors : sampleHouse);
  const sample = realHouse ? settled : { ...settled, name: options.houseName ?? settled.name };
  const guard = hostGuard(options);
  const app = new Hono();
  const page = pageApp(state, world, guard, { sample, realHouse, timeZone: options.timeZone });
  app.route('/', botApiApp(state, guard));
  app.route('/', page.app);
  return {
    app,
    world,
    token: state.token,
    sample,
    wide: isWide(options),
    openChats: () => openChats(world, sample),
    close() {
      page.close();
      state.webhook.close();
      state.updates.close();
    },
  };
}

function openChats(world: World, sample: SampleHouse): void {
  const known = new Set(world.people().map(({ id }) => id));
  for (const { id, firstName, languageCode } of sample.people) {
    if (!known.has(id)) world.startedBefore(world.addPerson({ id, firstName, languageCode }));
  }
  for (const [language, { group: id }] of Object.entries(sample.casts)) {
    const readers = sample.people.filter(({ languageCode }) => languageOf(languageCode) === language);
    const members = readers.map((one) => world.person(one.id));
    if (!world.chats().some((chat) => chat.id === id)) world.addGroup({ id, title: sample.name, members });
  }
  for (const { id, phone } of sample.people) if (phone) world.start(world.person(id));
}

function createState(options: PlaygroundOptions): State {
  const { clock, pace = 'off', botId = 7_000_000_001 } = options;
  // A bot's database outlives its world: ids that start at the seconds of the clock do not come twice.
  const firstId = options.firstId ?? Math.floor(clock.now().getTime() / 1000);
  const records = createRecords(options.logLimit);
  const updates = createUpdates(clock, records, firstId);
  const webhook = createWebhook(clock, updates, { retryMs: 2_000, cutMs: 60_000, ...options.webhook });
  let id = firstId;
  return {
    clock,
    token: options.token ?? `${botId}:${randomBytes(26).toString('base64url')}`,
    bot: {
      id: botId,
      is_bot: true,
      first_name: options.botName ?? 'Паркинг',
      username: options.botUsername ?? 'parking_playground_bot',
      can_join_groups: true,
      can_read_all_group_messages: options.canReadAllGroupMessages ?? false,
      supports_inline_queries: false,
    },
    switches: {
      mentionsArrive: options.mentionsArrive ?? false,
      pressTimeoutMs: options.pressTimeoutMs ?? 10_000,
    },
    people: new Map(),
    chats: new Map(),
    presses: new Map(),
    profile: {
      commands: [],
      description: new Map(),
      shortDescription: new Map(),
      menuButtons: new Map(),
      defaultRights: { groups: undefined, channels: undefined },
    },
    files: createFiles(),
    updates,
    webhook,
    records,
    faults: createFaults(),
    pace: createPace(pace === 'telegram' ? telegramPace : pace === 'off' ? undefined : pace, () =>
      performance.now(),
    ),
    nextId: () => id++,
  };
}
