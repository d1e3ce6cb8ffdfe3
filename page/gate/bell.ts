/** Two tones like a doorbell, made here: nothing has to be fetched for it. */
const TONES = [
  { at: 0, hertz: 880 },
  { at: 0.28, hertz: 660 },
] as const;
const EVERY = 3_000;

export type Bell = {
  /** Rings until it is told that it need not. */
  readonly ring: (wanted: boolean) => void;
};

export function createBell(): Bell {
  let context: AudioContext | null = null;
  let timer: ReturnType<typeof setInterval> | null = null;
  const sound = () => {
    context ??= new AudioContext();
    void context.resume();
    for (const { at, hertz } of TONES) play(context, context.currentTime + at, hertz);
    navigator.vibrate?.([300, 120, 300]);
  };
  return {
    ring(wanted) {
      if (wanted === (timer !== null)) return;
      if (timer !== null) clearInterval(timer);
      timer = wanted ? setInterval(sound, EVERY) : null;
      if (wanted) sound();
    },
  };
}

function play(context: AudioContext, at: number, hertz: number): void {
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0.5, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.7);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.7);
}
