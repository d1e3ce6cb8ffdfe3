import type { Feature } from '../kit/feature.ts';
import type { PrivacyCode } from './buttons.ts';
import { askForget, onPrivacyPress, showMyData, showPrivacy } from './privacy.ts';
import { drawPrivacyNotice } from './privacy-notices.ts';

export const privacy = {
  presses: { privacy: onPrivacyPress },
  anybody: { privacy: onPrivacyPress },
  notices: {
    'co-holder forgotten': async (_, { speech }, notice) => drawPrivacyNotice(speech, notice),
    'admin forgotten': async (_, { speech }, notice) => drawPrivacyNotice(speech, notice),
  },
  commands: {
    privacy: { anybody: showPrivacy },
    mydata: { anybody: showMyData },
    forget: { anybody: askForget },
  },
} satisfies Feature<PrivacyCode>;
