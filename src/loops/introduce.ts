import { createHash } from 'node:crypto';
import {
  type Introductions,
  introduce,
  nameOf,
  type Profile,
  type Showing,
  type Trait,
  type TraitName,
} from '../chat/introduction.ts';
import type { Words } from '../chat/kit/wording.ts';
import { type Duration, hours, minutes, seconds } from '../core/kernel/time.ts';

export type IntroduceParts = {
  readonly introductions: Introductions;
  readonly profile: Profile;
  readonly words: Words;
  readonly signal: AbortSignal;
  readonly report: (event: IntroductionEvent) => void;
};

/** What went wrong, told once; it never names anybody. */
export type IntroductionEvent = { readonly trait: Trait['kind'] } & Exclude<Showing, { kind: 'shown' }>;

/** For roles and texts that changed while nobody told us. */
const LOOK_AGAIN = hours(1);
const WHILE_ANOTHER_SHOWS = seconds(10);
const AFTER_A_FAULT = minutes(1);

/** One call that has yet to be made. Without a digest: a list that is to be taken back. */
type Due = TraitName & { readonly trait: Trait; readonly digest: string | null };

/**
 * Shows what is not shown yet, one call after another: people's messages always find room between two. A method that
 * is told to be quiet rests alone. `rest`: how long until the next look.
 */
export function createIntroducing(parts: IntroduceParts) {
  const { introductions, profile, signal, report } = parts;
  // Another text is tried again; the same one once more after a restart.
  const refused = new Set<string>();
  const quietUntil = new Map<Trait['kind'], number>();
  let outages = 0;
  let outageUntil = 0;
  let nextLook = 0;

  const rests = ({ trait }: Due) => later(quietUntil.get(trait.kind) ?? 0) || later(outageUntil);
  const dueNow = async () => (await findDue(parts)).filter((due) => !refused.has(keyOf(due)) && !rests(due));

  /** Whether the messenger shows it now, or will never. */
  const noteShown = (due: Due, showing: Showing): boolean => {
    if (showing.kind !== 'out of reach') outages = 0;
    if (showing.kind === 'shown') return true;
    if (signal.aborted) return false;
    const { kind } = due.trait;
    if (outages === 0) report({ trait: kind, ...showing });
    switch (showing.kind) {
      case 'out of reach':
        outageUntil = performance.now() + Math.min(AFTER_A_FAULT * 2 ** outages++, LOOK_AGAIN);
        return false;
      case 'quiet':
        quietUntil.set(kind, performance.now() + showing.after);
        return false;
      case 'refused':
        // In a chat that the messenger does not know there is nothing to take back.
        if (due.digest !== null) refused.add(keyOf(due));
        return due.digest === null;
    }
  };

  const showAll = async (): Promise<true> => {
    const settled: Due[] = [];
    try {
      for (const due of await dueNow()) {
        if (signal.aborted) break;
        if (!rests(due) && noteShown(due, await profile.show(due.trait))) settled.push(due);
      }
    } finally {
      await introductions.remember(settled.map(({ chat, part, digest }) => ({ chat, part, digest })));
    }
    return true;
  };

  const step = async (): Promise<false> => {
    nextLook = performance.now() + AFTER_A_FAULT;
    const isDone = (await dueNow()).length === 0 || (await introductions.alone(showAll)) !== null;
    const look = performance.now() + (isDone ? LOOK_AGAIN : WHILE_ANOTHER_SHOWS);
    nextLook = Math.min(look, ...[...quietUntil.values(), outageUntil].filter(later));
    return false;
  };
  return { step, rest: (): Duration => Math.max(0, nextLook - performance.now()) };
}

const later = (moment: number) => moment > performance.now();

const nameKey = ({ chat, part }: TraitName) => `${chat} ${part}`;
const keyOf = (due: Due) => `${nameKey(due)} ${due.digest}`;

/** What is to be shown and is not, and the own lists of those who need none any more. */
async function findDue({ introductions, words }: IntroduceParts): Promise<readonly Due[]> {
  const traits = introduce(words, await introductions.house(), await introductions.own());
  const wanted = traits.map((trait) => ({ ...nameOf(trait), trait, digest: digestOf(trait) }));
  const names = new Set(wanted.map(nameKey));
  const shown = await introductions.shown();
  const digests = new Map(shown.map((row) => [nameKey(row), row.digest]));
  const signal = shown.filter((row) => row.chat !== '' && !names.has(nameKey(row)));
  return [
    ...signal.map(({ chat, part }) => ({ chat, part, trait: noList(chat), digest: null })),
    ...wanted.filter((one) => digests.get(nameKey(one)) !== one.digest),
  ];
}

const noList = (chat: string): Trait => ({ kind: 'commands', to: { chat }, language: null, commands: [] });

const digestOf = (trait: Trait) => createHash('sha256').update(JSON.stringify(trait)).digest('base64url');
