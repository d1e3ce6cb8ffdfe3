import type { Day, Figures } from '../../core/alerts/statistics.ts';
import { type Box, type Colour, drawing, fitText, line, rect, type Svg, text } from './svg.ts';

/** What stands on the picture beside the numbers, in the reader's language. */
export type FigureWords = {
  readonly title: string;
  readonly alerts: string;
  readonly answeredShare: string;
  readonly usually: string;
  readonly byDay: string;
  readonly answered: string;
  readonly unanswered: string;
  readonly minutesByDay: string;
  readonly nothing: string;
  /** «4 мин»; null: no answer. */
  readonly minutes: (count: number | null) => string;
  /** «22 ноя». */
  readonly day: (date: string) => string;
};

const WIDTH = 1000;
const HEIGHT = 1080;
const MARGIN = 48;
const INK: Colour = '#1f2933';
const SOFT: Colour = '#52606d';
const GRID: Colour = '#e4e7eb';
const PAPER: Colour = '#ffffff';
const TILE: Colour = '#f3f6f9';
const GREEN: Colour = '#2f9e63';
const ORANGE: Colour = '#e8853a';
const BLUE: Colour = '#3178c6';

/** Thirty days on one sheet: three numbers, alerts by day, minutes to the answer by day. */
export function drawFigures(words: FigureWords, figures: Figures): string {
  const shapes = [
    rect({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, 0, { fill: PAPER }),
    text(MARGIN, 78, fitText(words.title, 40, WIDTH - 2 * MARGIN), { size: 40, fill: INK, bold: true }),
    ...tiles(words, figures),
    ...alertsByDay(words, figures.days),
    ...minutesByDay(words, figures.days),
  ];
  return drawing({ width: WIDTH, height: HEIGHT }, 1, shapes);
}

function tiles(words: FigureWords, { asked, answered, minutes }: Figures): Svg[] {
  const share = asked === 0 ? '—' : `${Math.round((100 * answered) / asked)} %`;
  const all = [
    [String(asked), words.alerts, INK],
    [share, words.answeredShare, GREEN],
    [words.minutes(minutes), words.usually, BLUE],
  ] as const;
  const gap = 20;
  const width = (WIDTH - 2 * MARGIN - 2 * gap) / 3;
  return all.flatMap(([number, label, fill], at) => {
    const x = MARGIN + at * (width + gap);
    return [
      rect({ x, y: 112, width, height: 148 }, 18, { fill: TILE }),
      text(x + 24, 188, fitText(number, 58, width - 48), { size: 58, fill, bold: true }),
      text(x + 24, 236, fitText(label, 27, width - 48), { size: 27, fill: SOFT }),
    ];
  });
}

function alertsByDay(words: FigureWords, days: readonly Day[]): Svg[] {
  const plot: Box = { x: MARGIN + 56, y: 372, width: WIDTH - 2 * MARGIN - 56, height: 250 };
  const most = ceiling(Math.max(...days.map((day) => day.alerts), 0));
  const bars = days.flatMap((day, at) => {
    const answered = bar(plot, days.length, at, 0, day.answered / most, GREEN);
    const open = bar(plot, days.length, at, day.answered / most, (day.alerts - day.answered) / most, ORANGE);
    return [...answered, ...open];
  });
  const legend = [
    rect({ x: 560, y: 318, width: 26, height: 26 }, 6, { fill: GREEN }),
    text(598, 340, words.answered, { size: 27, fill: SOFT }),
    rect({ x: 756, y: 318, width: 26, height: 26 }, 6, { fill: ORANGE }),
    text(794, 340, words.unanswered, { size: 27, fill: SOFT }),
  ];
  return [heading(plot, words.byDay), ...legend, ...frame(words, plot, days, most), ...bars];
}

function minutesByDay(words: FigureWords, days: readonly Day[]): Svg[] {
  const plot: Box = { x: MARGIN + 56, y: 762, width: WIDTH - 2 * MARGIN - 56, height: 230 };
  const most = ceiling(Math.max(...days.map((day) => day.minutes ?? 0), 0));
  const bars = days.flatMap((day, at) =>
    day.minutes === null ? [] : bar(plot, days.length, at, 0, Math.max(day.minutes / most, 0.015), BLUE),
  );
  return [heading(plot, words.minutesByDay), ...frame(words, plot, days, most), ...bars];
}

function heading({ y }: Box, words: string): Svg {
  return text(MARGIN, y - 32, words, { size: 30, fill: INK, bold: true });
}

/** Two lines across with their numbers, and the days below that fit without touching. */
function frame(words: FigureWords, plot: Box, days: readonly Day[], most: number): Svg[] {
  const bottom = plot.y + plot.height;
  const rules = [0, 0.5, 1].flatMap((share) => {
    const y = bottom - share * plot.height;
    const across = line([plot.x, y], [plot.x + plot.width, y], GRID, 2);
    const number = Number.isInteger(most * share) ? String(most * share) : '';
    return [across, text(plot.x - 16, y + 9, number, { size: 25, fill: SOFT, anchor: 'end' })];
  });
  const step = Math.max(1, Math.ceil(days.length / 6));
  // The last day is today: the labels are counted back from it.
  const labels = days.flatMap((day, at) => {
    if ((days.length - 1 - at) % step !== 0) return [];
    const x = plot.x + ((at + 0.5) * plot.width) / days.length;
    const isToday = at === days.length - 1;
    const place = isToday ? plot.x + plot.width : x;
    const anchor = isToday ? 'end' : 'middle';
    return [text(place, bottom + 38, words.day(day.date), { size: 25, fill: SOFT, anchor })];
  });
  const empty = days.every((day) => day.alerts === 0);
  const middle = [plot.x + plot.width / 2, plot.y + plot.height * 0.3] as const;
  const nothing = empty ? [text(...middle, words.nothing, { size: 28, fill: SOFT, anchor: 'middle' })] : [];
  return [...rules, ...labels, ...nothing];
}

function bar(plot: Box, count: number, at: number, from: number, share: number, fill: Colour): Svg[] {
  if (share <= 0) return [];
  const slot = plot.width / count;
  const width = slot * 0.72;
  const height = share * plot.height;
  const y = plot.y + plot.height - from * plot.height - height;
  return [rect({ x: plot.x + at * slot + (slot - width) / 2, y, width, height }, 3, { fill })];
}

/** The next round number with an even half, so that the line in the middle has a whole one. */
function ceiling(most: number): number {
  return (
    [2, 4, 6, 10, 20, 40, 60, 100, 200, 400, 600].find((step) => step >= most) ?? Math.ceil(most / 200) * 200
  );
}
