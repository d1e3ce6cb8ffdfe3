import type { Logger } from '../adapters/logs/logger.ts';
import type { Metrics } from '../adapters/metrics/metrics.ts';
import type { Renderer } from '../adapters/pictures/renderer.ts';
import type { ApiOptions } from '../adapters/telegram/api.ts';
import type { GatewayOptions } from '../adapters/telegram/gateway.ts';
import type { startPolling } from '../adapters/telegram/polling.ts';
import type { PageParts } from '../adapters/web/page.ts';
import type { Floods } from '../chat/floods.ts';
import type { BotId, ExternalId, Incoming } from '../chat/kit/incoming.ts';
import type { Messenger } from '../chat/kit/messenger.ts';
import type { Pace } from '../chat/kit/pace.ts';
import type { Words } from '../chat/kit/wording.ts';
import type { Config } from '../config.ts';
import type { Duration } from '../core/kernel/time.ts';
import type { Lexicon } from '../core/lexicon.ts';
import type { Sheets } from '../core/spots/import-ports.ts';
import type { HouseClock } from '../house-clock.ts';
import type { startLoop } from '../loops/loop.ts';

/** What tests may bring along; everything else comes from the configuration. */
export type Overrides = {
  readonly clock?: HouseClock;
  readonly log?: Logger;
  /** How fast to write; a test that is about words does not wait for Telegram's pace. */
  readonly pace?: Pace;
  /** Who is heard; a test presses faster than people do. */
  readonly floods?: Floods;
  /** How many notices are delivered side by side; one makes a transcript that reads the same every time. */
  readonly deliveriesAtOnce?: number;
  /** At most at a time, of the database: a house of a test needs a few, and each costs it more than a statement. */
  readonly connections?: number;
  /** How long the database may take for an answer; a test of silence has less time. */
  readonly databaseDeadline?: Duration;
  /** The texts, read and checked once for many houses. */
  readonly words?: Words;
  /** The words that typed lines are read by, likewise. */
  readonly lexicon?: Lexicon;
  /** Draws for several bots, and is closed by whoever brought it. */
  readonly renderer?: Renderer;
  /** Reads and writes spreadsheets; a house of a test starts no process for each. */
  readonly sheets?: Sheets;
  /** The app in the browser, bundled once for many houses; null: none, where a test is not about it. */
  readonly page?: PageParts | null;
  /** Messengers beside Telegram. */
  readonly messengers?: readonly MessengerOpening[];
  /** Nothing runs by itself then: whoever brings it takes the updates and the steps of the loops in hand. */
  readonly byHand?: ByHand;
  /** Hears what the newcomer at the terminal should know; one line each. */
  readonly say?: (line: string) => void;
};

/** A messenger beside Telegram, and our bot there as that messenger names it. */
export type MessengerOpening = {
  readonly messenger: string;
  readonly externalId: ExternalId;
  readonly open: (parts: {
    readonly bot: BotId;
    /** Takes what somebody did; resolves once it is committed, rejects when the database is lost: then it is offered again. */
    readonly hear: (incoming: Incoming) => Promise<void>;
    /** We are being stopped. */
    readonly signal: AbortSignal;
  }) => Messenger;
};

/** In place of the network, of loops that rest, and of a poll that waits. */
export type ByHand = {
  readonly fetch: NonNullable<ApiOptions['fetch']>;
  /** Before Telegram is asked once more. */
  readonly wait: NonNullable<GatewayOptions['wait']>;
  readonly startLoop: typeof startLoop;
  readonly startPolling: typeof startPolling;
};

/** What every part of the app stands on. */
export type AppContext = {
  readonly config: Config;
  readonly clock: HouseClock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly say: (line: string) => void;
  readonly overrides: Overrides;
  /** Aborts when the app is told to stop: everybody winds down at once, and is closed one by one. */
  readonly stopping: AbortSignal;
  /** Hears how to close what was opened; the last that was opened is closed first. */
  readonly closing: { readonly push: (close: () => Promise<unknown>) => void };
};
