import { createHash, createHmac, randomBytes } from 'node:crypto';
import { CODE_LENGTH, CODE_SIGNS } from '../../../core/kernel/typed-code.ts';
import type { TagSecrets } from '../../../core/windscreen/tag.ts';

export function newSecrets(): TagSecrets {
  const code = [...randomBytes(CODE_LENGTH)].map((byte) => CODE_SIGNS[byte % CODE_SIGNS.length]).join('');
  return { token: randomBytes(16).toString('base64url'), code };
}

/** Without a key, so that a printed card works after any restore; 128 bits cannot be tried. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Whoever has the hash could try 40 bits: what he would find lies open behind a windscreen. */
export const hashOfCode = (code: string): Buffer => hashOf(`code:${code}`);

/** Stands for a passer-by for a day, and is of no use in another house. */
export const hashOfCaller = (secret: Buffer, caller: string): Buffer =>
  createHmac('sha256', secret).update(`visit:${caller}`).digest();
