/** What may be known of an error: its kind, code, masked message and place. */
import { maskMessage, maskText } from './mask.ts';

export type ErrorFacts = {
  name: string;
  code?: string;
  message: string;
  /** The call that failed, of a messenger's error. */
  method?: string;
  stack?: string[];
  cause?: ErrorFacts | { code: string };
};

/**
 * Names its fields one by one, because errors carry whole requests: `GrammyError.payload` what people wrote,
 * `HttpError.error` the address with the token, a PostgreSQL error the row. Never throws.
 */
export function describeError(error: unknown): ErrorFacts {
  try {
    return describe(error, 3);
  } catch {
    return { name: 'Unreadable', message: '' };
  }
}

function describe(error: unknown, depth: number): ErrorFacts {
  if (!(error instanceof Error)) return { name: `Thrown ${typeof error}`, message: '' };
  const facts: ErrorFacts = {
    name: word(error.name) ?? 'Error',
    message: maskMessage(String(error.message)),
  };
  const code = codeOf(error);
  if (code !== undefined) facts.code = code;
  const method = word(field(error, 'method'));
  if (method !== undefined) facts.method = method;
  const stack = frames(error);
  if (stack.length > 0) facts.stack = stack;
  const inner = field(error, 'error');
  const innerCode = codeOf(inner);
  if (error.cause instanceof Error && depth > 0) facts.cause = describe(error.cause, depth - 1);
  else if (innerCode !== undefined) facts.cause = { code: innerCode };
  return facts;
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}

function codeOf(error: unknown): string | undefined {
  const code = field(error, 'code') ?? field(error, 'error_code');
  return typeof code === 'number' ? word(String(code)) : word(code);
}

// An identifier of a program, as opposed to anything that somebody typed.
function word(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z_][\w.]{0,60}$|^[0-9A-Z]{1,5}$/.test(value)
    ? value
    : undefined;
}

// The stack begins with the message, which is masked by itself; a line of it could pass for a frame.
function frames({ stack = '', message }: Error): string[] {
  const begin = message === '' ? -1 : stack.indexOf(message);
  const places = stack.slice(begin < 0 ? 0 : begin + message.length).split('\n');
  return places
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at ') && /:\d+:\d+\)?$/.test(line))
    .slice(0, 12)
    .map((line) => maskText(line.slice('at '.length)));
}
