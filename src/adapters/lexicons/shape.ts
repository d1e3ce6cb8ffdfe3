/** Reads a value of a JSON file; what is wrong with it is added to `faults`, and then its result counts for nothing. */
export type Read<T> = (value: unknown, at: string, faults: string[]) => T;

/** Words as they are typed: not empty, in small letters, each once. */
export const words: Read<readonly string[]> = (value, at, faults) => {
  if (!Array.isArray(value) || value.length === 0) {
    faults.push(`${at} must be a list of words`);
    return [];
  }
  const read = value.map((one: unknown, index) => word(one, `${at}[${index}]`, faults));
  const twice = read.find((one, index) => one !== '' && read.indexOf(one) < index);
  if (twice !== undefined) faults.push(`${at} has «${twice}» twice`);
  return Object.freeze(read);
};

export const word: Read<string> = (value, at, faults) => {
  if (typeof value === 'string' && value !== '' && value === value.trim().toLowerCase().normalize('NFC')) {
    return value;
  }
  faults.push(`${at} must be a word in small letters`);
  return '';
};

export const number: Read<number> = (value, at, faults) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  faults.push(`${at} must be a number`);
  return 0;
};

/** So many lists or values, one after another: the twelve months, the seven days. */
export function list<T>(read: Read<T>, length: number | null = null): Read<readonly T[]> {
  return (value, at, faults) => {
    if (!Array.isArray(value) || (length !== null && value.length !== length)) {
      faults.push(`${at} must be a list${length === null ? '' : ` of ${length}`}`);
      return [];
    }
    return Object.freeze(value.map((one: unknown, index) => read(one, `${at}[${index}]`, faults)));
  };
}

/** Any names, each with a value of one kind: «завтра»: 1. */
export function table<T>(read: Read<T>): Read<Readonly<Record<string, T>>> {
  return (value, at, faults) => {
    const entries = Object.entries(objectOf(value, at, faults));
    return Object.freeze(
      Object.fromEntries(entries.map(([key, one]) => [key, read(one, path(at, key), faults)])),
    );
  };
}

/** Exactly these names, each read in its own way. */
export function record<T extends object>(fields: { readonly [K in keyof T]: Read<T[K]> }): Read<Readonly<T>> {
  return (value, at, faults) => {
    const given = objectOf(value, at, faults);
    for (const key of Object.keys(given)) if (!(key in fields)) faults.push(`${path(at, key)} is not known`);
    const entries = Object.entries<Read<unknown>>(fields).map(([key, read]) => {
      return [key, read(given[key], path(at, key), faults)];
    });
    return Object.freeze(Object.fromEntries(entries) as T);
  };
}

function objectOf(value: unknown, at: string, faults: string[]): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  faults.push(`${at || 'the file'} must be an object`);
  return {};
}

function path(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`;
}
