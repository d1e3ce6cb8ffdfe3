import encodeQR from 'qr';
import type { Qr } from '../../chat/kit/pictures.ts';

/** Cells that stay light around it, so that cameras find it. */
const QUIET = 4;

/** Readable with a scratch or a thumb on it: a quarter of it may be lost. */
export function drawQr(text: string): Qr {
  return encodeQR(text, 'raw', { ecc: 'quartile', border: QUIET });
}
