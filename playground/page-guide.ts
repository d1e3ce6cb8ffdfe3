import type { Guide } from './page-wire.ts';
import type { Change, Happening } from './world/records.ts';
import type { State } from './world/state.ts';

type Seen = { readonly chat: number; readonly happening: Happening };
type Wanted = { readonly id: string; readonly done: (seen: Seen) => boolean };
type Step = Wanted & { readonly who: number };

/** Anna is blocked in by the car of Boris: the two whose first minute it is. */
export type GuideCast = { readonly anna: number; readonly boris: number };

const labels = {
  blocked: /(Перегородили|Blocked in)$/,
  answer: /(Иду|Буду через \d+ минут|Coming|There in \d+ minutes)$/,
  gone: /(Готово, машину убрал|Done, I moved the car)$/,
  solved: /(Решено|Solved)$/,
};

function firstMinute({ anna, boris }: GuideCast): readonly Step[] {
  const pressed =
    (who: number, label: RegExp) =>
    ({ happening }: Seen) =>
      happening.kind === 'pressed' && happening.person.id === who && label.test(happening.label);
  return [
    {
      id: 'blocked',
      who: anna,
      done: ({ chat, happening }) =>
        chat === anna &&
        happening.kind === 'said' &&
        happening.message.from?.id === anna &&
        labels.blocked.test(happening.message.text ?? ''),
    },
    {
      id: 'number',
      who: anna,
      done: ({ chat, happening }) =>
        chat === boris &&
        happening.kind === 'said' &&
        (happening.message.reply_markup?.inline_keyboard ?? [])
          .flat()
          .some(({ text }) => labels.answer.test(text)),
    },
    { id: 'answer', who: boris, done: pressed(boris, labels.answer) },
    { id: 'gone', who: boris, done: pressed(boris, labels.gone) },
    { id: 'solved', who: anna, done: pressed(anna, labels.solved) },
  ];
}

function moreToTry(state: State, { boris }: GuideCast): readonly Wanted[] {
  const fromPerson = ({ happening }: Seen) =>
    happening.kind === 'said' && happening.message.from?.is_bot === false ? happening.message : undefined;
  return [
    {
      id: 'group',
      done: (seen) => {
        const mention = new RegExp(`@${state.bot.username}\\b.*\\d|^/spot.*\\d`, 'is');
        return seen.chat < 0 && mention.test(fromPerson(seen)?.text ?? '');
      },
    },
    { id: 'photo', done: (seen) => seen.chat > 0 && fromPerson(seen)?.photo !== undefined },
    { id: 'block', done: ({ happening }) => happening.kind === 'blocked' && happening.person.id === boris },
  ];
}

/** Watches what people do and notices each step of the first minute, also when one was taken by another way. */
export function createGuide(state: State, cast: GuideCast) {
  const steps = firstMinute(cast);
  const more = moreToTry(state, cast);
  let done = 0;
  const tried = new Set<string>();
  const look = (change: Change) => {
    if (change.kind !== 'happening') return;
    const before = done + tried.size;
    done = Math.max(done, steps.findLastIndex((step) => step.done(change)) + 1);
    for (const one of more) if (one.done(change)) tried.add(one.id);
    if (done + tried.size > before) state.records.changed({ kind: 'house' });
  };
  const stop = state.records.onChange(look);
  return {
    now: (): Guide => ({
      done,
      steps: steps.map(({ id, who }) => ({ id, who })),
      more: ['clock', ...more.map(({ id }) => id)],
      tried: [...tried],
    }),
    /** The clock was pushed by a button of the page. */
    pushed() {
      tried.add('clock');
      state.records.changed({ kind: 'house' });
    },
    again() {
      done = 0;
      state.records.changed({ kind: 'house' });
    },
    close: stop,
  };
}

export type GuideBook = ReturnType<typeof createGuide>;
