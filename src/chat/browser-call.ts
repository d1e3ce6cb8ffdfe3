import type { Alert } from '../core/alerts/alert.ts';
import type { AlertCard } from '../core/alerts/feature.ts';
import type { Notice } from '../core/notices.ts';
import type { VisitReason } from '../core/windscreen/tag-call.ts';
import { alertButtons } from './alerts/buttons.ts';
import type { ButtonData } from './kit/buttons.ts';
import type { JobContent } from './kit/outbox.ts';
import type { ChatTx } from './kit/ports.ts';
import type { Reader } from './kit/reader.ts';
import type { Language, WordKey } from './kit/wording.ts';
import { notificationButtons } from './notifications/buttons.ts';

/**
 * What calls somebody on a screen that others see, by way of a company that nobody here knows: no spot, no name, and no
 * word of anybody's.
 */
export type BrowserCall = {
  readonly title: string;
  readonly language: Language;
  /** A newer one takes its place. */
  readonly tag: string;
  /** Where in the web app it leads. */
  readonly hash: string;
  readonly silent: boolean;
  readonly actions: readonly CallAction[];
};

export type CallAction = { readonly action: string; readonly title: string; readonly press: ButtonData };

type Said = Pick<BrowserCall, 'tag' | 'hash' | 'actions'> & { readonly key: TitleKey };

type TitleKey = Extract<WordKey, `push-title-${string}`>;

/** Null: nobody need be called for it. */
export async function callFor(
  tx: ChatTx,
  reader: Reader,
  content: JobContent,
  { id, silent }: { readonly id: number; readonly silent: boolean },
): Promise<BrowserCall | null> {
  const said = await sayCard(tx, reader, content, `n${id}`);
  if (!said) return null;
  const { key, ...rest } = said;
  return { title: reader.speech.plain(key), language: reader.speech.language, silent, ...rest };
}

async function sayCard(tx: ChatTx, reader: Reader, content: JobContent, tag: string): Promise<Said | null> {
  if (content.kind === 'notice') return sayNotice(reader, content.notice, tag);
  const { subject } = content;
  if (subject.kind !== 'alert')
    return {
      key: subject.kind === 'claim' ? 'push-title-claim' : 'push-title-news',
      tag,
      hash: '#notices',
      actions: [],
    };
  const alert = await tx.alerts.get(reader.complex, subject.alert);
  if (!alert || alert.state === 'closed') return null;
  const isAsked = subject.part === 'holder' && isUnanswered(alert, reader);
  return {
    key: titleOf(alert, subject),
    ...thread(alert.id),
    actions: isAsked ? answersTo(alert, reader) : [],
  };
}

const thread = (alert: number) => ({ tag: `t${alert}`, hash: `#t${alert}` });

/** What a passer-by says of a car, as far as a lock screen may tell. */
const SAID_BY_VISITOR = {
  blocked: 'push-title-blocked',
  passage: 'push-title-blocked',
  alarm: 'push-title-alarm',
  lights: 'push-title-letter',
  hit: 'push-title-letter',
} as const satisfies Record<VisitReason, TitleKey>;

function titleOf({ kind, visitor }: Alert, { part }: AlertCard): TitleKey {
  if (part === 'sender') return 'push-title-thread';
  if (part === 'helper') return 'push-title-help';
  if (visitor) return SAID_BY_VISITOR[visitor.reason];
  if (kind === 'sos') return 'push-title-alarm';
  return kind === 'message' ? 'push-title-letter' : 'push-title-blocked';
}

function isUnanswered({ kind, state, holders }: Alert, { person }: Reader): boolean {
  const me = holders.find((holder) => holder.person === person);
  const isCall = kind === 'blocked' || kind === 'sos' || kind === 'windscreen';
  return isCall && state === 'open' && me?.answer === null;
}

function answersTo({ id: alert }: Alert, { speech }: Reader): readonly CallAction[] {
  return (['coming', 'in 5 minutes'] as const).map((answer) => ({
    action: answer === 'coming' ? 'coming' : 'in5',
    title: speech.plain(answer === 'coming' ? 'push-action-coming' : 'push-action-in-5'),
    press: alertButtons.data({ kind: 'answer', alert, answer }),
  }));
}

function sayNotice({ speech }: Reader, notice: Notice, tag: string): Said | null {
  const elsewhere = { tag, hash: '#notices', actions: [] };
  switch (notice.kind) {
    case 'alert letter':
      return { key: 'push-title-letter', ...thread(notice.alert), actions: [] };
    case 'alert answered':
      return { key: 'push-title-answered', ...thread(notice.alert), actions: [] };
    case 'alert taken':
      return { key: 'push-title-taken', ...thread(notice.alert), actions: [] };
    case 'alert unreached':
    case 'helper left':
      return { key: 'push-title-thread', ...thread(notice.alert), actions: [] };
    // It came with what it belongs to.
    case 'alert photo':
      return null;
    case 'announcement':
    case 'move reminder':
      return { key: 'push-title-announcement', ...elsewhere };
    case 'sound check': {
      const press = notificationButtons.data({ kind: 'sound heard', check: notice.check });
      const heard = { action: 'heard', title: speech.plain('push-action-heard'), press };
      return { key: 'push-title-sound', tag: 'sound', hash: '#notices', actions: [heard] };
    }
    default:
      return { key: 'push-title-news', ...elsewhere };
  }
}
