import type { Troubles } from '../page-wire.ts';
import type { Message } from '../telegram.ts';
import type { Change } from '../world/records.ts';

/** Whose turn it is: somebody's phone, the house chat, or a tool at the top of the page. */
export type UpdateContext =
  | 'anna'
  | 'boris'
  | 'admin'
  | 'guard'
  | 'newcomer'
  | 'group'
  | 'clock'
  | 'troubles'
  | 'plus';

/** Something that happened while a scene is played. */
export type Moment = {
  readonly change: Change;
  readonly chatOf: (who: UpdateContext) => number;
  /** Whether somebody did anything since the scene began: what the bot still owes to an earlier one does not count. */
  readonly acted: (who: UpdateContext) => boolean;
  readonly troubles: Troubles;
  /** Whether somebody new was added since the scene began. */
  readonly cameIn: boolean;
};

export type Done = (moment: Moment) => boolean;

const textOf = ({ text, caption }: Message) => text ?? caption ?? '';
const buttonsOf = ({ reply_markup }: Message) => (reply_markup?.inline_keyboard ?? []).flat();

/** The message of the bot that stands in somebody's chat, new or changed. */
function shown(who: UpdateContext, { change, chatOf }: Moment): Message | undefined {
  if (change.kind !== 'happening' || change.chat !== chatOf(who)) return undefined;
  const { happening } = change;
  if (happening.kind !== 'said' && happening.kind !== 'edited') return undefined;
  return happening.message.from?.is_bot ? happening.message : undefined;
}

/** What a person wrote, in private or in the house chat. */
function written({ change, chatOf }: Moment, where: UpdateContext): Message | undefined {
  if (change.kind !== 'happening' || change.chat !== chatOf(where)) return undefined;
  const { happening } = change;
  return happening.kind === 'said' && !happening.message.from?.is_bot ? happening.message : undefined;
}

/** A person wrote this, or pressed the key that says it. */
export const says =
  (who: UpdateContext, words: string): Done =>
  (moment) =>
    textOf(written(moment, who) ?? emptyMessage).includes(words);

/** The bot shows this text in somebody's chat, after `because` did something. */
export const shows =
  (who: UpdateContext, words: string, because: UpdateContext): Done =>
  (moment) =>
    moment.acted(because) && textOf(shown(who, moment) ?? emptyMessage).includes(words);

export const offers =
  (who: UpdateContext, label: string, because: UpdateContext): Done =>
  (moment) =>
    moment.acted(because) &&
    buttonsOf(shown(who, moment) ?? emptyMessage).some(({ text }) => text.endsWith(label));

export const showsPhoto =
  (who: UpdateContext, because: UpdateContext): Done =>
  (moment) =>
    moment.acted(because) && shown(who, moment)?.photo !== undefined;

export const presses =
  (who: UpdateContext, label: string): Done =>
  ({ change, chatOf }) =>
    change.kind === 'happening' &&
    change.happening.kind === 'pressed' &&
    change.happening.person.id === chatOf(who) &&
    change.happening.label.endsWith(label);

/** The bot brings somebody the menu that begins with this key. */
export const bringsMenu =
  (who: UpdateContext, label: string): Done =>
  ({ change, chatOf }) =>
    change.kind === 'happening' &&
    change.chat === chatOf(who) &&
    change.happening.kind === 'said' &&
    JSON.stringify(change.happening.markup ?? '').includes(label);

/** The bot is added to the house chat. */
export const botComes: Done = (moment) =>
  (written(moment, 'group')?.new_chat_members ?? []).some(({ is_bot }) => is_bot);

export const isBlocked =
  (who: UpdateContext): Done =>
  ({ change, chatOf }) =>
    change.kind === 'happening' &&
    change.happening.kind === 'blocked' &&
    change.happening.person.id === chatOf(who);

const emptyMessage: Message = { message_id: 0, date: 0, chat: { id: 0, type: 'private' } };
