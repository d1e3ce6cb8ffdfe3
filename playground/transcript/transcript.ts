import type { ChatRef } from '../world/people.ts';
import type { Happening } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { line } from './lines.ts';

export type TranscriptOptions = {
  /** How people are called, by id; first names and «Бот» when left out. */
  readonly names?: Readonly<Record<number, string>>;
  /** House time that must pass before a line says so; a minute when left out. */
  readonly gapMs?: number;
};

/**
 * A chat as its people saw it, in order of time: what was said, pressed, shown and corrected.
 *
 *     Анна: 45
 *     Бот: Отправляю владельцу места 45
 *          [Напомнить] [Решено]
 *       · через 5 мин ·
 *     Бот исправил ✎: Владелец идёт
 *     Анна ▸ «Решено»
 *          (всплыло: Спасибо!)
 */
export function transcript(world: World, chat: ChatRef, options: TranscriptOptions = {}): string {
  const { names = {}, gapMs = 60_000 } = options;
  const nameOf = (id: number, otherwise: string) => names[id] ?? (id === world.bot.id ? 'Бот' : otherwise);
  const lines: string[] = [];
  let before: Happening | undefined;
  const said: number[] = [];
  for (const happening of world.journal(chat)) {
    const gap = before ? happening.at.getTime() - before.at.getTime() : 0;
    if (gap >= gapMs) lines.push(`  · через ${duration(gap)} ·`);
    lines.push(...line(happening, nameOf, said.at(-1)));
    if (happening.kind === 'said') said.push(happening.message.message_id);
    before = happening;
  }
  return `${lines.join('\n')}\n`;
}

/** Several chats one below the other, each under its title. */
export function transcripts(
  world: World,
  chats: Readonly<Record<string, ChatRef>>,
  options: TranscriptOptions = {},
): string {
  return Object.entries(chats)
    .map(([title, chat]) => `── ${title} ──\n${transcript(world, chat, options)}`)
    .join('\n');
}

/** «2 ч 5 мин»; seconds only when there is nothing longer. */
function duration(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const parts = [
    [Math.floor(minutes / 1440), 'д'],
    [Math.floor(minutes / 60) % 24, 'ч'],
    [minutes % 60, 'мин'],
  ].filter(([count]) => count !== 0);
  return parts.map((part) => part.join(' ')).join(' ') || `${Math.round(ms / 1000)} с`;
}
