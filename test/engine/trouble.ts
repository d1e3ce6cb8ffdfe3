import type { TestBed } from './test-bed.ts';

/** Codes by which a server says that it cannot, whatever it was asked for. */
export const TROUBLES = {
  'only reads': '25006',
  'has a full disk': '53100',
  'cancels what takes long': '57014',
  'sees a conflict': '40001',
  'ends idle sessions': '57P05',
  'is out of memory': '53200',
} as const satisfies Record<string, string>;

export type Planted = {
  /** Resolves when the trouble was met so often, by whatever it lies in wait for. */
  readonly met: (times: number) => Promise<unknown>;
  readonly end: () => Promise<unknown>;
};

/** From now on the server refuses such rows with the code that `code` is, an expression about the row; null: it takes it. */
export async function plantTrouble(
  { pool, row }: Pick<TestBed, 'pool' | 'row'>,
  table: string,
  deed: 'insert' | 'update',
  code: string,
): Promise<Planted> {
  const name = `trouble_of_${table}`;
  // A sequence remembers what a rollback takes back.
  await pool.query(`
    create sequence ${name};
    create function ${name}() returns trigger language plpgsql as $$
    declare code text := ${code};
    begin
      if code is not null then
        perform nextval('${name}');
        raise exception using errcode = code, message = 'planted';
      end if;
      return new;
    end $$;
    create trigger ${name} before ${deed} on ${table} for each row execute function ${name}();
  `);
  return {
    met: (times) => row(`select from ${name} where is_called and last_value >= $1`, [times]),
    end: () => pool.query(`drop trigger ${name} on ${table}; drop function ${name}(); drop sequence ${name}`),
  };
}
