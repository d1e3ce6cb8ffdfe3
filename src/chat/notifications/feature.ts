import type { Feature } from '../kit/feature.ts';
import type { NotificationCode } from './buttons.ts';
import { onSwitch, showNotifications } from './notifications.ts';
import { drawSoundNotice, onCheckSound, onHeard } from './sound.ts';

export const notifications = {
  presses: {
    notifications: (context, { act }) =>
      act === 'show' ? showNotifications(context) : onCheckSound(context),
    'switch notes': onSwitch,
    'sound heard': onHeard,
  },
  whenBanned: { notifications: true, 'switch notes': true, 'sound heard': true },
  notices: {
    'sound check': drawSoundNotice,
    'sound not heard': drawSoundNotice,
  },
} satisfies Feature<NotificationCode>;
