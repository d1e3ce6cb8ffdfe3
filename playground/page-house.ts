import type { GuideBook } from './guide/guide.ts';
import type { TroubleSwitches } from './page-troubles.ts';
import type { House, PageGroup, PagePerson } from './page-wire.ts';
import type { SampleHouse } from './sample-house.ts';
import { isMember } from './world/chats.ts';
import type { Contact, State } from './world/state.ts';

type Parts = {
  readonly sample: SampleHouse;
  readonly realHouse: boolean;
  readonly timeZone: string | undefined;
  readonly troubles: TroubleSwitches;
  readonly guides: { readonly ru: GuideBook; readonly en: GuideBook };
};

/** Everything the page shows around the chats. */
export function houseNow(state: State, { sample, realHouse, timeZone, troubles, guides }: Parts): House {
  const { id, first_name: name, username = '' } = state.bot;
  return {
    bot: { id, name, username },
    now: state.clock.now().getTime(),
    canAdvance: state.clock.advance !== undefined,
    realHouse,
    timeZone: timeZone ?? null,
    commands: privateCommands(state),
    people: [...state.people.values()].map((contact) => person(contact, sample)),
    groups: groups(state),
    troubles: troubles.now(),
    guides: { ru: guides.ru.now(), en: guides.en.now() },
    about: Object.fromEntries(state.profile.description),
  };
}

/** What a private chat lists behind «/»: the narrower scope wins, as at Telegram. */
function privateCommands({ profile }: State): House['commands'] {
  const scopes = ['all_private_chats', 'default'].map((type) =>
    profile.commands.filter(({ scope }) => scope === JSON.stringify({ type })),
  );
  const narrowest = scopes.find((lists) => lists.length > 0) ?? [];
  return narrowest.map(({ language, commands }) => ({ language, commands }));
}

function person({ person, started, blocked }: Contact, sample: SampleHouse): PagePerson {
  const known = sample.people.find(({ id }) => id === person.id);
  return {
    id: person.id,
    firstName: person.firstName,
    languageCode: person.languageCode ?? '',
    spots: known?.spots ?? [],
    admin: known?.admin ?? false,
    guard: known?.guard ?? false,
    settled: known !== undefined,
    phone: known ? (known.phone ?? false) : true,
    started,
    blocked,
  };
}

function groups(state: State): PageGroup[] {
  return [...state.chats.values()]
    .filter(({ type, migratedTo }) => (type === 'group' || type === 'supergroup') && migratedTo === undefined)
    .map(({ id, title, members }) => ({
      id,
      title,
      members: [...members]
        .filter(([member, standing]) => member !== state.bot.id && isMember(standing))
        .map(([member]) => member),
      bot: members.get(state.bot.id)?.status ?? 'left',
    }));
}
