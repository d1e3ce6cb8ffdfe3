import { type Duration, seconds } from '../core/kernel/time.ts';

/** Work that is done whenever there is some, and looked for at least every `rest`. */
export type Loop = {
  /** There is work now: nobody waits for the next look. */
  readonly wake: () => void;
  /** There may be work for all of them: one looks, and whoever finds some rouses the next. */
  readonly look: () => void;
  /** Stops looking and waits for what is under way. */
  readonly stop: () => Promise<void>;
  /** How many of its workers have nothing to do. */
  readonly idle: () => number;
  /** Machine time in ms when a worker last looked. */
  readonly lastLook: () => number;
};

export type LoopOptions = {
  /** What is done, for the log. */
  readonly name: string;
  readonly workers: number;
  /** Milliseconds of machine time; asked anew before each rest. */
  readonly rest: Duration | (() => Duration);
  /** Somebody else looks for its work and wakes it: so long it rests then, and at the start it only waits. */
  readonly calm?: Duration;
  /** Work comes by the thousand: whoever finds some rouses the next one. */
  readonly heaped?: boolean;
  /** Does one piece of work; false when there was none. */
  readonly step: () => Promise<boolean>;
  /** Hears of a throw; the worker rests and goes on. */
  readonly failed: (error: unknown) => void;
};

/** What is put off comes again within seconds: whoever did something a moment ago looks as often as if nobody else did. */
const LIVELY = seconds(10);

export function startLoop({ workers, rest, calm, heaped = false, step, failed }: LoopOptions): Loop {
  let stopping = false;
  let lastLook = performance.now();
  const sleepers = new Set<(rested: boolean) => void>();
  // A wake that comes while everybody works must not get lost: it spares the next sleep.
  let wakes = 0;
  let timer: NodeJS.Timeout | undefined;
  let livelyUntil = 0;
  const isCalm = () => performance.now() >= livelyUntil;
  const rouseOne = (rested = false) => {
    const [rouse] = sleepers;
    rouse?.(rested);
    if (sleepers.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
  const wake = (asked: boolean) => {
    wakes += 1;
    stir();
    rouseOne(!asked);
  };
  /** One of those asleep looks for all of them. */
  const beginRest = () => {
    const lookAgain = () => {
      timer = undefined;
      rouseOne(true);
      if (sleepers.size > 0) beginRest();
    };
    timer ??= setTimeout(lookAgain, restNow());
  };
  const restNow = () => {
    if (calm !== undefined && isCalm()) return calm;
    return typeof rest === 'number' ? rest : rest();
  };
  /** Those that rest for long rest shortly from now on. */
  const stir = () => {
    const wasCalm = isCalm();
    livelyUntil = performance.now() + LIVELY;
    if (calm === undefined || !wasCalm || !timer) return;
    clearTimeout(timer);
    timer = undefined;
    beginRest();
  };
  const sleep = () =>
    new Promise<boolean>((resolve) => {
      const rouse = (rested: boolean) => {
        sleepers.delete(rouse);
        resolve(rested);
      };
      sleepers.add(rouse);
      beginRest();
    });
  const work = async (_: unknown, at: number) => {
    // Whoever looks unasked rouses the next one if there is some: a look of everybody would open a session for each.
    let unasked = (at === 0 && calm === undefined) || (await sleep());
    while (!stopping) {
      const before = wakes;
      lastLook = performance.now();
      const found = await step().catch((error: unknown) => {
        failed(error);
        return null;
      });
      if (found !== false) stir();
      if (found && (heaped || unasked)) rouseOne(unasked);
      unasked = false;
      // Where there was one there may be more: whoever found it looks again, the others when they are woken.
      // A stop that came during the step finds nobody asleep: falling asleep now would make it wait out the rest.
      if (!found && !stopping && (found === null || before === wakes)) unasked = await sleep();
    }
  };
  const running = Array.from({ length: workers }, work);
  const stop = async () => {
    stopping = true;
    while (sleepers.size > 0) rouseOne();
    await Promise.all(running);
  };
  return {
    wake: () => wake(true),
    look: () => wake(false),
    stop,
    idle: () => (stopping ? 0 : sleepers.size),
    lastLook: () => lastLook,
  };
}
