import type { AuditEvent, JournalEntry } from '../../core/journal/journal.ts';
import { readJournal } from '../../core/journal/read-journal.ts';
import { instantOf } from '../../core/kernel/time.ts';
import { toast } from '../kit/confirm.ts';
import { countedSpots, listSpots, nameOf } from '../kit/names.ts';
import type { Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { sayUntil } from './ban-text.ts';
import { settingChanged, spotsImported } from './journal-values.ts';
import { PAGE, pageButtons, pageLine, pageOf } from './paging.ts';
import { show, type Where } from './show.ts';

/** «Журнал»: who did what, newest first. */
export async function showJournal(context: MemberContext, where: Where, wanted = 1): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const read = await readJournal(tx, actor, (count) => (pageOf(wanted, count).page - 1) * PAGE, PAGE);
  if (!read.ok) return toast(speech.plain('admin-only'));
  const { count, entries } = read.value;
  if (count === 0) return show(where, { text: speech.say('journal-empty') });
  const at = pageOf(wanted, count);
  const { timeZone } = await tx.complexes.get(actor.complex);
  const said = await Promise.all(entries.map((entry) => entryText(context, timeZone, entry)));
  const title = lines(speech.say('journal-title'), pageLine(speech, at));
  return show(where, { text: paragraphs(title, ...said), buttons: [pageButtons(speech, 'journal', at)] });
}

async function entryText(context: MemberContext, timeZone: string, entry: JournalEntry): Promise<RichText> {
  const { tx, speech, actor, now } = context;
  const by = entry.by === null ? null : await nameOf(tx, actor.complex, entry.by);
  const about = entry.about === null ? '—' : await nameOf(tx, actor.complex, entry.about);
  const when = sayUntil({ speech, now, timeZone }, entry.at);
  const head = by === null ? speech.say('journal-when', { when }) : speech.say('journal-who', { when, by });
  return lines(head, eventText(context, timeZone, entry.event, about));
}

const PLAIN = {
  'claim asked': 'journal-claim-asked',
  'admin made': 'journal-admin-made',
  'admin named': 'journal-admin-named',
  'admin unnamed': 'journal-admin-unnamed',
  'admin removed': 'journal-admin-removed',
  'guard removed': 'journal-guard-removed',
  'ban lifted': 'journal-ban-lifted',
  'guard joined': 'journal-guard-joined',
  'car confirmed': 'journal-car-confirmed',
  'car refused': 'journal-car-refused',
  'car removed': 'journal-car-removed',
} as const;
const OF_SPOT = {
  'spot assigned': 'journal-spot-assigned',
  'spot given over': 'journal-spot-given-over',
  'holder removed': 'journal-holder-removed',
  'resident joined': 'journal-resident-joined',
  'last resort shown': 'journal-last-resort-shown',
  'tag replaced': 'windscreen-journal-replaced',
  'joined by strip': 'journal-joined-by-strip',
  'family joined': 'journal-family-joined',
  'tenant joined': 'journal-tenant-joined',
  'tenancy ended': 'journal-tenancy-ended',
} as const;

function eventText(context: MemberContext, timeZone: string, event: AuditEvent, name: string): RichText {
  const { speech, now } = context;
  const { say } = speech;
  switch (event.kind) {
    case 'claim approved':
    case 'claim rejected': {
      const [some, none] = claimKeys(event.kind);
      return event.spots.length > 0 ? say(some, { name, ...countedSpots(event.spots) }) : say(none, { name });
    }
    case 'spot transferred':
      return say('journal-spot-given-over', { name, spot: listSpots(event.spots) });
    case 'banned': {
      const said = (end: string) => sayUntil({ speech, now, timeZone }, instantOf(end));
      const to = said(event.until);
      return event.from === undefined
        ? say('journal-banned', { name, until: to })
        : say('journal-ban-moved', { name, from: said(event.from), to });
    }
    case 'spot freed':
      return say('journal-spot-freed', { spot: String(event.spot) });
    case 'last resort entered':
      return say('journal-last-resort-entered', { spot: String(event.spot) });
    case 'last resort removed':
      return say('journal-last-resort-removed', { spot: String(event.spot) });
    case 'resident invited':
      return say('journal-resident-invited', { spot: String(event.spot) });
    case 'spot assigned':
    case 'spot given over':
    case 'holder removed':
    case 'resident joined':
    case 'last resort shown':
    case 'tag replaced':
    case 'joined by strip':
    case 'family joined':
    case 'tenant joined':
    case 'tenancy ended':
      return say(OF_SPOT[event.kind], { name, spot: String(event.spot) });
    case 'setting changed':
      return settingChanged(speech, event, now);
    case 'spots imported':
      return spotsImported(speech, event);
    case 'link revoked':
      return event.spot === null
        ? say('journal-guard-link-revoked')
        : say('journal-link-revoked', { spot: String(event.spot) });
    case 'guard invited':
      return say('journal-guard-invited');
    case 'family invited':
      return say('journal-family-invited', { spot: String(event.spot) });
    case 'strips printed':
      return say('journal-strips-printed', { count: event.count });
    case 'strips revoked':
      return say('journal-strips-revoked', { count: event.count });
    case 'guards changed':
      return say('journal-guards-changed', { count: event.count });
    case 'group linked':
      return say('journal-group-linked');
    case 'group unlinked':
      return say('journal-group-unlinked');
    case 'spots exported':
      return say('journal-spots-exported');
    case 'copy asked':
      return say('journal-copy-asked');
    case 'copy restored':
      return say('journal-copy-restored');
    case 'announced':
      return say('announcement-journal-sent');
    case 'announced to spots':
      return say('announcement-journal-spots', { count: String(event.count) });
    case 'silent reminded':
      return say('announcement-journal-reminded');
    case 'announcement called off':
      return say('announcement-journal-called-off');
    default:
      return say(PLAIN[event.kind], { name });
  }
}

function claimKeys(kind: 'claim approved' | 'claim rejected') {
  return kind === 'claim approved'
    ? (['journal-claim-approved', 'journal-claim-approved-no-spot'] as const)
    : (['journal-claim-rejected', 'journal-claim-rejected-no-spot'] as const);
}
