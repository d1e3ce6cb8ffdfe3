import type { Fault, Faults } from '../api/faults.ts';
import type { PaceLimits } from '../api/pace.ts';
import type { Message, ReplyKeyboard, Update } from '../telegram.ts';
import { chatState, contactOf, userOf } from './chats.ts';
import {
  type AlbumPart,
  albumBodies,
  type DocumentWish,
  documentBody,
  type PhotoWish,
  photoBody,
  stickerBody,
  typed,
  voiceBody,
} from './content.ts';
import {
  addBot,
  addGroup,
  addOwnTopic,
  addTopic,
  type BotInvitation,
  changeBot,
  changePerson,
  channelPost,
  forwardBody,
  type Group,
  type GroupWish,
  migrate,
  removeTopic,
} from './groups.ts';
import {
  addPerson,
  type ChatRef,
  editOwn,
  idOf,
  type MessageRef,
  messageIdOf,
  setBlocked,
  type Where,
  write,
} from './people.ts';
import { buttonsOf, type PressAnswer, press, pressData, sameLabel } from './presses.ts';
import { commandsSeen, descriptionSeen } from './profile.ts';
import type { Call, Change, Happening, SentWith } from './records.ts';
import type { AdminRights, BotProfile, Person, State, StoredMessage, Switches } from './state.ts';
import { dump, type UntilOptions, until } from './until.ts';

/** A message as it stands now; `edits` counts how often it was changed. */
export type ShownMessage = Message & SentWith & { readonly edits: number };
export type NewPerson = Omit<Person, 'id'> & { readonly id?: number };

/** The people, chats and calls of the play-Telegram, and what people can do there. */
export type World = ReturnType<typeof createWorld>;

export function createWorld(state: State) {
  const { records } = state;
  const stored = (chat: ChatRef) => [...chatState(state, idOf(chat)).messages.values()];
  const show = ({ message, ...rest }: StoredMessage): ShownMessage => ({ ...message, ...rest });
  const shown = (chat: ChatRef): ShownMessage[] => stored(chat).map(show);
  const newest = (chat: ChatRef, fits: (message: Message) => boolean): ShownMessage | undefined => {
    const found = stored(chat).findLast(({ message }) => fits(message));
    return found && show(found);
  };

  const people = {
    /** A person who has not started the bot yet: sending to them is refused with 403 until start() or say(). */
    addPerson({ id = 1_000_000_000 + (state.nextId() % 1_000_000_000), ...names }: NewPerson): Person {
      const person = { id, ...names };
      addPerson(state, person);
      return person;
    },
    person: (id: number): Person => contactOf(state, id).person,
    people: (): Person[] => [...state.people.values()].map(({ person }) => person),
    /** Presses «Start», with the payload of a deep link (`?start=…`, up to 64 of A-Z a-z 0-9 _ -); takes a block back first. */
    start(person: Person, payload?: string): Message {
      if (payload !== undefined && !/^[\w-]{1,64}$/.test(payload))
        throw new Error(`no deep link can carry ${payload}`);
      setBlocked(state, person, false);
      return write(state, person, typed(payload === undefined ? '/start' : `/start ${payload}`));
    },
    /** Pressed «Start» long ago: can be written to, and the bot hears nothing of it now. */
    startedBefore(person: Person) {
      contactOf(state, person.id).started = true;
    },
    /** The bot hears of it by my_chat_member, and every send to the person is 403 from then on. */
    block: (person: Person) => setBlocked(state, person, true),
    unblock: (person: Person) => setBlocked(state, person, false),
    /** The account is deleted: 403 «user is deactivated». */
    deactivate(person: Person) {
      contactOf(state, person.id).deactivated = true;
    },
    /** Writes a text, in the private chat or `where.chat`; commands, mentions and links are marked as Telegram does. */
    say: (person: Person, text: string, where: Where = {}): Message =>
      write(state, person, typed(text, where.entities), where),
    photo: (person: Person, wish: PhotoWish = {}): Message =>
      write(state, person, photoBody(state, wish), wish),
    document: (person: Person, wish: DocumentWish): Message =>
      write(state, person, documentBody(state, wish), wish),
    /** Several photos or files sent as one: the bot gets as many messages, the parts given later may come later. */
    album: (person: Person, parts: readonly AlbumPart[], where: Where = {}): Message[] =>
      albumBodies(state, parts).map((body) => write(state, person, body, where)),
    sticker: (person: Person, emoji = '👍', where: Where = {}): Message =>
      write(state, person, stickerBody(state, emoji), where),
    voice: (person: Person, where: Where = {}): Message => write(state, person, voiceBody(state), where),
    /** Shares a contact, the person's own unless another is given. */
    contact(person: Person, where: Where & { readonly phone?: string; readonly of?: Person } = {}): Message {
      const { id: user_id, firstName: first_name } = where.of ?? person;
      return write(
        state,
        person,
        { contact: { phone_number: where.phone ?? '+70000000000', first_name, user_id } },
        where,
      );
    },
    location(
      person: Person,
      where: Where & { readonly latitude?: number; readonly longitude?: number } = {},
    ): Message {
      const { latitude = 55.75, longitude = 37.62 } = where;
      return write(state, person, { location: { latitude, longitude } }, where);
    },
    /** Forwards any message of the world, by default to the bot. */
    forward: (person: Person, message: Message, where: Where = {}): Message =>
      write(state, person, forwardBody(message), where),
    /** Edits a message of one's own: the bot gets edited_message. */
    edit: (message: Message, text: string): Message => editOwn(state, message, text),
  };

  const presses = {
    /**
     * Presses an inline button by its label (an emoji before the words may be left out) or data; resolves with the
     * bot's answer to the press, rejects when none comes within `pressTimeoutMs`.
     */
    press: (person: Person, message: MessageRef, labelOrData: string, chat?: ChatRef): Promise<PressAnswer> =>
      press(state, person, seenMessage(state, message, chat ?? person), labelOrData),
    /** Presses with any data, as a forged client may. */
    forge: (person: Person, message: MessageRef, data: string, chat?: ChatRef): Promise<PressAnswer> =>
      pressData(state, person, seenMessage(state, message, chat ?? person), data),
    /** Presses what carries this label: the newest inline button in the chat, else a button of the reply keyboard. */
    async tap(person: Person, label: string, chat: ChatRef = person): Promise<PressAnswer | undefined> {
      const inline = newest(chat, (message) => buttonsOf(message).some(({ text }) => sameLabel(text, label)));
      if (inline) return press(state, person, inline, label);
      const key = keyLabels(chatState(state, idOf(chat)).keyboard).find((text) => sameLabel(text, label));
      if (key === undefined) throw new Error(`nothing to press is called «${label}»\n${dump(state)}`);
      write(state, person, typed(key), { chat });
      return undefined;
    },
  };

  const groups = {
    addGroup: (wish: GroupWish): Group => addGroup(state, wish),
    addBot: (group: ChatRef, invitation: BotInvitation) => addBot(state, group, invitation),
    /** Removes the bot: it hears of it, and every send there is 403 «kicked». */
    removeBot: (group: ChatRef, by: Person) => changeBot(state, group, by, { status: 'kicked' }),
    promoteBot: (group: ChatRef, by: Person, rights: AdminRights = { can_manage_chat: true }) =>
      changeBot(state, group, by, { status: 'administrator', rights }),
    demoteBot: (group: ChatRef, by: Person) => changeBot(state, group, by, { status: 'member' }),
    join: (person: Person, group: ChatRef) => changePerson(state, group, person, true),
    leave: (person: Person, group: ChatRef) => changePerson(state, group, person, false),
    migrate: (group: ChatRef, by: Person, heardBefore?: Group): Group =>
      migrate(state, group, by, heardBefore),
    addTopic: (group: ChatRef, by: Person, name: string): number => addTopic(state, group, by, name),
    addOwnTopic: (person: Person, name: string): number => addOwnTopic(state, person, name),
    removeTopic: (chat: ChatRef, thread: number) => removeTopic(state, chat, thread),
    channelPost: (channel: ChatRef, text: string): Message => channelPost(state, channel, text),
  };

  const sight = {
    /** What stands in a chat now, in order: deleted messages gone, edits applied. */
    messages: shown,
    message(chat: ChatRef, id: number): ShownMessage | undefined {
      const found = chatState(state, idOf(chat)).messages.get(id);
      return found && show(found);
    },
    lastMessage: (chat: ChatRef): ShownMessage | undefined => newest(chat, () => true),
    /** The newest message whose text or caption contains `piece`. */
    find: (chat: ChatRef, piece: string): ShownMessage | undefined =>
      newest(chat, ({ text, caption }) => (text ?? caption ?? '').includes(piece)),
    /** The reply keyboard that lies under a chat now. */
    keyboard: (chat: ChatRef): ReplyKeyboard | undefined => chatState(state, idOf(chat)).keyboard,
    pinned: (chat: ChatRef): readonly number[] => chatState(state, idOf(chat)).pinned,
    chats: () => [...state.chats.values()],
    /** Everything that happened in a chat, in order of time; see transcript() in test/support. */
    journal: (chat: ChatRef): readonly Happening[] => records.journal(idOf(chat)),
    log: records.calls as readonly Call[],
    updates: records.updates as readonly Update[],
    profile: state.profile as Readonly<BotProfile>,
    /** What a person finds behind «/», in the private chat or in a group. */
    commandsSeen: (person: Person, chat?: ChatRef) => commandsSeen(state, person, chat),
    descriptionSeen: (person: Person) => descriptionSeen(state, person),
    userOf,
  };

  const waiting = {
    /** Tells the page that the clock or what else stands around the chats has changed. */
    tellHouse: () => records.changed({ kind: 'house' }),
    onChange: (listener: (change: Change) => void) => records.onChange(listener),
    until: <T>(predicate: () => T | undefined | null | false, options?: UntilOptions): Promise<T> =>
      until(state, predicate, options),
    /**
     * Waits until the bot confirmed every update so far and no call is being answered. What it does later by its own
     * timers, or sends after confirming, is not waited for: use until() for that.
     */
    settled: (options: UntilOptions = {}): Promise<true> =>
      until(state, () => state.updates.pending().size === 0 && records.inFlight === 0, {
        what: 'the bot to settle',
        ...options,
      }),
    /** Whether the bot waits in a long poll right now. */
    polling: () => state.updates.polling(),
    dump: () => dump(state),
  };

  const trouble = {
    faults: state.faults as Faults,
    addFault: (fault: Fault) => state.faults.add(fault),
    pace: state.pace as { limits: PaceLimits | undefined; refused: number },
    switches: state.switches as Switches,
    files: state.files,
    /** Brings the bot something in the place of an update, whatever it is, as one of this chat. */
    offer: (chat: ChatRef, make: (updateId: number) => unknown) => state.updates.offer(make, idOf(chat)),
  };

  return {
    ...people,
    ...presses,
    ...groups,
    ...sight,
    ...waiting,
    ...trouble,
    bot: state.bot,
    clock: state.clock,
  };
}

/** A message as a person saw it: an own copy that is handed in counts, even when it is changed or gone by now. */
function seenMessage(state: State, seen: MessageRef, chat: ChatRef): Message {
  if (isMessage(seen)) return seen;
  const found = chatState(state, idOf(chat)).messages.get(messageIdOf(seen));
  if (!found) throw new Error(`there is no message ${messageIdOf(seen)} to press on\n${dump(state)}`);
  return found.message;
}

const isMessage = (seen: MessageRef): seen is Message =>
  typeof seen === 'object' && 'chat' in seen && 'date' in seen;

const keyLabels = (keyboard: ReplyKeyboard | undefined): string[] =>
  (keyboard?.keyboard ?? []).flat().map((key) => (typeof key === 'string' ? key : key.text));
