import type { Context } from 'hono';
import type { Raw } from './check.ts';
import { badRequest } from './error.ts';
import { readMultipart } from './multipart.ts';

export type Request = Raw & { readonly uploads: ReadonlyMap<string, File> };

/** Reads the query and the body of a call: JSON, urlencoded or multipart. Throws 400 on a body that cannot be read. */
export async function readRequest(c: Context): Promise<Request> {
  const values = new Map<string, unknown>(Object.entries(c.req.query()));
  const uploads = new Map<string, File>();
  const type = c.req.header('content-type') ?? '';
  if (c.req.method === 'GET' || type === '') return { values, uploads, form: true };
  if (type.startsWith('application/json')) {
    const form = values.size > 0;
    for (const [name, value] of Object.entries(await jsonObject(c)))
      if (value !== undefined) values.set(name, value);
    return { values, uploads, form };
  }
  const body = Buffer.from(await c.req.arrayBuffer());
  for (const [name, value] of formFields(body, type)) {
    if (typeof value === 'string') values.set(name, value);
    else uploads.set(name, value);
  }
  // A file under a parameter's own name is that parameter; others are reached through attach://name.
  for (const [name, file] of uploads) if (!isAttached(values, name)) values.set(name, file);
  return { values, uploads, form: true };
}

function formFields(body: Buffer, type: string): Iterable<[string, string | File]> {
  if (type.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(body.toString('utf8'));
  const parts = readMultipart(body, type);
  if (!parts) throw badRequest("can't parse the request body");
  return parts;
}

const isAttached = (values: ReadonlyMap<string, unknown>, name: string) =>
  [...values.values()].some((value) => typeof value === 'string' && value.includes(`attach://${name}`));

async function jsonObject(c: Context): Promise<Record<string, unknown>> {
  const text = await c.req.text();
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  } catch {
    // Said below, in the same words as for a list or a number.
  }
  throw badRequest("can't parse JSON object");
}
