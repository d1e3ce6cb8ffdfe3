import { setImmediate } from 'node:timers/promises';
import type { Qr } from '../../chat/kit/pictures.ts';
import { drawQr } from './draw-qr.ts';

/** A millisecond each: whoever presses meanwhile is answered between two of them. */
export async function drawQrs(texts: readonly string[]): Promise<readonly Qr[]> {
  const drawn: Qr[] = [];
  for (const text of texts) {
    drawn.push(drawQr(text));
    await setImmediate();
  }
  return drawn;
}
