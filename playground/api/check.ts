import botApi from '../bot-api.json' with { type: 'json' };
import { badRequest } from './error.ts';
import type { ApiType, BotApi, Fields } from './schema.ts';

// The JSON's inferred type has a shape of its own for each of its thousand literals.
const api = botApi as unknown as BotApi;

export const knownMethod = (method: string) => Object.hasOwn(api.methods, method);

/** `json` values have their own types; in `form` (query, urlencoded, multipart) all but strings come as JSON text. */
export type Raw = { readonly values: ReadonlyMap<string, unknown>; readonly form: boolean };

/**
 * The parameters of a call, checked against the published Bot API: stricter than Telegram, which passes over
 * parameters it does not know. Throws 400 that names the place.
 */
export function checkedParams(method: string, { values, form }: Raw): Record<string, unknown> {
  const fields = api.methods[method] ?? {};
  const params: Record<string, unknown> = {};
  for (const [name, value] of values) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) throw badRequest(`${method} has no parameter "${name}" that the playground knows`);
    const given = form || wantsJson(field.type) || isChatId(field.type) ? fromText(value, field.type) : value;
    const fault = mismatch(given, field.type, name);
    if (fault) throw badRequest(fault);
    params[name] = given;
  }
  for (const [name, field] of Object.entries(fields)) {
    if (field.required && (params[name] === undefined || params[name] === ''))
      throw badRequest(missing(method, name));
  }
  return params;
}

const telegramWording: Readonly<Record<string, string>> = {
  chat_id: 'chat_id is empty',
  text: 'message text is empty',
  photo: 'there is no photo in the request',
  document: 'there is no document in the request',
  message_id: 'message identifier is not specified',
  media: 'media not found',
  user_id: 'invalid user_id specified',
  file_id: 'file_id not specified',
};

function missing(method: string, name: string): string {
  if (method === 'setWebhook' || method === 'setMyCommands') return `${method} needs "${name}"`;
  return telegramWording[name] ?? `${method} needs "${name}"`;
}

const isText = (type: ApiType): boolean =>
  type === 'string' ||
  type === 'file' ||
  (typeof type === 'object' && 'literal' in type && typeof type.literal === 'string') ||
  (typeof type === 'object' && 'anyOf' in type && type.anyOf.some(isText)) ||
  (typeof type === 'object' && 'ref' in type && isAlias(type.ref) && isText(resolved(type.ref)));

// Objects and lists may be JSON text even inside a JSON body («A JSON-serialized object …»).
const wantsJson = (type: ApiType): boolean =>
  typeof type === 'object' && !('literal' in type) && !isText(type);

// A chat is named by its number or its @name.
const isChatId = (type: ApiType) =>
  typeof type === 'object' && 'anyOf' in type && type.anyOf.includes('number');

function fromText(value: unknown, type: ApiType): unknown {
  if (isChatId(type) && /^-?\d+$/.test(String(value))) return Number(value);
  if (typeof value !== 'string' || isText(type)) return value;
  if (type === 'boolean')
    return /^(true|1|yes)$/i.test(value) ? true : /^(false|0|no)$/i.test(value) ? false : value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** What is wrong with a value, or undefined. */
function mismatch(value: unknown, type: ApiType, path: string): string | undefined {
  if (typeof type === 'string') {
    if (type === 'file') return value instanceof File ? undefined : `"${path}" must be an uploaded file`;
    const fits = typeof value === type && (type !== 'number' || Number.isFinite(value));
    return fits ? undefined : `"${path}" must be a ${type}`;
  }
  if ('literal' in type)
    return value === type.literal ? undefined : `"${path}" must be ${JSON.stringify(type.literal)}`;
  if ('array' in type) {
    if (!Array.isArray(value)) return `"${path}" must be an array`;
    return firstFault(value.map((item, i) => () => mismatch(item, type.array, `${path}[${i}]`)));
  }
  if ('anyOf' in type) return anyMismatch(value, type.anyOf, path);
  // The documentation allows plain text for a simple key, the published types do not say so.
  if (type.ref === 'KeyboardButton' && typeof value === 'string') return undefined;
  const named = api.types[type.ref];
  if (named === undefined) throw new Error(`bot-api.json has no type ${type.ref}`);
  return isAlias(type.ref)
    ? mismatch(value, resolved(type.ref), path)
    : objectMismatch(value, named as Fields, path);
}

// Aliases are literals and unions; everything else in `types` is a record of fields.
function isAlias(name: string): boolean {
  const type = api.types[name];
  return (
    typeof type === 'string' ||
    (typeof type === 'object' && ('anyOf' in type || 'literal' in type || 'array' in type))
  );
}
const resolved = (name: string) => api.types[name] as ApiType;

function objectMismatch(value: unknown, fields: Fields, path: string): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `"${path}" must be an object`;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  const unknown = entries.find(([name]) => !Object.hasOwn(fields, name));
  if (unknown) return `"${path}" has no field "${unknown[0]}"`;
  const given = new Set(entries.map(([name]) => name));
  const lacking = Object.entries(fields).find(([name, { required }]) => required && !given.has(name));
  if (lacking) return `"${path}" needs the field "${lacking[0]}"`;
  return firstFault(
    entries.map(([name, item]) => () => {
      const field = fields[name];
      return field && mismatch(item, field.type, `${path}.${name}`);
    }),
  );
}

function anyMismatch(value: unknown, types: readonly ApiType[], path: string): string | undefined {
  const literals = types.filter((type) => typeof type === 'object' && 'literal' in type);
  if (literals.length === types.length) {
    const known = literals.map(({ literal }) => literal);
    return known.includes(value as string) ? undefined : `"${path}" must be one of ${known.join(', ')}`;
  }
  let deepest = '';
  for (const type of types) {
    const fault = mismatch(value, type, path);
    if (fault === undefined) return undefined;
    // The alternative that came furthest is the one that was meant.
    if (depth(fault) > depth(deepest)) deepest = fault;
  }
  return deepest || `"${path}" is of no known type`;
}

const depth = (fault: string) => fault.split('"')[1]?.length ?? 0;

function firstFault(checks: (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const fault = check();
    if (fault !== undefined) return fault;
  }
  return undefined;
}
