import type { Feature } from '../kit/feature.ts';
import type { HelpCode } from './buttons.ts';
import { help as allTopics, onHelp } from './help.ts';
import { askLanguage, onLanguage } from './language.ts';

export const help = {
  presses: {
    help: (context, { topic }) => onHelp(context, topic),
    language: (context, { language }) => onLanguage(context, language),
  },
  whenBanned: { help: true, language: true },
  commands: {
    help: { on: allTopics, whenBanned: true },
    lang: { on: askLanguage, withoutMenu: true, whenBanned: true, keepsDialog: true },
  },
  menu: { help: allTopics },
} satisfies Feature<HelpCode>;
