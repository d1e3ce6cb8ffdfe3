import type { Feature } from '../kit/feature.ts';
import type { WebCode } from './buttons.ts';
import { drawDevice, onNotMine } from './device.ts';
import { newLogin, showLogin } from './login.ts';

export const web = {
  presses: { 'sign in at the web': newLogin, 'not my device': onNotMine },
  notices: { 'device signed in': drawDevice },
  commands: { web: { on: showLogin, withoutMenu: true } },
} satisfies Feature<WebCode>;
