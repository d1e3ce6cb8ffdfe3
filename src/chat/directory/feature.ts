import type { Feature } from '../kit/feature.ts';
import type { DirectoryCode } from './buttons.ts';
import type { DirectoryDialog } from './dialogs.ts';
import { onDirectoryPress, onLookUpTyped, openDirectory } from './directory.ts';

export const directory = {
  presses: { directory: (context, { wish }) => onDirectoryPress(context, wish) },
  dialogs: {
    'looking up': { needs: () => 'look up spots', text: (context, _, text) => onLookUpTyped(context, text) },
  },
  menu: { directory: (context) => openDirectory(context) },
} satisfies Feature<DirectoryCode, DirectoryDialog>;
