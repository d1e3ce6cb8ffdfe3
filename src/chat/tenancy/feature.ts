import type { Feature } from '../kit/feature.ts';
import type { TenancyCode } from './buttons.ts';
import type { TenancyDialog } from './dialogs.ts';
import { onUntilTyped } from './letting.ts';
import { drawTenancyNotice } from './tenancy-notices.ts';
import { onTenancyPress } from './tenancy-press.ts';

export const tenancy = {
  presses: {
    let: onTenancyPress,
    'let until': onTenancyPress,
    tenancy: onTenancyPress,
    'tenancy until': onTenancyPress,
  },
  dialogs: {
    letting: {
      needs: () => 'let own spot',
      text: onUntilTyped,
      media: (context, dialog) => onUntilTyped(context, dialog, ''),
    },
  },
  notices: {
    'tenant joined': drawTenancyNotice,
    'tenancy moved': drawTenancyNotice,
    'tenancy ends': drawTenancyNotice,
    'tenancy over': drawTenancyNotice,
  },
} satisfies Feature<TenancyCode, TenancyDialog>;
