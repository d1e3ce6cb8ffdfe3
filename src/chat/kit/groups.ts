import type { Note } from '../../core/alerts/alert.ts';
import type { Group } from '../../core/groups/group.ts';
import type { HouseGroups } from '../../core/groups/group-ports.ts';
import type { AlertId, AskedBackId, ComplexId, GroupId, PersonId } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import type { AddressedInGroup, BotId, ChatRef, MessageRef, TopicRef } from './incoming.ts';
import type { Reply } from './outgoing.ts';
import type { MemberContext, UpdateContext } from './update-context.ts';
import type { Language } from './wording.ts';

/** Where in a group an answer goes. */
export type LinePlace = {
  readonly group: GroupId;
  readonly topic: TopicRef | null;
  readonly replyTo: MessageRef | null;
};

/** A request that was asked back; `place` is null in private. */
export type AskedBack = {
  readonly note: Note;
  readonly place: LinePlace | null;
  /** The cars that may be meant, as typed; a button says which. */
  readonly plates?: readonly string[];
};

/** What a conversation asks of groups beside what core asks. */
export type Groups = HouseGroups & {
  readonly find: (bot: BotId, chat: ChatRef) => Promise<Group | null>;
  /** The group's row, made where there is none; takes over the title. */
  readonly meet: (bot: BotId, chat: ChatRef, title: string, language: Language) => Promise<Group>;
  /** The group goes on in another chat; what the bot wrote in the old one cannot be edited any more. */
  readonly move: (bot: BotId, from: ChatRef, to: ChatRef) => Promise<void>;
  /** A line about the thread in the group, drawn from its state; `message`: one that is there and becomes the line. */
  readonly showLine: (
    complex: ComplexId,
    alert: AlertId,
    place: LinePlace,
    message: MessageRef | null,
  ) => Promise<void>;
  readonly askBack: (
    complex: ComplexId,
    author: PersonId,
    asked: AskedBack,
    expiresAt: Instant,
  ) => Promise<AskedBackId>;
  /** Somebody's own question that he answers too late. */
  readonly isLate: (complex: ComplexId, id: AskedBackId, author: PersonId) => Promise<boolean>;
  /** Takes the request out, once; null when it is somebody else's, answered or over. */
  readonly takeBack: (complex: ComplexId, id: AskedBackId, author: PersonId) => Promise<AskedBack | null>;
  /** How people address the bot, without the @; null until the messenger has told. */
  readonly botName: (bot: BotId) => Promise<string | null>;
  readonly botNameIn: (group: GroupId) => Promise<string | null>;
};

/** What becomes of words that are for the bot, once their author may ask for something; null: nothing is asked for. */
export type ReadGroupRequest = (
  context: UpdateContext,
  said: AddressedInGroup,
) => ((context: MemberContext, group: Group) => Promise<Reply[]>) | null;
