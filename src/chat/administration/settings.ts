import type { Complex } from '../../core/complexes/complex.ts';
import { changeSetting, type Setting, type SettingName } from '../../core/complexes/settings.ts';
import { minutes } from '../../core/kernel/time.ts';
import { toast } from '../kit/confirm.ts';
import { clockTime } from '../kit/house-time.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { endDialog, type MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { pairs } from './administration.ts';
import { askLine } from './asking.ts';
import { adminButtons, type HouseZone, type SettingAct } from './buttons.ts';
import { groupSettings } from './house-groups.ts';
import { clock } from './journal-values.ts';
import { readSetting } from './read-setting.ts';
import { settingName } from './setting-names.ts';
import { timeZoneButtons, zoneName } from './time-zones.ts';

const ORDER: readonly SettingName[] = [
  'name',
  'time zone',
  'quiet hours',
  'guard phone',
  'bot contact',
  'remind after',
  'call after',
];

/** «Настройки»: what is set, a button for each, and the house groups. */
export async function showSettings(context: MemberContext): Promise<Reply[]> {
  return [await settingsScreen(context), ...(await groupSettings(context))];
}

async function settingsScreen(context: MemberContext): Promise<Reply> {
  const { tx, actor, speech } = context;
  const complex = await tx.complexes.get(actor.complex);
  const buttons = ORDER.map((name): Button => {
    return {
      label: settingName(speech, name),
      press: adminButtons.data({ kind: 'administer', wish: { on: 'setting', act: name } }),
    };
  });
  const text = paragraphs(speech.say('settings-title'), describe(context, complex));
  return { kind: 'message', message: { text, buttons: pairs(buttons) } };
}

function describe({ speech, now }: MemberContext, complex: Complex): RichText {
  const { say } = speech;
  const { timeZone, quietHours, guardPhone, botContact, alertRules } = complex;
  const quiet = { from: clock(quietHours.from), until: clock(quietHours.until) };
  return lines(
    say('settings-name', { name: complex.name }),
    say('settings-time-zone', {
      zone: zoneName(speech, timeZone, now),
      time: clockTime(now, now, timeZone, speech.language),
    }),
    quiet.from === quiet.until ? say('settings-never-quiet') : say('settings-quiet-hours', quiet),
    guardPhone === null ? say('settings-no-guard-phone') : say('settings-guard-phone', { phone: guardPhone }),
    botContact === null
      ? say('settings-no-bot-contact')
      : say('settings-bot-contact', { contact: botContact }),
    say('settings-remind-after', { count: alertRules.remindAfter / minutes(1) }),
    say('settings-call-after', { count: alertRules.callAfter / minutes(1) }),
  );
}

const QUESTIONS = {
  name: 'settings-ask-name',
  'time zone': 'settings-ask-time-zone',
  'quiet hours': 'settings-ask-quiet-hours',
  'remind after': 'settings-ask-remind-after',
  'call after': 'settings-ask-call-after',
  'guard phone': 'settings-ask-guard-phone',
  'bot contact': 'settings-ask-bot-contact',
} as const satisfies Record<SettingName, string>;

/** A button of the settings: asks for the new value, or takes it away. */
export async function onSettingPress(context: MemberContext, act: SettingAct): Promise<Reply[]> {
  if (act === 'no quiet hours') return change(context, { name: 'quiet hours', value: { from: 0, until: 0 } });
  if (act === 'no guard phone') return change(context, { name: 'guard phone', value: null });
  if (act === 'no bot contact') return change(context, { name: 'bot contact', value: null });
  const { tx, actor, speech } = context;
  const { quietHours, guardPhone, botContact } = await tx.complexes.get(actor.complex);
  if (act === 'time zone') {
    return askLine(
      context,
      { ask: 'setting', setting: act },
      speech.say(QUESTIONS[act]),
      timeZoneButtons(context),
    );
  }
  const none: Button[] = [];
  const without = (label: string, act: SettingAct) =>
    none.push({ label, press: adminButtons.data({ kind: 'administer', wish: { on: 'setting', act } }) });
  if (act === 'quiet hours' && quietHours.from !== quietHours.until)
    without(speech.plain('setting-button-no-quiet-hours'), 'no quiet hours');
  if (act === 'guard phone' && guardPhone !== null)
    without(speech.plain('setting-button-no-guard-phone'), 'no guard phone');
  if (act === 'bot contact' && botContact !== null)
    without(speech.plain('setting-button-no-bot-contact'), 'no bot contact');
  return askLine(context, { ask: 'setting', setting: act }, speech.say(QUESTIONS[act]), [none]);
}

const FAULTS = {
  name: 'settings-bad-name',
  'time zone': 'settings-bad-time-zone',
  'quiet hours': 'settings-bad-quiet-hours',
  'remind after': 'settings-bad-remind-after',
  'call after': 'settings-bad-call-after',
  'guard phone': 'settings-bad-guard-phone',
  'bot contact': 'settings-bad-bot-contact',
} as const satisfies Record<SettingName, string>;

/** One of the zones that need no typing. */
export function onTimeZone(context: MemberContext, zone: HouseZone): Promise<Reply[]> {
  return change(context, { name: 'time zone', value: zone });
}

export async function onSettingTyped(
  context: MemberContext,
  name: SettingName,
  text: string,
): Promise<Reply[]> {
  const setting = readSetting(name, text, context.lexicon, context.words.languages);
  if (!setting) {
    const offered = name === 'time zone' ? timeZoneButtons(context) : [];
    return askLine(context, { ask: 'setting', setting: name }, context.speech.say(FAULTS[name]), offered);
  }
  return change(context, setting);
}

async function change(context: MemberContext, setting: Setting): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const changed = await changeSetting(tx, actor, setting, now);
  if (!changed.ok && changed.why === 'help before reminder') {
    return askLine(
      context,
      { ask: 'setting', setting: setting.name },
      speech.say('settings-help-before-reminder'),
    );
  }
  await endDialog(context);
  if (!changed.ok) return toast(speech.plain('admin-only'));
  const saved: Reply = { kind: 'message', message: { text: speech.say('settings-saved') } };
  return [saved, await settingsScreen(context)];
}
