import { isDeepStrictEqual } from 'node:util';
import { BUTTONS, type ButtonCode } from '../../src/chat/buttons.ts';
import type { ButtonData, Buttons } from '../../src/chat/kit/buttons.ts';

/** In a test any button may be written, whosever it is. */
const features = Object.values(BUTTONS) as unknown as readonly Buttons<ButtonCode>[];

/** What stands behind a button that means this. */
export function wireOf(code: ButtonCode): ButtonData {
  for (const feature of features) {
    const wire = attempt(() => feature.data(code));
    if (wire && isDeepStrictEqual({ ...attempt(() => feature.read(wire)) }, { ...code })) return wire;
  }
  throw new Error(`no feature writes ${JSON.stringify(code)}`);
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
