import http from 'node:http';
import https from 'node:https';
import { type Api, GrammyError, HttpError } from 'grammy';
import type { FileRef } from '../../chat/kit/incoming.ts';
import type { Download } from '../../chat/kit/outgoing.ts';
import { asGrammySignal } from './signal.ts';

/** Telegram gives bots no larger file. */
export const MOST_BYTES = 20 * 1024 * 1024;

const tooLarge = /file is too big/i;

/**
 * Fetches a file that somebody sent. What comes is counted while it comes: nobody's word for the size is taken. An
 * error never holds the address, which holds the token.
 */
export async function download(
  api: Api,
  file: FileRef,
  mostBytes: number,
  signal: AbortSignal,
): Promise<Download> {
  try {
    const { file_path, file_size } = await api.raw.getFile({ file_id: file }, asGrammySignal(signal));
    if (file_path === undefined) return { kind: 'refused' };
    const most = Math.min(mostBytes, MOST_BYTES);
    if ((file_size ?? 0) > most) return { kind: 'too large' };
    return await fetchFile(api, file_path, most, signal);
  } catch (error) {
    if (error instanceof HttpError) return { kind: 'out of reach' };
    if (!(error instanceof GrammyError)) throw error;
    if (tooLarge.test(error.description)) return { kind: 'too large' };
    return { kind: error.error_code === 400 ? 'refused' : 'out of reach' };
  }
}

function fetchFile(api: Api, path: string, most: number, signal: AbortSignal): Promise<Download> {
  const address = new URL(`${api.options?.apiRoot}/file/bot${api.token}/${path}`);
  const agent = api.options?.baseFetchConfig?.agent;
  const options = { signal, ...(agent instanceof http.Agent && { agent }) };
  const get = address.protocol === 'https:' ? https.get : http.get;
  return new Promise((resolve) => {
    const outOfReach = () => resolve({ kind: 'out of reach' });
    const request = get(address, options, (response) => {
      if (response.statusCode !== 200) {
        response.resume();
        resolve({ kind: response.statusCode === 404 ? 'refused' : 'out of reach' });
        return;
      }
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= most) return void chunks.push(chunk);
        resolve({ kind: 'too large' });
        request.destroy();
      });
      response.on('error', outOfReach);
      response.on('end', () => {
        resolve(
          response.complete ? { kind: 'file', bytes: Buffer.concat(chunks) } : { kind: 'out of reach' },
        );
      });
      response.on('close', outOfReach);
    });
    request.on('error', outOfReach);
  });
}
