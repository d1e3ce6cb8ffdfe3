import type { SettingName } from '../../core/complexes/settings.ts';
import type { Speech } from '../kit/update-context.ts';

/** The settings of a house by the names that its journal keeps. */
const NAMES = {
  name: 'setting-button-name',
  'time zone': 'setting-button-time-zone',
  'quiet hours': 'setting-button-quiet-hours',
  'remind after': 'setting-button-remind-after',
  'call after': 'setting-button-call-after',
  'guard phone': 'setting-button-guard-phone',
  'bot contact': 'setting-button-bot-contact',
} as const satisfies Record<SettingName, string>;

export function settingName({ plain }: Speech, name: SettingName): string {
  return plain(NAMES[name]);
}
