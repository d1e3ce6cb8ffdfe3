import type { BotId, ChatRef, ExternalId, FileRef, MessageRef } from './incoming.ts';
import { menuButtons } from './menu-buttons.ts';
import type { Button, Gateway, Outgoing, Reply } from './outgoing.ts';
import { homeOf, withFilesOf } from './own-files.ts';
import type { Links } from './ports.ts';

/** One bot in one messenger: the way out, and what there is to know of it. Everybody asks for it by its bot. */
export type Messenger = {
  readonly bot: BotId;
  readonly gateway: Gateway;
  readonly can: Abilities;
  readonly links: Links;
  /** Whom the settings make an admin, as this messenger names them. */
  readonly adminIds: readonly ExternalId[];
};

/** What not every messenger can; all of them show text with buttons below it, and take a typed line. */
export type Abilities = {
  /** Keeps a menu below the chat. Otherwise its entries stand as buttons below the message that brings it. */
  readonly keepMenu: boolean;
};

/** A bot of Telegram may fetch no more, and nobody sends a larger picture. */
const MOST_CARRIED = 20 * 1024 * 1024;

/** The messengers of this process, each given only what it can show. */
export type Messengers = {
  readonly of: (bot: BotId) => Messenger;
  /** Fetches a file by the bot that was given it. */
  readonly download: Gateway['download'];
  /** Takes a message away where it stands; false where none of our bots is. */
  readonly remove: (bot: BotId, chat: ChatRef, ref: MessageRef) => Promise<boolean>;
};

/** `home`: whose links will do where there are none, and whose the files are that were kept before there were several. */
export function createMessengers(home: Messenger, others: readonly Messenger[] = []): Messengers {
  const all = new Map([home, ...others].map((one) => [one.bot, one]));
  const download: Gateway['download'] = async (ref, mostBytes) => {
    const { bot, file } = homeOf(ref);
    const owner = all.get(bot ?? home.bot);
    return owner ? owner.gateway.download(file, mostBytes) : { kind: 'refused' };
  };
  const fitted = new Map(
    [...all].map(([bot, one]) => {
      // Whoever is invited, and the guard with a guest's picture, need not be where it was asked for.
      const links = {
        start: (payload: string) => one.links.start(payload) ?? home.links.start(payload),
        site: home.links.site,
      };
      return [bot, { ...one, links, gateway: fitting(one, home.bot, download) }];
    }),
  );
  return {
    download,
    remove: async (bot, chat, ref) => (await all.get(bot)?.gateway.remove(chat, ref)) ?? false,
    of: (bot) => {
      const found = fitted.get(bot);
      if (!found) throw new Error(`no messenger has the bot ${bot}`);
      return found;
    },
  };
}

function fitting({ bot, gateway, can }: Messenger, home: BotId, download: Gateway['download']): Gateway {
  const fetched = (ref: FileRef) => async () => {
    const got = await download(ref, MOST_CARRIED);
    return got.kind === 'file' ? got.bytes : null;
  };
  const fit = (message: Outgoing) =>
    withFilesOf(bot, home, can.keepMenu ? message : withoutMenu(message), fetched);
  const fitReply = (reply: Reply): Reply =>
    reply.kind === 'toast' ? reply : { ...reply, message: fit(reply.message) };
  return {
    ...gateway,
    respond: (asked, replies) => gateway.respond(asked, replies.map(fitReply)),
    send: (chat, message, urgency) => gateway.send(chat, fit(message), urgency),
    edit: (chat, ref, message, urgency) => gateway.edit(chat, ref, fit(message), urgency),
  };
}

/** A message with its menu as buttons. Buttons of its own win, as they do over a menu below the chat. */
export function withoutMenu({ menu, ...message }: Outgoing): Outgoing {
  if (menu === undefined || menu === 'none' || message.buttons?.some((row) => row.length > 0)) return message;
  const buttons = menu.map((row) =>
    row.map(({ label, opens }): Button => {
      return { label, press: menuButtons.data({ kind: 'open', choice: opens }) };
    }),
  );
  return { ...message, buttons };
}
