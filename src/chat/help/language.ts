import { hasMenu, withMenu } from '../kit/menu.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { type MemberContext, speak } from '../kit/update-context.ts';
import type { Language } from '../kit/wording.ts';
import { helpButtons } from './buttons.ts';

/** /lang: every language by its own name. */
export function askLanguage({ words, speech }: MemberContext): Reply[] {
  const buttons = words.languages.map((language): Button[] => {
    return [
      {
        label: words.plain(language, 'language-name'),
        press: helpButtons.data({ kind: 'language', language }),
      },
    ];
  });
  return [{ kind: 'message', message: { text: speech.say('language-ask'), buttons } }];
}

/** Speaks it from now on, and brings the menu in it. */
export async function onLanguage(context: MemberContext, language: Language): Promise<Reply[]> {
  const { tx, words, actor } = context;
  if (!words.languages.includes(language))
    return [{ kind: 'toast', text: context.speech.plain('old-button') }];
  await tx.people.setLanguage(actor.person, language);
  const speech = speak(words, language);
  const text = speech.say('language-set');
  if (!hasMenu(actor.roles)) return [{ kind: 'message', message: { text } }];
  return [{ kind: 'message', message: withMenu({ ...context, speech }, text) }];
}
