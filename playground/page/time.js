// @ts-check
import { language } from './words.js';

/** @type {string | undefined} */
let zone;
/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string | null} timeZone of the house; the reader's own when null */
export function setZone(timeZone) {
  zone = timeZone ?? undefined;
  formats.clear();
}

/**
 * @param {number} ms
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(ms, options) {
  const key = JSON.stringify(options);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
  formats.set(key, made);
  return made.format(new Date(ms));
}

/** @param {number} ms */
export const clockTime = (ms) => format(ms, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
/** @param {number} ms */
export const day = (ms) => format(ms, { day: 'numeric', month: 'long' });
/** @param {number} ms */
export const weekday = (ms) => format(ms, { weekday: 'short', day: 'numeric', month: 'short' });
/** @param {number} ms */
export const exactTime = (ms) =>
  format(ms, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  });
