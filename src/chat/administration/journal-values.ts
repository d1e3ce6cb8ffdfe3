import type { SettingValue } from '../../core/complexes/settings.ts';
import type { AuditEvent, SpotLabel } from '../../core/journal/journal.ts';
import { type Instant, minutes } from '../../core/kernel/time.ts';
import { clip } from '../kit/typed-text.ts';
import type { Speech } from '../kit/update-context.ts';
import { lines, type RichText } from '../kit/wording.ts';
import { settingName } from './setting-names.ts';
import { zoneName } from './time-zones.ts';

type EventOf<K extends AuditEvent['kind']> = Extract<AuditEvent, { readonly kind: K }>;

/** A setting with what it was and what it is; of what 0.1.0 kept, its name. */
export function settingChanged(speech: Speech, event: EventOf<'setting changed'>, now: Instant): RichText {
  const { setting: name, from, to } = event;
  const setting = settingName(speech, name);
  if (from === undefined || to === undefined) return speech.say('journal-setting-changed', { setting });
  const said = (value: SettingValue) =>
    name === 'time zone' && typeof value === 'string'
      ? zoneName(speech, value, now)
      : saidValue(speech, value);
  const values = { from: said(from), to: said(to) };
  return speech.say('journal-setting-changed-from', { setting, ...values });
}

function saidValue({ plain }: Speech, value: SettingValue): string {
  if (value === null) return plain('journal-value-none');
  if (typeof value === 'number') return plain('journal-value-minutes', { count: String(value / minutes(1)) });
  if (typeof value === 'string') return value;
  const { from, until } = value;
  return from === until ? plain('journal-value-none') : `${clock(from)}–${clock(until)}`;
}

/** A minute of the day: `22:30`. */
export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** How many spots, and where the first of those that were changed stand now. */
export function spotsImported({ say }: Speech, event: EventOf<'spots imported'>): RichText {
  const { added, changed, removed, labels = [] } = event;
  const counts = { added: String(added), changed: String(changed), removed: String(removed) };
  const more = labels.length > 0 ? changed - labels.length : 0;
  return lines(
    say('journal-spots-imported', counts),
    ...labels.map(({ spot, from, to }) =>
      say('journal-spot-label', { spot: String(spot), from: labelOf(from), to: labelOf(to) }),
    ),
    more > 0 && say('journal-spot-labels-more', { count: String(more) }),
  );
}

const LONGEST_PART = 12;

function labelOf(label: SpotLabel): string {
  const parts = label.flatMap((part) => (part === null ? [] : [clip(String(part), LONGEST_PART)]));
  return parts.join(' · ') || '—';
}
