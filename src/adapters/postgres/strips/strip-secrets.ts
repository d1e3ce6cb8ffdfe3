import { createHash, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { CODE_LENGTH, CODE_SIGNS } from '../../../core/kernel/typed-code.ts';
import { isUnmistakable } from '../../../core/strips/strip.ts';

/** What stands on a strip, and what is kept of it. */
export type StripSecrets = {
  readonly token: string;
  readonly code: string;
  readonly tokenHash: Buffer;
  readonly codeHash: Buffer;
};

export async function newSecrets(): Promise<StripSecrets> {
  const token = randomBytes(16).toString('base64url');
  const code = newCode();
  return { token, code, tokenHash: hashOf(token), codeHash: await hashOfCode(code) };
}

/** Eight digits are the code of somebody who signs in, and what begins like a spot may be read as one. */
function newCode(): string {
  const signs = [...randomBytes(CODE_LENGTH)].map((byte) => CODE_SIGNS[byte % CODE_SIGNS.length]).join('');
  return isUnmistakable(signs) ? signs : newCode();
}

/** Without a key, so that a printed strip works after any restore; 128 bits cannot be tried. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const slowly = promisify<string, string, number, { N: number; r: number; p: number }, Buffer>(scrypt);

/** Also without a key, and 40 bits could be tried by whoever has a copy: a thousand times as slow, that takes him years. */
export const hashOfCode = (code: string): Promise<Buffer> =>
  slowly(code, 'strip', 32, { N: 1024, r: 8, p: 1 });
