import type { PrivacyNotice } from '../../core/privacy/privacy-notices.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import type { Speech } from '../kit/update-context.ts';

/** What the others read when somebody asked to be forgotten. */
export function drawPrivacyNotice({ say }: Speech, notice: PrivacyNotice): Outgoing {
  const text =
    notice.kind === 'admin forgotten'
      ? say('privacy-admin-forgotten')
      : say('privacy-co-holder-forgotten', { spot: String(notice.spot) });
  return { text, silent: true };
}
