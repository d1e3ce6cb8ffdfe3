import { seeStatistics } from '../../core/alerts/see-statistics.ts';
import type { Figures } from '../../core/alerts/statistics.ts';
import { after, days } from '../../core/kernel/time.ts';
import { inZone, momentAt } from '../../core/kernel/zone.ts';
import { toast } from '../kit/confirm.ts';
import { drawFigures, type FigureWords } from '../kit/figures.ts';
import type { Reply } from '../kit/outgoing.ts';
import type { MemberContext, Speech } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';

const PERIOD = 30;
const MIDNIGHT = Temporal.PlainTime.from('00:00');

/** «Статистика»: thirty days of the house, today included, in numbers and as a picture. */
export async function showStatistics(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const { timeZone, name } = await tx.complexes.get(actor.complex);
  const first = inZone(now, timeZone)
    .toPlainDate()
    .subtract({ days: PERIOD - 1 });
  const since = momentAt(first, MIDNIGHT, timeZone);
  const seen = await seeStatistics(tx, actor, since, now);
  if (!seen.ok) return toast(speech.plain('admin-only'));
  const figures = seen.value;
  const svg = drawFigures(wordsOf(speech, name), figures);
  return [
    {
      kind: 'message',
      message: { text: paragraphs(numbers(speech, figures), weeks(speech, figures)), picture: { svg } },
    },
  ];
}

function numbers({ say }: Speech, figures: Figures): RichText {
  const { residents, banned, spots, held, blocked, sos, messages, windscreen, asked, answered, called } =
    figures;
  return paragraphs(
    say('statistics-title', { count: String(PERIOD) }),
    lines(
      say('statistics-residents', { count: String(residents) }),
      banned > 0 && say('statistics-banned', { count: String(banned) }),
      say('statistics-spots', { all: String(spots), held: String(held) }),
    ),
    lines(
      say('statistics-alerts', { blocked: String(blocked), sos: String(sos), messages: String(messages) }),
      windscreen > 0 && say('windscreen-statistics', { count: String(windscreen) }),
      asked > 0 &&
        say('statistics-answered', {
          share: String(Math.round((100 * answered) / asked)),
          answered: String(answered),
          asked: String(asked),
        }),
      figures.minutes !== null &&
        (figures.minutes < 1
          ? say('statistics-minutes-fast')
          : say('statistics-minutes', { minutes: whole(figures.minutes) })),
      called > 0 && say('statistics-called', { count: String(called) }),
    ),
  );
}

/** How soon the first answer came, week by week; null: nobody was called. */
function weeks({ say, language }: Speech, figures: Figures): RichText | null {
  if (figures.weeks.length === 0) return null;
  const dates = new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'long' });
  return lines(
    say('statistics-weeks'),
    ...figures.weeks.map(({ monday, asked, within5, within15, minutes }) => {
      const first = new Date(`${monday}T00:00:00Z`);
      const known = { from: dates.formatRange(first, after(first, days(6))), asked: String(asked) };
      if (minutes === null) return say('statistics-week-none', known);
      const share = (count: number) => String(Math.round((100 * count) / asked));
      const soon = { soon: share(within5), later: share(within15) };
      return say('statistics-week', { ...known, ...soon, minutes: whole(minutes) });
    }),
  );
}

function wordsOf({ plain, language }: Speech, name: string): FigureWords {
  const day = new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'short' });
  return {
    title: plain('statistics-picture-title', { name, count: String(PERIOD) }),
    alerts: plain('statistics-picture-alerts'),
    answeredShare: plain('statistics-picture-answered'),
    usually: plain('statistics-picture-usually'),
    byDay: plain('statistics-picture-by-day'),
    answered: plain('statistics-picture-with-answer'),
    unanswered: plain('statistics-picture-without'),
    minutesByDay: plain('statistics-picture-minutes'),
    nothing: plain('statistics-picture-nothing'),
    minutes: (count) => (count === null ? '—' : plain('statistics-picture-min', { count: whole(count) })),
    day: (date) => day.format(new Date(`${date}T00:00:00Z`)).replace('.', ''),
  };
}

/** «< 1», «4», «12». */
function whole(minutes: number): string {
  return minutes < 1 ? '< 1' : String(Math.round(minutes));
}
