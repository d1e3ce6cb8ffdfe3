const day = 24 * 60;
const morning = 10 * 60;

/** How far it is to the next ten o'clock in the house, and whether it is no time of day to play at. */
export function untilMorning(now: Date, timeZone: string | undefined): { ms: number; night: boolean } {
  const parts = new Intl.DateTimeFormat('en', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone !== undefined && { timeZone }),
  }).formatToParts(now);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const minutes = part('hour') * 60 + part('minute');
  const wait = (morning - minutes + day) % day || day;
  return { ms: wait * 60_000, night: minutes < 8 * 60 || minutes >= 18 * 60 };
}
