import type { SettingName } from '../../core/complexes/settings.ts';
import type { PersonId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Dialog } from '../kit/dialogs.ts';

/** What an admin's next typed line answers, or what waits for his «Подтвердить». */
export type AdminStep =
  /** A name or a spot; `query` is what the list below was found by. */
  | { readonly ask: 'resident'; readonly why: WhyResident; readonly query: string | null }
  | { readonly ask: 'spot'; readonly why: WhySpot }
  | { readonly ask: 'ban date'; readonly person: PersonId }
  | { readonly ask: 'ban reason'; readonly person: PersonId; readonly until: string }
  | {
      readonly ask: 'ban confirmed';
      readonly person: PersonId;
      readonly until: string;
      readonly reason: string;
    }
  /** The list of spots. */
  | { readonly ask: 'file' }
  | { readonly ask: 'setting'; readonly setting: SettingName };

/** What the resident is looked for. */
export type WhyResident =
  | { readonly kind: 'show' }
  | { readonly kind: 'assign' | 'transfer'; readonly spot: SpotNumber };

/** What the spot is named for. */
export type WhySpot =
  | { readonly kind: 'show' | 'invite' }
  | { readonly kind: 'assign'; readonly person: PersonId };

export type AdminDialog = { readonly kind: 'administering'; readonly step: AdminStep };

/** The step that the admin is at; null: he is at something else, or it is over. */
export function stepOf(dialog: Dialog | null): AdminStep | null {
  return isAdministering(dialog) ? dialog.step : null;
}

function isAdministering(dialog: Dialog | null): dialog is AdminDialog {
  return dialog?.kind === 'administering';
}
