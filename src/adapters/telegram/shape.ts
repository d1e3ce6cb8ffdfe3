/**
 * Whether an update is as Telegram describes it, as far as we read it. All below trusts what passes here; what does not
 * pass is nobody's, for a number where a text should be would break something later that is offered again for ever.
 */
import type { Update } from 'grammy/types';

/** Where something is not as it should be; null: nowhere. Never what stands there: it is somebody's. */
type Check = (value: unknown, path: string) => string | null;

const when =
  (fits: (value: unknown) => boolean): Check =>
  (value, path) =>
    fits(value) ? null : path;

const text = when((value) => typeof value === 'string');
const flag = when((value) => typeof value === 'boolean');
const anything = when((value) => typeof value === 'object' && value !== null);
const number = when(Number.isFinite);
const whole = when(Number.isSafeInteger);
/** Telegram counts seconds in 32 bits; zero stands where nobody may know. */
const moment = when((value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 32);
/** What Telegram gives us to give it back: never a sign that a database or a call would choke on. */
const reference = when((value) => typeof value === 'string' && /^[\x20-\x7e]{1,1024}$/.test(value));

const maybe =
  (check: Check): Check =>
  (value, path) =>
    value === undefined ? null : check(value, path);

const list =
  (check: Check): Check =>
  (value, path) =>
    Array.isArray(value) ? first(value, (one) => check(one, path)) : path;

const record =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value, path) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? first(Object.entries(checks), ([name, check]) => check(Reflect.get(value, name), `${path}.${name}`))
      : path;

function first<T>(all: readonly T[], check: (one: T) => string | null): string | null {
  for (const one of all) {
    const fault = check(one);
    if (fault !== null) return fault;
  }
  return null;
}

const user = record({
  id: whole,
  is_bot: maybe(flag),
  first_name: text,
  last_name: maybe(text),
  username: maybe(text),
  language_code: maybe(text),
});
const chat = record({ id: whole, type: text, title: maybe(text) });
const photo = record({ file_id: reference, width: whole, height: whole });
/** Of formatting that fits no words nothing is left, and the words stay. */
const entity = record({ type: text, offset: number, length: number, url: maybe(text), user: maybe(user) });
const file = record({ file_id: reference, file_name: maybe(text), file_size: maybe(whole) });

const words = {
  text: maybe(text),
  caption: maybe(text),
  entities: maybe(list(entity)),
  caption_entities: maybe(list(entity)),
  photo: maybe(list(photo)),
};
const message = record({
  message_id: whole,
  date: moment,
  chat,
  from: maybe(user),
  sender_chat: maybe(chat),
  ...words,
  document: maybe(file),
  animation: maybe(anything),
  forward_origin: maybe(anything),
  reply_to_message: maybe(record({ message_id: whole, from: maybe(user), ...words })),
  media_group_id: maybe(reference),
  message_thread_id: maybe(whole),
  is_topic_message: maybe(flag),
  is_automatic_forward: maybe(flag),
  migrate_to_chat_id: maybe(whole),
  migrate_from_chat_id: maybe(whole),
});
const press = record({
  id: reference,
  from: user,
  data: maybe(text),
  inline_message_id: maybe(text),
  message: maybe(
    record({
      message_id: whole,
      chat,
      message_thread_id: maybe(whole),
      is_topic_message: maybe(flag),
    }),
  ),
});
const standing = record({
  chat,
  from: user,
  date: moment,
  new_chat_member: record({ status: text, is_member: maybe(flag) }),
});

const update = record({
  message: maybe(message),
  callback_query: maybe(press),
  my_chat_member: maybe(standing),
});

/** The first place that is not as Telegram describes it; null for an update that can be read. */
export function faultOf(came: Update): string | null {
  return update(came, 'update') ?? foreignChat(came);
}

/** In private everybody has one chat, of his own number: what he asks for is told to nobody else. */
function foreignChat({ message, callback_query: pressed, my_chat_member: changed }: Update): string | null {
  const [where, who] = [message ?? pressed?.message ?? changed, (message ?? pressed ?? changed)?.from];
  const isForeign = where?.chat.type === 'private' && who !== undefined && who.id !== where.chat.id;
  return isForeign ? 'update.chat of somebody else' : null;
}
