import { minutes } from '../../core/kernel/time.ts';
import type { MenuChoice } from '../kit/menu.ts';
import { menuButtons } from '../kit/menu-buttons.ts';
import { type Action, offers } from '../kit/offers.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import type { MemberContext, Speech } from '../kit/update-context.ts';
import type { LabelKey, RichText } from '../kit/wording.ts';
import { HELP_TOPICS, type HelpTopic, helpButtons } from './buttons.ts';

/** What the complex has set, for texts that name it. */
type Times = { readonly remind: string; readonly call: string };

type Topic = {
  /** What stands on its button: the menu's own label, where it is about one. */
  readonly label: LabelKey;
  /** Who may do what it tells about, and so is told. */
  readonly action: Action;
  /** The menu's button below its text. */
  readonly opens?: MenuChoice;
  readonly text: (say: Speech['say'], times: Times) => RichText;
};

/** «Помощь» by topic. Whoever builds something adds its line here and its name to HELP_TOPICS. */
const TOPICS: Record<HelpTopic, Topic> = {
  blocked: {
    label: 'menu-blocked',
    action: 'raise blocked',
    opens: 'raise blocked',
    text: (say, times) => say('help-blocked', times),
  },
  sos: { label: 'menu-sos', action: 'raise sos', opens: 'raise sos', text: (say) => say('help-sos') },
  answering: { label: 'help-button-answering', action: 'answer alert', text: (say) => say('help-answering') },
  group: { label: 'help-button-group', action: 'send message', text: (say) => say('help-group') },
  away: { label: 'menu-away', action: 'mark spots', opens: 'leave', text: (say) => say('help-away') },
  passes: {
    label: 'menu-pass',
    action: 'make passes',
    opens: 'guest pass',
    text: (say) => say('help-passes'),
  },
  directory: {
    label: 'menu-directory',
    action: 'look up spots',
    opens: 'directory',
    text: (say) => say('help-directory'),
  },
  spot: { label: 'menu-my-spot', action: 'see own spots', opens: 'my spot', text: (say) => say('help-spot') },
  announcements: {
    label: 'menu-announcements',
    action: 'read announcements',
    opens: 'announcements',
    text: (say) => say('help-announcements'),
  },
  privacy: { label: 'help-button-privacy', action: 'see menu', text: (say) => say('help-privacy') },
  guard: { label: 'help-button-guard', action: 'take alert', text: (say) => say('help-guard') },
  gate: {
    label: 'menu-check-pass',
    action: 'check passes',
    opens: 'check pass',
    text: (say) => say('help-gate'),
  },
  admin: {
    label: 'menu-admin',
    action: 'decide claims',
    opens: 'administration',
    text: (say) => say('help-admin'),
  },
};

/** «Помощь» and /help: the topics of whoever asks. */
export function help(context: MemberContext): Reply[] {
  return [{ kind: 'message', message: allTopics(context) }];
}

/** A topic takes the place of the list, and the list the place of the topic. */
export async function onHelp(context: MemberContext, topic: HelpTopic | null): Promise<Reply[]> {
  if (!offers(context.actor, topic === null ? 'see menu' : TOPICS[topic].action)) {
    return [{ kind: 'toast', text: context.speech.plain('not-for-you') }];
  }
  const message = topic === null ? allTopics(context) : await oneTopic(context, TOPICS[topic]);
  return [{ kind: 'replace', message }];
}

function allTopics({ speech, actor }: MemberContext): Outgoing {
  const mine = HELP_TOPICS.filter((topic) => offers(actor, TOPICS[topic].action));
  const rows = mine.map((topic): Button[] => {
    return [{ label: speech.plain(TOPICS[topic].label), press: helpButtons.data({ kind: 'help', topic }) }];
  });
  return { text: speech.say('help-title'), buttons: rows };
}

async function oneTopic(
  { tx, speech, actor }: MemberContext,
  { label, opens, text }: Topic,
): Promise<Outgoing> {
  const { alertRules } = await tx.complexes.get(actor.complex);
  const inMinutes = (wait: number) => String(Math.round(wait / minutes(1)));
  const times = { remind: inMinutes(alertRules.remindAfter), call: inMinutes(alertRules.callAfter) };
  const open: Button[] = opens
    ? [{ label: speech.plain(label), press: menuButtons.data({ kind: 'open', choice: opens }) }]
    : [];
  const back: Button = {
    label: speech.plain('help-button-topics'),
    press: helpButtons.data({ kind: 'help', topic: null }),
  };
  return { text: text(speech.say, times), buttons: [open, [back]] };
}
