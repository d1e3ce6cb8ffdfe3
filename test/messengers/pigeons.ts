/** A second messenger, in memory: names instead of numbers, no menu below the chat, no updates with ids, no links. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { samplePicture } from '../../playground/world/picture.ts';
import type { MessengerOpening } from '../../src/app/app-context.ts';
import type { IncomingBody, Sender } from '../../src/chat/kit/incoming.ts';
import type { Button, Download, Gateway, Outgoing } from '../../src/chat/kit/outgoing.ts';

export type Letter = { readonly ref: string; message: Outgoing };

export type Pigeons = {
  readonly opening: MessengerOpening;
  readonly says: (who: string, text: string) => Promise<void>;
  readonly sendsPhoto: (who: string, caption: string) => Promise<void>;
  /** Presses the newest button with this label; what faded in above, if anything. */
  readonly taps: (who: string, label: string) => Promise<string | null>;
  readonly letters: (who: string) => readonly Letter[];
  /** The newest letter that says this, as it reads now. */
  readonly find: (who: string, part: string) => Outgoing | undefined;
};

type Hear = Parameters<MessengerOpening['open']>[0]['hear'];

/** `idOf`: how it names somebody. */
export function releasePigeons(idOf = (who: string) => `${who}@roof`): Pigeons {
  const chats = new Map<string, Letter[]>();
  const toasts: string[] = [];
  const files = new Map<string, Uint8Array>();
  let own: { hear: Hear; bot: number } | null = null;
  const letters = (chat: string) => chats.get(chat) ?? [];

  const send: Gateway['send'] = async (chat, message) => {
    await check(message, files);
    const letter = { ref: `letter ${randomUUID()}`, message };
    chats.set(chat, [...letters(chat), letter]);
    return { kind: 'delivered', message: letter.ref };
  };
  const edit: Gateway['edit'] = async (chat, ref, message) => {
    await check(message, files);
    const letter = letters(chat).find((one) => one.ref === ref);
    if (!letter) return { kind: 'gone' };
    letter.message = message;
    return { kind: 'delivered', message: ref };
  };
  const gateway: Gateway = {
    send,
    edit,
    respond: async ({ chat, press }, replies) => {
      for (const reply of replies) {
        if (reply.kind === 'toast') toasts.push(reply.text);
        else if (reply.kind === 'replace' && press?.message) {
          await edit(chat, press.message, reply.message, 'reply');
        } else await send(chat, reply.message, 'reply');
      }
    },
    remove: async () => false,
    presence: async () => 'unknown',
    download: async (file): Promise<Download> => {
      const bytes = files.get(file);
      return bytes ? { kind: 'file', bytes } : { kind: 'refused' };
    },
  };

  const hear = async (who: string, body: IncomingBody) => {
    if (!own) throw new Error('nobody listens');
    const sender: Sender = { externalId: idOf(who), displayName: who, username: null, languageTag: 'ru' };
    // Nothing comes twice: what tells one from the other is made here.
    const key = randomUUID();
    const chat = { kind: 'private', ref: chatOf(who) } as const;
    await own.hear({ bot: own.bot, key, chat, sender, writtenAt: null, body });
  };

  return {
    opening: {
      messenger: 'pigeons',
      externalId: 'loft',
      open: ({ bot, hear }) => {
        own = { bot, hear };
        return {
          bot,
          gateway,
          can: { keepMenu: false },
          links: { start: () => null },
          adminIds: [],
        };
      },
    },
    says: (who, text) => {
      const [, name, argument = ''] = /^\/(\w+)(?: (.*))?$/.exec(text) ?? [];
      if (name !== undefined) return hear(who, { kind: 'command', name, argument });
      return hear(who, { kind: 'text', text, replyTo: null });
    },
    sendsPhoto: (who, caption) => {
      const photo = `feather:${files.size}`;
      files.set(photo, samplePicture());
      return hear(who, { kind: 'photo', photos: [photo], caption, replyTo: null });
    },
    taps: async (who, label) => {
      const found = letters(chatOf(who))
        .flatMap(({ ref, message }) => pressesOf(message).map((button) => ({ ref, ...button })))
        .findLast((button) => button.label.includes(label));
      assert.ok(found, `${who} has no button «${label}»`);
      const before = toasts.length;
      await hear(who, { kind: 'press', code: found.press, message: found.ref, pressId: randomUUID() });
      return toasts[before] ?? null;
    },
    letters: (who) => letters(chatOf(who)),
    find: (who, part) =>
      letters(chatOf(who)).findLast(({ message }) => message.text.text.includes(part))?.message,
  };
}

/** Another word than the person's id: nothing may take one for the other. */
const chatOf = (who: string) => `nest of ${who}`;

const pressesOf = ({ buttons = [] }: Outgoing) =>
  buttons.flat().filter((button): button is Extract<Button, { press: unknown }> => 'press' in button);

/** It takes what it is able to show, and nothing that means something elsewhere only. */
async function check(message: Outgoing, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const { menu, photo, document, album } = message;
  for (const file of album?.files ?? []) {
    if (typeof file === 'string') assert.ok(files.has(file), `a file of another messenger: ${file}`);
    else await file.fetch();
  }
  assert.equal(menu, undefined, 'a menu below the chat, where none can be');
  if (typeof photo === 'string') assert.ok(files.has(photo), `a photo of another messenger: ${photo}`);
  else if (photo) await photo.fetch();
  if (document && 'file' in document) assert.ok(files.has(document.file), 'a file of another messenger');
}
