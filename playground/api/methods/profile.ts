/** What a bot says of itself before and beside any conversation. */
import type { BotCommand, CommandScope, DefaultRights, MenuButton } from '../../telegram.ts';
import { listed } from '../../world/profile.ts';
import type { BotProfile, ListedCommands, State } from '../../world/state.ts';
import { badRequest } from '../error.ts';
import { knownChat } from './access.ts';

type ForLanguage = { readonly language_code?: string };

/** Empty: for everybody whose language has nothing of its own. */
function languageOf({ language_code: code = '' }: ForLanguage): string {
  if (!/^([a-z]{2})?$/.test(code)) throw badRequest('invalid language code specified');
  return code;
}

type ForScope = ForLanguage & { readonly scope?: CommandScope };

/** The scope in one spelling. Throws 400 for a chat that the bot has never met, as Telegram does. */
function placeOf(state: State, params: ForScope): Pick<ListedCommands, 'scope' | 'language'> {
  const { scope = { type: 'default' } } = params;
  const language = languageOf(params);
  if (!('chat_id' in scope)) return { scope: JSON.stringify({ type: scope.type }), language };
  const chat = knownChat(state, scope.chat_id);
  const isPrivate = chat.type === 'private';
  if (isPrivate && !state.people.get(chat.id)?.started) throw badRequest('chat not found');
  if (chat.type === 'channel') throw badRequest("can't change commands in channel chats");
  if (isPrivate && scope.type !== 'chat')
    throw badRequest("can't use the specified command scope in a private chat");
  if ('user_id' in scope && !state.people.has(scope.user_id)) throw badRequest('user not found');
  const user = 'user_id' in scope && { user_id: scope.user_id };
  return { scope: JSON.stringify({ type: scope.type, chat_id: chat.id, ...user }), language };
}

export function setMyCommands(
  state: State,
  params: ForScope & { readonly commands: readonly BotCommand[] },
): true {
  if (params.commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of params.commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    if (description.length < 1 || description.length > 256)
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  return list(state, { ...placeOf(state, params), commands: params.commands });
}

export const deleteMyCommands = (state: State, params: ForScope): true =>
  list(state, { ...placeOf(state, params), commands: [] });

/** No commands are no list: the next wider scope shows through. */
function list({ profile, records }: State, news: ListedCommands): true {
  const others = profile.commands.filter(
    ({ scope, language }) => scope !== news.scope || language !== news.language,
  );
  profile.commands = news.commands.length > 0 ? [...others, news] : others;
  records.changed({ kind: 'house' });
  return true;
}

export const getMyCommands = (state: State, params: ForScope): readonly BotCommand[] =>
  listed(state.profile, placeOf(state, params));

type Texts = 'description' | 'shortDescription';

function describe(state: State, kind: Texts, text: string, most: number, language: string): true {
  if (text.length > most) throw badRequest('BOT_DESCRIPTION_TOO_LONG');
  // What is taken away shows the text for everybody again.
  if (text === '') state.profile[kind].delete(language);
  else state.profile[kind].set(language, text);
  state.records.changed({ kind: 'house' });
  return true;
}

const told = ({ profile }: State, kind: Texts, params: ForLanguage): string =>
  profile[kind].get(languageOf(params)) ?? profile[kind].get('') ?? '';

export const setMyDescription = (state: State, params: ForLanguage & { readonly description?: string }) =>
  describe(state, 'description', params.description ?? '', 512, languageOf(params));

export const getMyDescription = (state: State, params: ForLanguage) => ({
  description: told(state, 'description', params),
});

export const setMyShortDescription = (
  state: State,
  params: ForLanguage & { readonly short_description?: string },
) => describe(state, 'shortDescription', params.short_description ?? '', 120, languageOf(params));

export const getMyShortDescription = (state: State, params: ForLanguage) => ({
  short_description: told(state, 'shortDescription', params),
});

type ForChat = { readonly chat_id?: number };

/** The private chat that a menu button is for; undefined: all of them. */
function buttonChat(state: State, { chat_id: id }: ForChat): number | undefined {
  if (id === undefined) return undefined;
  if (knownChat(state, id).type !== 'private') throw badRequest('chat is not private');
  return id;
}

export function setChatMenuButton(
  state: State,
  params: ForChat & { readonly menu_button?: MenuButton },
): true {
  state.profile.menuButtons.set(buttonChat(state, params), params.menu_button ?? { type: 'default' });
  state.records.changed({ kind: 'house' });
  return true;
}

export function getChatMenuButton(state: State, params: ForChat): MenuButton {
  const { menuButtons } = state.profile;
  return menuButtons.get(buttonChat(state, params)) ?? menuButtons.get(undefined) ?? { type: 'default' };
}

type ForKind = { readonly for_channels?: boolean };
const chatsOf = ({ for_channels: channels }: ForKind): keyof BotProfile['defaultRights'] =>
  channels ? 'channels' : 'groups';

export function setMyDefaultAdministratorRights(
  { profile, records }: State,
  params: ForKind & { readonly rights?: DefaultRights },
): true {
  profile.defaultRights[chatsOf(params)] = params.rights;
  records.changed({ kind: 'house' });
  return true;
}

const NO_RIGHTS: DefaultRights = {
  is_anonymous: false,
  can_manage_chat: false,
  can_delete_messages: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_welcome_messages: false,
};

export const getMyDefaultAdministratorRights = ({ profile }: State, params: ForKind): DefaultRights =>
  profile.defaultRights[chatsOf(params)] ?? NO_RIGHTS;
