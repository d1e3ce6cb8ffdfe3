import type { Context } from 'hono';
import type { ChatFrame, ChatView, House, PageEvent, PageMessage } from './page-wire.ts';
import { openStream, type Streams } from './stream.ts';
import type { Entity } from './telegram.ts';
import { automaticEntities } from './world/entities.ts';
import type { Change } from './world/records.ts';
import type { ChatState } from './world/state.ts';
import type { ShownMessage, World } from './world/world.ts';

const shownAtMost = 1000;

/** Everything at first, then what changes: each message as it stands when it is sent, so an event is never stale. */
export function pageEvents(world: World, streams: Streams, house: () => House) {
  const all = (): PageEvent => ({
    kind: 'all',
    house: house(),
    chats: world.chats().map((chat) => view(world, chat)),
  });
  return {
    all,
    open: (c: Context): Response =>
      openStream<PageEvent>(c, streams, (send) => {
        send(all());
        return world.onChange((change) => {
          for (const event of told(world, house, change)) send(event);
        });
      }),
  };
}

function told(world: World, house: () => House, change: Change): readonly PageEvent[] {
  switch (change.kind) {
    case 'house':
      return [{ kind: 'house', house: house() }];
    case 'chat':
      return [...frameOf(world, change.chat), { kind: 'house', house: house() }];
    case 'typing':
      return [{ kind: 'typing', chat: change.chat }];
    case 'happening':
      return happened(world, house, change);
    case 'call':
    case 'update':
    case 'confirmed':
    case 'poll':
      return [];
  }
}

function happened(
  world: World,
  house: () => House,
  { chat, happening }: Extract<Change, { kind: 'happening' }>,
): readonly PageEvent[] {
  switch (happening.kind) {
    case 'said':
    case 'edited': {
      const message = world.message(chat, happening.message.message_id);
      return message ? [{ kind: 'message', chat, message: plain(message) }, ...frameOf(world, chat)] : [];
    }
    case 'deleted':
      return [{ kind: 'gone', chat, id: happening.message.message_id }, ...frameOf(world, chat)];
    case 'pinned':
    case 'unpinned':
      return frameOf(world, chat);
    case 'blocked':
    case 'unblocked':
      return [{ kind: 'house', house: house() }];
    case 'pressed':
    case 'toast':
      return [];
  }
}

const frame = ({ id, keyboard, pinned }: ChatState): ChatFrame => ({
  id,
  keyboard: keyboard ?? null,
  pinned,
});

function frameOf(world: World, id: number): PageEvent[] {
  const chat = world.chats().find((one) => one.id === id);
  return chat ? [{ kind: 'chat', frame: frame(chat) }] : [];
}

const view = (world: World, chat: ChatState): ChatView => ({
  ...frame(chat),
  messages: world.messages(chat.id).slice(-shownAtMost).map(plain),
});

/** The reply keyboard of a message is the chat's, not the message's. */
function plain({ markup: _, ...message }: ShownMessage): PageMessage {
  const { text, caption } = message;
  if (text !== undefined) return { ...message, entities: linked(text, message.entities) };
  if (caption === undefined) return message;
  return { ...message, caption_entities: linked(caption, message.caption_entities) };
}

/** With the links and commands that people's apps mark in a bot's words, too. */
function linked(text: string, known: readonly Entity[] = []): Entity[] {
  const nests = (a: Entity, b: Entity) => a.offset <= b.offset && b.offset + b.length <= a.offset + a.length;
  const apart = (a: Entity, b: Entity) => a.offset + a.length <= b.offset || b.offset + b.length <= a.offset;
  const same = (a: Entity, b: Entity) => a.offset === b.offset && a.length === b.length && a.type === b.type;
  const found = automaticEntities(text).filter((one) =>
    known.every(
      (other) => !same(one, other) && (apart(one, other) || nests(one, other) || nests(other, one)),
    ),
  );
  return [...known, ...found];
}
