import type { TroubleSwitches } from '../page-troubles.ts';
import type { Guide } from '../page-wire.ts';
import type { Language, SampleHouse } from '../sample-house.ts';
import { chatState, isMember, membership } from '../world/chats.ts';
import type { Change } from '../world/records.ts';
import type { State } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { scenesOf } from './scenes.ts';
import type { UpdateContext } from './signals.ts';
import { signs } from './signs.ts';
import { untilMorning } from './until-morning.ts';

export type GuideParts = {
  readonly state: State;
  readonly world: World;
  readonly troubles: TroubleSwitches;
  readonly timeZone: string | undefined;
  readonly sample: SampleHouse;
};

/**
 * Leads through one scene after another. A step is done by what happened in the chats, whichever way it came about;
 * nothing is done by being looked at.
 */
export function createGuide(parts: GuideParts, language: Language) {
  const { state, world, troubles, timeZone, sample } = parts;
  const cast = sample.casts[language];
  const scenes = scenesOf(signs[language]);
  const finished = new Set<string>();
  const acted = new Set<number>();
  let scene = scenes[0];
  let done = 0;
  let morning = false;
  let busy = false;
  let newcomerBefore: number | undefined;

  const newcomer = () => world.people().findLast(({ id }) => !sample.people.some((one) => one.id === id));
  const chatOf = (who: UpdateContext): number => {
    if (who === 'group') return cast.group;
    if (who === 'newcomer') return newcomer()?.id ?? 0;
    return who === 'clock' || who === 'troubles' || who === 'plus' ? 0 : cast[who];
  };
  const houseChat = () => ({
    hasBot: isMember(membership(chatState(state, cast.group), state.bot.id)),
    words: world
      .messages(cast.group)
      .filter(({ from }) => from?.is_bot)
      .map(({ text }) => text)
      .join('\n'),
  });
  const skipWhatStands = () => {
    while (scene?.steps[done]?.stands?.(houseChat())) done++;
  };
  const look = (change: Change) => {
    if (change.kind === 'happening') notice(change);
    if (!scene || !['happening', 'house', 'chat'].includes(change.kind)) return;
    const moment = {
      change,
      chatOf,
      acted: (who: UpdateContext) => acted.has(chatOf(who)),
      troubles: troubles.now(),
      cameIn: newcomer()?.id !== newcomerBefore,
    };
    const reached = scene.steps.findLastIndex((step) => step.done(moment)) + 1;
    if (reached <= done) return;
    done = reached;
    skipWhatStands();
    if (done === scene.steps.length) finished.add(scene.id);
    state.records.changed({ kind: 'house' });
  };
  const notice = ({ chat, happening }: Extract<Change, { kind: 'happening' }>) => {
    if (happening.kind === 'pressed') acted.add(happening.person.id);
    if (happening.kind !== 'said' || happening.message.from?.is_bot) return;
    acted.add(chat);
    busy ||= happening.message.text !== '/start';
  };
  /** A day of its own for each scene: no limit, no open request and no night of the one before is in its way. */
  const newDay = () => {
    const { advance } = state.clock;
    const wait = untilMorning(state.clock.now(), timeZone);
    morning = advance !== undefined && (busy || wait.night);
    if (morning) state.clock.advance?.(wait.ms);
  };
  const stop = state.records.onChange(look);
  return {
    now(): Guide {
      const steps = scene?.steps ?? [];
      return {
        scene: scene?.id ?? '',
        done,
        steps: steps.map(({ id, who }) => ({ id, who: chatOf(who) || who })),
        scenes: scenes.map(({ id }) => id),
        finished: [...finished],
        morning,
        newcomer: newcomer()?.id ?? null,
      };
    },
    /** Begins a scene, or the one that is played anew. */
    async begin(id: string): Promise<void> {
      troubles.turn('tooMany', false);
      troubles.turn('offline', false);
      const shut = [cast.anna, cast.boris, cast.admin, cast.guard].filter(
        (who) => state.people.get(who)?.blocked,
      );
      for (const who of shut) world.start(world.person(who));
      // The bot has to know that they are back before anybody writes to them.
      if (shut.length > 0) await world.settled({ timeoutMs: 3_000 }).catch(() => {});
      newDay();
      scene = scenes.find((one) => one.id === id) ?? scene;
      acted.clear();
      newcomerBefore = newcomer()?.id;
      done = 0;
      busy = false;
      skipWhatStands();
      state.records.changed({ kind: 'house' });
    },
    close: stop,
  };
}

export type GuideBook = ReturnType<typeof createGuide>;
