import type { ApiType, BotApi, Fields } from '../playground/api/schema.ts';

export type Sources = { readonly methods: string; readonly params: string; readonly objects: string };
export type Choice = {
  readonly methods?: readonly string[];
  /** Described with all that hangs on them, beside what the methods take. */
  readonly types?: readonly string[];
  readonly leftOut?: readonly string[];
};

/**
 * Reads the declarations of @gramio/types, whose text is regular: one interface or type alias at the margin,
 * one field a line or an indented union, doc comments between. Throws on a text it does not understand.
 */
export function describeBotApi(
  sources: Sources,
  { methods: wanted = [], types: roots = [], leftOut = [] }: Choice,
): Pick<BotApi, 'methods' | 'types'> {
  const declared = new Map([...declarations(sources.params), ...declarations(sources.objects)]);
  const types: Record<string, Fields | ApiType> = {};
  const describe = (text: string) => parseType(text, { declared, reach });
  const fieldsOf = (body: string): Fields =>
    Object.fromEntries(
      fields(body)
        .filter(([name]) => !leftOut.includes(name))
        .map(([name, optional, type]) => [
          name,
          { type: describe(type), ...(!optional && { required: true }) },
        ]),
    );
  function reach(name: string): void {
    if (name in types) return;
    const body = declared.get(name);
    if (body === undefined) throw new Error(`no declaration of ${name}`);
    types[name] = {};
    types[name] = body.startsWith('{') ? fieldsOf(body) : describe(body);
  }
  const methods = Object.fromEntries(
    wanted.map((method) => {
      const params = paramsOf(method, sources.methods);
      return [method, params ? fieldsOf(declared.get(params) ?? fail(`no declaration of ${params}`)) : {}];
    }),
  );
  for (const root of roots) reach(root);
  return { methods, types: Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

const fail = (why: string): never => {
  throw new Error(`@gramio/types: ${why}`);
};

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '');

function* declarations(text: string): Generator<[string, string]> {
  const pattern =
    /^export (?:interface (\w+)[^{\n]* (\{\}|\{[\s\S]*?^\})|type (\w+)(?:<[^>]*>)? =([\s\S]*?)(?=^export |(?![\s\S])))/gm;
  for (const [, face, body, alias, value] of withoutComments(text).matchAll(pattern)) {
    const name = face ?? alias;
    if (name) yield [name.replace(/^Telegram/, ''), (body ?? value ?? '').trim()];
  }
}

function paramsOf(method: string, text: string): string | undefined {
  const found = new RegExp(`^ {4}${method}: (CallAPI\\w*)<\\s*(?:Params\\.(\\w+))?`, 'm').exec(text);
  if (!found) throw new Error(`@gramio/types knows no method ${method}`);
  return found[1] === 'CallAPIWithoutParams' ? undefined : found[2];
}

function fields(body: string): [name: string, optional: boolean, type: string][] {
  const pattern = /^ {4}(\w+)(\??):([\s\S]*?)(?=^ {4}\w+\??:|^\})/gm;
  return [...body.matchAll(pattern)].map(([, name = '', mark, type = '']) => [
    name,
    mark === '?',
    type.trim(),
  ]);
}

type Reader = { readonly declared: ReadonlyMap<string, string>; readonly reach: (name: string) => void };

const tokens = /"[^"]*"|Exclude<keyof [\w.]+, "\w+">|\{ to(?:String|JSON)\(\): [\w.]+ \}|[\w.]+|\[\]|[|()]/g;

/** Type text -> ApiType: unions, arrays, literals, names, and grammY-style `{ toJSON(): T }`, which JSON never carries. */
function parseType(text: string, reader: Reader): ApiType {
  const left = [...text.matchAll(tokens)].map(([token]) => token);
  const rest = text.replace(tokens, '').trim();
  if (rest) fail(`cannot read the type ${text}`);
  const union = (): ApiType => {
    const members: ApiType[] = [];
    do {
      if (left[0] === '|') left.shift();
      const member = postfix();
      if (member !== undefined) members.push(member);
    } while (left[0] === '|');
    const [only] = members;
    return members.length === 1 && only !== undefined ? only : { anyOf: members.flatMap(flat) };
  };
  const postfix = (): ApiType | undefined => {
    let type = single(left.shift() ?? fail(`cannot read the type ${text}`));
    while (left[0] === '[]') {
      left.shift();
      type = { array: type ?? fail(`an array of nothing in ${text}`) };
    }
    return type;
  };
  const single = (token: string): ApiType | undefined => {
    if (token === '(') {
      const inner = union();
      left.shift();
      return inner;
    }
    if (token.startsWith('{')) return undefined;
    if (token.startsWith('"')) return { literal: token.slice(1, -1) };
    if (/^\d+$/.test(token)) return { literal: Number(token) };
    if (token === 'true') return { literal: true };
    if (token === 'string' || token === 'number' || token === 'boolean') return token;
    const keys = /^Exclude<keyof (?:Objects\.)?Telegram(\w+), "(\w+)">$/.exec(token);
    if (keys) return { anyOf: keyLiterals(reader.declared.get(keys[1] ?? '') ?? '', keys[2]) };
    const name = token.replace(/^Objects\./, '').replace(/^Telegram/, '');
    if (name === 'InputFile') return 'file';
    reader.reach(name);
    return { ref: name };
  };
  const type = union();
  return left.length === 0 ? type : fail(`cannot read the type ${text}`);
}

const flat = (type: ApiType): readonly ApiType[] =>
  typeof type === 'object' && 'anyOf' in type ? type.anyOf : [type];

const keyLiterals = (body: string, without: string | undefined): ApiType[] =>
  fields(body)
    .map(([name]) => name)
    .filter((name) => name !== without)
    .map((literal) => ({ literal }));
