import type { Places } from '../../core/lexicon.ts';
import { type Read, table } from './shape.ts';

const zone: Read<string> = (value, at, faults) => {
  if (typeof value === 'string' && isZone(value)) return value;
  faults.push(`${at} must be a time zone such as Europe/Moscow`);
  return 'UTC';
};

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

export const places: Read<Places> = table(zone);
