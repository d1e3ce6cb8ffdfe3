import type { Deed, JournalEntry } from '../../core/journal/journal.ts';
import { readJournal } from '../../core/journal/read-journal.ts';
import { instantOf } from '../../core/kernel/time.ts';
import { toast } from '../kit/confirm.ts';
import { countedSpots, listSpots, nameOf } from '../kit/names.ts';
import type { Reply } from '../kit/outgoing.ts';
import type { MemberTurn } from '../kit/turn.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { sayUntil } from './ban-text.ts';
import { PAGE, pageButtons, pageLine, pageOf } from './paging.ts';
import { settingName } from './setting-names.ts';
import { show, type Where } from './show.ts';

/** «Журнал»: who did what, newest first. */
export async function showJournal(turn: MemberTurn, where: Where, wanted = 1): Promise<Reply[]> {
  const { tx, speech, actor } = turn;
  const read = await readJournal(tx, actor, (count) => (pageOf(wanted, count).page - 1) * PAGE, PAGE);
  if (!read.ok) return toast(speech.plain('admin-only'));
  const { count, entries } = read.value;
  if (count === 0) return show(where, { text: speech.say('journal-empty') });
  const at = pageOf(wanted, count);
  const { timeZone } = await tx.complexes.get(actor.complex);
  const said = await Promise.all(entries.map((entry) => entryText(turn, timeZone, entry)));
  const title = lines(speech.say('journal-title'), pageLine(speech, at));
  return show(where, { text: paragraphs(title, ...said), buttons: [pageButtons(speech, 'journal', at)] });
}

async function entryText(turn: MemberTurn, timeZone: string, entry: JournalEntry): Promise<RichText> {
  const { tx, speech, actor, now } = turn;
  const by = entry.by === null ? null : await nameOf(tx, actor.complex, entry.by);
  const about = entry.about === null ? '—' : await nameOf(tx, actor.complex, entry.about);
  const when = sayUntil({ speech, now, timeZone }, entry.at);
  const head = by === null ? speech.say('journal-when', { when }) : speech.say('journal-who', { when, by });
  return lines(head, deedText(turn, timeZone, entry.deed, about));
}

const PLAIN = {
  'claim asked': 'journal-claim-asked',
  'admin made': 'journal-admin-made',
  'admin removed': 'journal-admin-removed',
  'guard removed': 'journal-guard-removed',
  'ban lifted': 'journal-ban-lifted',
  'guard joined': 'journal-guard-joined',
} as const;
const OF_SPOT = {
  'spot assigned': 'journal-spot-assigned',
  'spot given over': 'journal-spot-given-over',
  'holder removed': 'journal-holder-removed',
  'resident joined': 'journal-resident-joined',
} as const;

function deedText(turn: MemberTurn, timeZone: string, deed: Deed, name: string): RichText {
  const { speech, now } = turn;
  const { say } = speech;
  switch (deed.kind) {
    case 'claim approved':
    case 'claim rejected': {
      const [some, none] = claimKeys(deed.kind);
      return deed.spots.length > 0 ? say(some, { name, ...countedSpots(deed.spots) }) : say(none, { name });
    }
    case 'spot transferred':
      return say('journal-spot-given-over', { name, spot: listSpots(deed.spots) });
    case 'banned':
      return say('journal-banned', {
        name,
        until: sayUntil({ speech, now, timeZone }, instantOf(deed.until)),
      });
    case 'spot freed':
      return say('journal-spot-freed', { spot: String(deed.spot) });
    case 'resident invited':
      return say('journal-resident-invited', { spot: String(deed.spot) });
    case 'spot assigned':
    case 'spot given over':
    case 'holder removed':
    case 'resident joined':
      return say(OF_SPOT[deed.kind], { name, spot: String(deed.spot) });
    case 'setting changed':
      return say('journal-setting-changed', { setting: settingName(speech, deed.setting) });
    case 'spots imported': {
      const { added, changed, removed } = deed;
      const counts = { added: String(added), changed: String(changed), removed: String(removed) };
      return say('journal-spots-imported', counts);
    }
    case 'guard invited':
      return say('journal-guard-invited');
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
    case 'announcement called off':
      return say('announcement-journal-called-off');
    default:
      return say(PLAIN[deed.kind], { name });
  }
}

function claimKeys(kind: 'claim approved' | 'claim rejected') {
  return kind === 'claim approved'
    ? (['journal-claim-approved', 'journal-claim-approved-no-spot'] as const)
    : (['journal-claim-rejected', 'journal-claim-rejected-no-spot'] as const);
}
