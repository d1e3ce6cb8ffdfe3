import type { Feature } from '../kit/feature.ts';
import type { MySpotCode } from './buttons.ts';
import { onSignals } from './my-signals.ts';
import { mySpot as showMySpot } from './my-spot.ts';

export const mySpot = {
  presses: { signals: onSignals },
  whenBanned: { signals: true },
  menu: { 'my spot': showMySpot },
} satisfies Feature<MySpotCode>;
