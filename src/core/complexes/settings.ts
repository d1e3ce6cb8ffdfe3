import { may } from '../access.ts';
import { nextDeadline } from '../alerts/alert.ts';
import type { Member } from '../kernel/actor.ts';
import type { AlertId, ComplexId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Duration, Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Complex, QuietHours } from './complex.ts';

/** One setting of the house and what it is to be. Read and checked at the edge. */
export type Setting =
  | { readonly name: 'name' | 'time zone'; readonly value: string }
  | { readonly name: 'quiet hours'; readonly value: QuietHours }
  | { readonly name: 'remind after' | 'call after'; readonly value: Duration }
  | { readonly name: 'guard phone' | 'bot contact'; readonly value: string | null };

export type SettingName = Setting['name'];
export type SettingValue = Setting['value'];

export type Settings = {
  /** Whoever changes a setting waits for whoever does. */
  readonly lock: (complex: ComplexId) => Promise<void>;
  readonly save: (complex: Complex) => Promise<void>;
  /** Threads that are not closed, oldest first. */
  readonly openThreads: (complex: ComplexId) => Promise<readonly AlertId[]>;
};

export type SettingRefusal = 'not allowed' | 'help before reminder';

/** Changes a setting; threads that are open go on by it at once. */
export async function changeSetting(
  tx: Tx,
  actor: Member,
  setting: Setting,
  now: Instant,
): Promise<Result<Complex, SettingRefusal>> {
  if (!may(actor, 'change settings')) return refuse('not allowed');
  await tx.settings.lock(actor.complex);
  const before = await tx.complexes.get(actor.complex);
  const complex = withSetting(before, setting);
  // The same once more changes nothing: the journal does not say that it did.
  if (JSON.stringify(complex) === JSON.stringify(before)) return ok(complex);
  const { remindAfter, callAfter } = complex.alertRules;
  if (callAfter <= remindAfter) return refuse('help before reminder');
  await tx.settings.save(complex);
  if (setting.name === 'remind after' || setting.name === 'call after') await rewindThreads(tx, complex);
  const { name } = setting;
  const values = { from: told(before, name), to: told(complex, name) };
  await tx.journal.note(complex.id, actor.person, { kind: 'setting changed', setting: name, ...values }, now);
  return ok(complex);
}

function withSetting(complex: Complex, setting: Setting): Complex {
  switch (setting.name) {
    case 'name':
      return { ...complex, name: setting.value };
    case 'time zone':
      return { ...complex, timeZone: setting.value };
    case 'quiet hours':
      return { ...complex, quietHours: setting.value };
    case 'remind after':
      return { ...complex, alertRules: { ...complex.alertRules, remindAfter: setting.value } };
    case 'call after':
      return { ...complex, alertRules: { ...complex.alertRules, callAfter: setting.value } };
    case 'guard phone':
      return { ...complex, guardPhone: setting.value };
    case 'bot contact':
      return { ...complex, botContact: setting.value };
  }
}

/** What the journal says of a setting. */
function told(
  { name, timeZone, quietHours, alertRules, guardPhone, botContact }: Complex,
  setting: SettingName,
): SettingValue {
  switch (setting) {
    case 'name':
      return name;
    case 'time zone':
      return timeZone;
    case 'quiet hours':
      return quietHours;
    case 'remind after':
      return alertRules.remindAfter;
    case 'call after':
      return alertRules.callAfter;
    case 'guard phone':
      return guardPhone && masked(guardPhone);
    // It may be somebody's name: the poster tells it, the journal does not keep it for a year.
    case 'bot contact':
      return botContact && '•••';
  }
}

const SHORTEST_OWN = 7;

/** `+7 9•• •••-••-67`: enough to know one's own by. Short numbers are nobody's. */
export function masked(phone: string): string {
  const all = phone.replaceAll(/\D/gu, '').length;
  if (all < SHORTEST_OWN) return phone;
  let at = 0;
  return phone.replaceAll(/\d/gu, (digit) => {
    at += 1;
    return at <= 2 || at > all - 2 ? digit : '•';
  });
}

/** What is due next in an open thread may be due at another time now. */
async function rewindThreads(tx: Tx, { id: complex, alertRules }: Complex): Promise<void> {
  for (const id of await tx.settings.openThreads(complex)) {
    const alert = await tx.alerts.lock(complex, id);
    if (alert) await tx.timers.set(complex, { kind: 'alert', alert: id }, nextDeadline(alert, alertRules));
  }
}
