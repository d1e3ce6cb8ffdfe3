import { menuRows } from '../../chat/kit/menu.ts';
import { menuButtons } from '../../chat/kit/menu-buttons.ts';
import { offers } from '../../chat/kit/offers.ts';
import { speak } from '../../chat/kit/update-context.ts';
import type { Visitor } from '../../chat/kit/visitors.ts';
import type { Me } from '../contract.ts';
import { done, type Face, type Handler, languageOf, type Request } from '../face.ts';

export const readMe: Handler<'GET me'> = async (face, call) => done(await meOf(face, call, call.visitor));

/** Who signed in, and what is there for him. */
export async function meOf(face: Face, call: Request, visitor: Visitor): Promise<Me> {
  const { complex, person } = visitor;
  const language = languageOf(face, call, visitor);
  const { name: house, timeZone } = await face.look((tx) => tx.complexes.get(complex));
  const isGuard = person !== null && offers(person, 'check passes');
  return {
    house,
    timeZone,
    language,
    languages: [...face.words.languages],
    person: person && {
      name: person.displayName,
      roles: [...person.roles],
      spots: [...person.spots],
      away: person.away,
    },
    session: visitor.session,
    tabs: [...(isGuard ? (['gate', 'today'] as const) : []), 'notices', 'more'],
    menu: menuOf(face, visitor, language),
    // A guard's screen is the gate; what he raises himself stands in his menu.
    mayCall: person !== null && offers(person, 'raise blocked') && !(isGuard && person.spots.length === 0),
  };
}

function menuOf(face: Face, { complex, person }: Visitor, language: string): Me['menu'] {
  if (!person) return [];
  const member = { ...person, kind: 'member', complex, person: person.id } as const;
  return menuRows(member, speak(face.words, language))
    .flat()
    .map(({ label, opens }) => ({ label, press: menuButtons.data({ kind: 'open', choice: opens }) }));
}
