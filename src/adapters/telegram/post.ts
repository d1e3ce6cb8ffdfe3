import http from 'node:http';
import https from 'node:https';
import { pipeline, Readable } from 'node:stream';

/** A call as grammY makes it; its types leave it open. */
export type Call = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable;
  readonly signal: AbortSignal;
};

export type Post = (address: string, call: Call) => Promise<Pick<Response, 'json'>>;

/** What came back is no answer of the Bot API: a page of somebody between us, or half of it. */
class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly code = 'invalid-json';
}

/**
 * Makes the calls of one Bot API over connections of the agent, without all that a `fetch` does for other servers
 * besides: it follows nobody elsewhere and unpacks nothing.
 * Rejects with what `http` says (its `code`), or with `invalid-json`.
 */
export function posting(agent: http.Agent): Post {
  const { request } = agent instanceof https.Agent ? https : http;
  return (address, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const asked = request(address, { method, headers, agent, signal }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => resolve({ json: async () => parsed(Buffer.concat(parts)) }));
      });
      asked.on('error', reject);
      if (body instanceof Readable) pipeline(body, asked, (error) => error && reject(error));
      else asked.end(body);
    });
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    // What it says may hold anything.
    throw new NoAnswer();
  }
}
