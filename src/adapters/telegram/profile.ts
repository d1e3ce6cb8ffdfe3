import { type Api, GrammyError } from 'grammy';
import type { BotCommandScope, ChatAdministratorRights, LanguageCode } from 'grammy/types';
import type { Profile, Showing, Trait } from '../../chat/introduction.ts';
import type { Language } from '../../chat/kit/wording.ts';
import { seconds } from '../../core/kernel/time.ts';
import { askedPause, codeOf } from './errors.ts';
import { deadlineSignal } from './signal.ts';

const DEADLINE = seconds(10);

/** Enough to be shown the messages of a group. */
const LEAST_RIGHTS: ChatAdministratorRights = {
  is_anonymous: false,
  can_manage_chat: true,
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

/** Tells Telegram what to show of the bot. A 429 here is one method's own: it holds up nothing else. */
export function createProfile(api: Api): Profile {
  return {
    show: async (trait) => {
      try {
        await show(api, trait);
        return { kind: 'shown' };
      } catch (error) {
        return failed(error);
      }
    },
  };
}

function show(api: Api, trait: Trait): Promise<true> {
  const signal = deadlineSignal(DEADLINE);
  switch (trait.kind) {
    case 'commands': {
      const place = { scope: scopeOf(trait.to), ...inLanguage(trait.language) };
      if (trait.commands.length === 0) return api.raw.deleteMyCommands(place, signal);
      const commands = trait.commands.map(({ name, does }) => ({ command: name, description: does }));
      return api.raw.setMyCommands({ commands, ...place }, signal);
    }
    case 'description':
      return api.raw.setMyDescription({ description: trait.text, ...inLanguage(trait.language) }, signal);
    case 'profile line':
      return api.raw.setMyShortDescription(
        { short_description: trait.text, ...inLanguage(trait.language) },
        signal,
      );
    case 'menu button':
      return api.raw.setChatMenuButton({ menu_button: { type: trait.opens } }, signal);
    case 'group rights':
      return api.raw.setMyDefaultAdministratorRights({ rights: LEAST_RIGHTS }, signal);
  }
}

function scopeOf(to: Extract<Trait, { kind: 'commands' }>['to']): BotCommandScope {
  if (to === 'private chats') return { type: 'all_private_chats' };
  return to === 'groups' ? { type: 'all_group_chats' } : { type: 'chat', chat_id: Number(to.chat) };
}

// Telegram refuses a folder of locales/ that is named like no language; until then any name may be one.
const inLanguage = (language: Language | null) =>
  language === null ? {} : { language_code: language as LanguageCode };

function failed(error: unknown): Showing {
  const why = codeOf(error);
  const after = askedPause(error);
  if (after !== null) return { kind: 'quiet', after, why };
  // Without the right token nothing is taken; with it another 4xx will not become a yes by asking again.
  const isRefused = error instanceof GrammyError && error.error_code < 500 && error.error_code !== 401;
  return { kind: isRefused ? 'refused' : 'out of reach', why };
}
