import { NOTE_TOPICS, type NoteTopic } from '../../core/notifications/note-topics.ts';
import { seeNotifications } from '../../core/notifications/see-notifications.ts';
import { tookOf } from '../../core/notifications/sound-check.ts';
import { switchNotes } from '../../core/notifications/switch-notes.ts';
import { toast } from '../kit/confirm.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { type MemberContext, timeOf } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { type NotificationCode, notificationButtons } from './buttons.ts';
import { tookText } from './took-text.ts';

/** What stands of each topic on the screen and on its button. */
const WORDS = {
  announcements: {
    on: 'notifications-announcements-on',
    off: 'notifications-announcements-off',
    switchOn: 'notifications-button-announcements-on',
    switchOff: 'notifications-button-announcements-off',
  },
  marks: {
    on: 'notifications-marks-on',
    off: 'notifications-marks-off',
    switchOn: 'notifications-button-marks-on',
    switchOff: 'notifications-button-marks-off',
  },
  guests: {
    on: 'notifications-guests-on',
    off: 'notifications-guests-off',
    switchOn: 'notifications-button-guests-on',
    switchOff: 'notifications-button-guests-off',
  },
} as const satisfies Record<NoteTopic, Record<'on' | 'off' | 'switchOn' | 'switchOff', string>>;

/** «Уведомления»: what comes, what does not, and whether an alert would be heard. */
export async function showNotifications(context: MemberContext): Promise<Reply[]> {
  const message = await screen(context);
  return message ? [{ kind: 'message', message }] : toast(context.speech.plain('no-longer-allowed'));
}

async function screen(context: MemberContext): Promise<Outgoing | null> {
  const { tx, speech, actor } = context;
  const seen = await seeNotifications(tx, actor);
  if (!seen.ok) return null;
  const { off } = seen.value;
  const text = paragraphs(
    speech.say('notifications-title'),
    speech.say('notifications-alerts'),
    lines(...NOTE_TOPICS.map((topic) => speech.say(WORDS[topic][off.includes(topic) ? 'off' : 'on']))),
    await lastCheck(context, seen.value.check),
  );
  const check = {
    label: speech.plain('notifications-button-check'),
    press: notificationButtons.data({ kind: 'notifications', act: 'check sound' }),
  };
  return { text, buttons: [...NOTE_TOPICS.map((topic) => [switchButton(context, topic, off)]), [check]] };
}

function switchButton({ speech }: MemberContext, topic: NoteTopic, off: readonly NoteTopic[]): Button {
  const isOff = off.includes(topic);
  const press = notificationButtons.data({ kind: 'switch notes', topic, off: !isOff });
  return { label: speech.plain(WORDS[topic][isOff ? 'switchOn' : 'switchOff']), press };
}

type Check = Extract<Awaited<ReturnType<typeof seeNotifications>>, { ok: true }>['value']['check'];

/** How the last test of the sound went; null: there was none, or it is going on. */
async function lastCheck(context: MemberContext, check: Check): Promise<RichText | null> {
  if (!check) return null;
  const { speech } = context;
  const time = await timeOf(context, check.askedAt);
  switch (check.outcome) {
    case null:
      return null;
    case 'heard':
      return speech.say('sound-last-heard', { time, took: tookText(speech, tookOf(check)) });
    case 'silence':
      return speech.say('sound-last-silence', { time });
    case 'lost':
      return speech.say('sound-last-lost', { time });
  }
}

/** A switch changes the screen in place. */
export async function onSwitch(
  context: MemberContext,
  { topic, off }: Extract<NotificationCode, { kind: 'switch notes' }>,
): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const done = await switchNotes(tx, actor, topic, off);
  const message = await screen(context);
  if (!message) return toast(speech.plain('no-longer-allowed'));
  const key = done.ok
    ? off
      ? 'notifications-toast-off'
      : 'notifications-toast-on'
    : 'notifications-toast-already';
  return [...toast(speech.plain(key)), { kind: 'replace', message }];
}
