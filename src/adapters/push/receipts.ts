import { createHmac, timingSafeEqual } from 'node:crypto';
import { type ComplexId, complexId } from '../../core/kernel/ids.ts';

export type Receipts = {
  /** What the browser gives back when it has shown the message. */
  readonly codeOf: (complex: ComplexId, notice: number, browser: number) => string;
  /** Null: nobody was given it. */
  readonly read: (
    code: string,
  ) => { readonly complex: ComplexId; readonly notice: number; readonly browser: number } | null;
};

/** Signed and not stored: it may come before what was sent is written down. */
export function createReceipts(secret: Uint8Array): Receipts {
  const sign = (said: string) =>
    createHmac('sha256', secret).update(`push receipt ${said}`).digest().subarray(0, 16);
  return {
    codeOf: (...parts) => {
      const said = parts.map((part) => part.toString(36)).join('-');
      return `${said}.${sign(said).toString('base64url')}`;
    },
    read: (code) => {
      const [, said = '', mac = ''] =
        /^([0-9a-z]{1,13}-[0-9a-z]{1,13}-[0-9a-z]{1,13})\.([\w-]{22})$/.exec(code) ?? [];
      if (!timingSafeEqual(sign(said), Buffer.from(mac.padEnd(22, 'A').slice(0, 22), 'base64url')))
        return null;
      const [complex = 0, notice = 0, browser = 0] = said.split('-').map((part) => Number.parseInt(part, 36));
      return { complex: complexId(complex), notice, browser };
    },
  };
}
