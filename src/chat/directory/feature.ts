import type { Feature } from '../kit/feature.ts';
import type { DirectoryCode } from './buttons.ts';
import type { DirectoryDialog } from './dialogs.ts';
import { onDirectoryPress, onLookUpTyped, openDirectory } from './directory.ts';

export const directory = {
  presses: { directory: (turn, { wish }) => onDirectoryPress(turn, wish) },
  dialogs: { 'looking up': { text: (turn, _, text) => onLookUpTyped(turn, text) } },
  menu: { directory: (turn) => openDirectory(turn) },
} satisfies Feature<DirectoryCode, DirectoryDialog>;
