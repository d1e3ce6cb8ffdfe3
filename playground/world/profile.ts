import type { BotCommand } from '../telegram.ts';
import { contactOf } from './chats.ts';
import { type ChatRef, idOf } from './people.ts';
import type { BotProfile, ListedCommands, Person, State } from './state.ts';

export const listed = (
  profile: BotProfile,
  place: Pick<ListedCommands, 'scope' | 'language'>,
): readonly BotCommand[] =>
  profile.commands.find(({ scope, language }) => scope === place.scope && language === place.language)
    ?.commands ?? [];

/** What a person sees behind «/»: the narrowest scope that has a list, in their language before everybody's. */
export function commandsSeen(state: State, person: Person, chat: ChatRef = person): readonly BotCommand[] {
  const { languageCode = '' } = contactOf(state, person.id).person;
  const id = idOf(chat);
  const scopes =
    id === person.id
      ? [{ type: 'chat', chat_id: id }, { type: 'all_private_chats' }]
      : [{ type: 'chat', chat_id: id }, { type: 'all_group_chats' }];
  for (const scope of [...scopes, { type: 'default' }]) {
    for (const language of [languageCode.slice(0, 2), '']) {
      const commands = listed(state.profile, { scope: JSON.stringify(scope), language });
      if (commands.length > 0) return commands;
    }
  }
  return [];
}

/** What a person reads of the bot: in an empty chat above «Старт», and in its profile. */
export function descriptionSeen({ profile }: State, { languageCode = '' }: Person) {
  const inLanguage = (texts: ReadonlyMap<string, string>) =>
    texts.get(languageCode.slice(0, 2)) ?? texts.get('') ?? '';
  return { long: inLanguage(profile.description), short: inLanguage(profile.shortDescription) };
}
