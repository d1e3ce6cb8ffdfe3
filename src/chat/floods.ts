import { between, type Instant, minutes, seconds } from '../core/kernel/time.ts';
import type { Lexicon } from '../core/lexicon.ts';
import { worthOf } from './acts.ts';
import type { Incoming } from './kit/incoming.ts';
import type { Words } from './kit/wording.ts';

/** So many presses, labels and ways out of one chat are always answered. */
export const MOST_ACTS = 30;
/** What is beyond is dropped until the chat has been quiet for as long. */
export const ACTS_WINDOW = seconds(10);

/** Presses that are dropped stop their spinner this often: Telegram silences whoever answers without end. */
const SPINNER_EVERY = seconds(1);
/** Files of somebody who is not heard that are looked into for a key: whoever sends one by mistake sends one. */
const LOOK_EVERY = seconds(1);
const FORGOTTEN_AFTER = minutes(2);
/** Further ahead is no silence but a clock that was set back. */
const LONGEST_SILENCE = minutes(1);

/** `warn`: the first beyond the limit; it is answered with that. */
export type Hearing = 'fine' | 'warn' | 'drop';

/**
 * Who floods the bot: a shield in front of the database, known to this process and gone with it. What has to outlive a
 * restart is kept in the database; here it is only remembered, so that nobody asks again.
 */
export type Floods = {
  /** When an update arrives, before it waits for anything. Offered again, it is heard as before. */
  readonly hear: (incoming: Incoming, now: Instant) => Hearing;
  /** When its turn has come: by now there may be no reason to begin. */
  readonly isPointless: (incoming: Incoming, now: Instant) => boolean;
  /** The database has told whether they are of the house. */
  readonly met: (incoming: Incoming, belongs: boolean) => void;
  /** The database is silent to what they type, or to the numbers among it, until then. */
  readonly silenced: (incoming: Incoming, what: 'typed' | 'calls', until: Instant) => void;
  /** A question is new to them: the database says once more that it does not hear the answer. */
  readonly asked: (incoming: Incoming) => void;
  /** It is committed or dropped, or will be offered again. */
  readonly over: (incoming: Incoming) => void;
  readonly mayEndSpinner: (incoming: Incoming, now: Instant) => boolean;
  /** Whether what is dropped is looked at for a secret key: a text always is, a file has to be fetched first. */
  readonly mayLook: (incoming: Incoming, now: Instant) => boolean;
};

/** `beyond`: heard while everything else was dropped. */
type Act = { readonly at: Instant; readonly hearing: Hearing; readonly beyond: boolean; open: boolean };

/** Somebody in one chat. */
type Talk = {
  readonly acts: Map<string, Act>;
  flood: 'none' | 'untold' | 'told';
  last: Instant;
  belongs: boolean | null;
  readonly silent: { typed: Instant | null; calls: Instant | null };
  spinner: Instant | null;
  look: Instant | null;
};

export function watchFloods(words: Words, lexicon: Lexicon): Floods {
  const talks = new Map<string, Talk>();
  /** By chat, the newest of what tells how things stand. */
  const news = new Map<string, string>();

  const talkOf = (incoming: Incoming, now: Instant): Talk => {
    const key = talkKey(incoming);
    const talk = talks.get(key) ?? newTalk(now);
    // Who has been silent longest comes first, and is forgotten as others come.
    talks.delete(key);
    talks.set(key, talk);
    for (const [oldest, { last, acts }] of talks) {
      const isOver = apart(last, now) > FORGOTTEN_AFTER && ![...acts.values()].some(({ open }) => open);
      if (isOver) talks.delete(oldest);
      break;
    }
    return talk;
  };

  return {
    hear(incoming, now) {
      const worth = worthOf(incoming, words, lexicon);
      if (worth === 'news') news.set(chatKey(incoming), incoming.key);
      if (worth === 'news' || worth === 'order') return 'fine';
      const talk = talkOf(incoming, now);
      if (apart(talk.last, now) >= ACTS_WINDOW) talk.flood = 'none';
      talk.last = now;
      return worth === 'typed' ? 'fine' : hearAct(talk, incoming.key, worth, now);
    },
    isPointless(incoming, now) {
      const worth = worthOf(incoming, words, lexicon);
      if (worth === 'news') return news.get(chatKey(incoming)) !== incoming.key;
      const talk = talks.get(talkKey(incoming));
      if (!talk || worth === 'order' || worth === 'free') return false;
      const isStranger = talk.belongs === false;
      if (worth === 'vital' && !isLine(incoming)) {
        return isStranger && talk.acts.get(incoming.key)?.beyond === true;
      }
      const until = talk.silent[worth === 'vital' && !isStranger ? 'calls' : 'typed'];
      return until !== null && until > now && between(now, until) <= LONGEST_SILENCE;
    },
    met(incoming, belongs) {
      const talk = talks.get(talkKey(incoming));
      if (talk) talk.belongs = belongs;
    },
    silenced(incoming, what, until) {
      const talk = talks.get(talkKey(incoming));
      if (talk) talk.silent[what] = until;
    },
    asked(incoming) {
      const talk = talks.get(talkKey(incoming));
      if (talk) talk.silent.typed = null;
    },
    over(incoming) {
      if (news.get(chatKey(incoming)) === incoming.key) news.delete(chatKey(incoming));
      const act = talks.get(talkKey(incoming))?.acts.get(incoming.key);
      if (act) act.open = false;
    },
    mayEndSpinner(incoming, now) {
      const talk = talks.get(talkKey(incoming));
      if (!talk || (talk.spinner && apart(talk.spinner, now) < SPINNER_EVERY)) return false;
      talk.spinner = now;
      return true;
    },
    mayLook(incoming, now) {
      if (incoming.body.kind !== 'unread file') return incoming.body.kind === 'secret key';
      const talk = talks.get(talkKey(incoming));
      if (!talk || (talk.look && apart(talk.look, now) < LOOK_EVERY)) return false;
      talk.look = now;
      return true;
    },
  };
}

/** Nobody is a flooder: for whoever presses faster than people do. */
export const hearsEverything: Floods = {
  hear: () => 'fine',
  isPointless: () => false,
  met: () => {},
  silenced: () => {},
  asked: () => {},
  over: () => {},
  mayEndSpinner: () => true,
  mayLook: () => true,
};

/** Counts what is beyond the limit: of the chat in ten seconds, and of what is not finished, however old it is. */
function hearAct(talk: Talk, key: string, worth: 'free' | 'vital', now: Instant): Hearing {
  const { acts } = talk;
  const before = acts.get(key);
  if (before) {
    before.open = true;
    return before.hearing;
  }
  for (const [old, { at, open }] of acts) if (!open && apart(at, now) >= ACTS_WINDOW) acts.delete(old);
  if (talk.flood === 'none' && acts.size >= MOST_ACTS) talk.flood = 'untold';
  const beyond = talk.flood !== 'none';
  const hear = (hearing: Hearing): Hearing => {
    acts.set(key, { at: now, hearing, beyond, open: true });
    return hearing;
  };
  if (!beyond) return hear('fine');
  if (worth === 'vital') {
    const heard = [...acts.values()].filter((act) => act.beyond).length;
    // Twice as much as is answered to everybody: no hand is as fast, and no program shall stall the house with it.
    return heard < MOST_ACTS ? hear('fine') : 'drop';
  }
  if (talk.flood === 'told') return 'drop';
  talk.flood = 'told';
  return hear('warn');
}

function newTalk(now: Instant): Talk {
  const silent = { typed: null, calls: null };
  return { acts: new Map(), flood: 'none', last: now, belongs: null, silent, spinner: null, look: null };
}

const chatKey = ({ bot, chat }: Incoming) => `${bot}:${chat.ref}`;

/** In a group nobody is dropped for what another does. */
function talkKey(incoming: Incoming): string {
  const chat = chatKey(incoming);
  return incoming.chat.kind === 'group' ? `${chat}:${incoming.sender.externalId}` : chat;
}

const isLine = ({ chat, body }: Incoming) => chat.kind === 'private' && body.kind !== 'press';

/** Either way: a clock may be set back. */
const apart = (one: Instant, other: Instant) => Math.abs(between(one, other));
