import type { Feature } from '../kit/feature.ts';
import { administration as list } from './administration.ts';
import type { AdminCode } from './buttons.ts';
import type { AdminDialog } from './dialogs.ts';
import { drawUnseenGuards } from './guards.ts';
import { groupSettings } from './house-groups.ts';
import { drawAdminNotice } from './notices.ts';
import { onAdminPress } from './press.ts';
import { neededFor, onAdminTyped } from './typed.ts';
import { drawUnreached } from './unreached.ts';

export const administration = {
  presses: { administer: (context, { wish }) => onAdminPress(context, wish) },
  dialogs: {
    administering: {
      needs: ({ step }) => neededFor(step),
      text: onAdminTyped,
      photo: onAdminTyped,
      media: onAdminTyped,
    },
  },
  notices: {
    'spot given': drawAdminNotice,
    'spot taken away': drawAdminNotice,
    'loss protested': drawAdminNotice,
    'not family': drawAdminNotice,
    'resident joined': drawAdminNotice,
    'import read': drawAdminNotice,
    banned: drawAdminNotice,
    'ban over': drawAdminNotice,
    'admin named': drawAdminNotice,
    'admin unnamed': drawAdminNotice,
    'admin made': drawAdminNotice,
    'admin removed': drawAdminNotice,
    'guard removed': drawAdminNotice,
    'guards changed': drawAdminNotice,
    'guards unseen': drawUnseenGuards,
    'spots unreached': drawUnreached,
  },
  commands: {
    admin: { on: list, action: 'decide claims' },
    group: { on: groupSettings, action: 'link groups' },
  },
  menu: { administration: list },
} satisfies Feature<AdminCode, AdminDialog>;
