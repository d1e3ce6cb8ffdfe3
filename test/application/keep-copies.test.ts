import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { createCopyDesk } from '../../src/adapters/postgres/backups/desk.ts';
import type { BackupHeader, CopyFault } from '../../src/core/backups/backup.ts';
import type { BackupEvent, RestoreJob } from '../../src/core/backups/backup-ports.ts';
import { complexId, personId } from '../../src/core/kernel/ids.ts';
import { type CopyParts, keepCopies, noteForgotten } from '../../src/loops/keep-copies.ts';

const NOW = new Date('2026-11-22T19:36:00Z');
const [HOUSE, ANNA] = [complexId(1), personId(7)];
const FILE = new TextEncoder().encode('a copy');
const SUM = createHash('sha256').update(FILE).digest();
const origin = { schema: '0052', installation: 'here' };

const SENT = { kind: 'sent', file: '1 f', name: 'a.age', message: '41' } as const;
const FOLDER = { kind: 'folder', name: 'a' } as const;

type World = {
  readonly job?: Partial<RestoreJob> | null;
  readonly restore?: Partial<RestoreJob['restore']>;
  readonly made?: BackupEvent;
  readonly header?: Partial<BackupHeader>;
  readonly got?: { kind: 'file'; bytes: Uint8Array } | { kind: 'refused' | 'too large' | 'out of reach' };
  readonly opening?: CopyFault | Error;
  readonly storing?: Error;
  readonly list?: 'damaged';
  readonly isDatabases?: boolean;
};

/** One turn of the loop of copies, and all that it did. */
async function keeps(world: World) {
  const { isDatabases = false, got = { kind: 'file', bytes: FILE }, job = {} } = world;
  const done: unknown[][] = [];
  const note =
    (what: string) =>
    async (...of: readonly unknown[]) => {
      done.push([what, ...of]);
      return null;
    };
  const restore = { id: 3, askedBy: ANNA, source: FOLDER, state: 'wanted', ...world.restore };
  const nextJob = { complex: HOUSE, restore, to: { bot: 2, chat: '77' }, sha256: null, tries: 0, ...job };
  const reports: Record<string, unknown>[] = [];
  const parts = {
    desk: {
      origin,
      alone: (work: () => Promise<boolean>) => work(),
      makeNext: async () => world.made ?? null,
      nextRestore: async () => (job === null ? null : nextJob),
      forgotten: async () => ({ installation: 'here', people: [{ complex: HOUSE, person: ANNA }] }),
      spendTry: async () => void done.push(['spent']),
      spareTry: () => void done.push(['spared']),
      refuse: async (_: unknown, fault: string, sum: Uint8Array | null) =>
        void done.push(['refused', fault, sum]),
      compare: async (_: unknown, brought: { forgotten: unknown }, sum: Uint8Array) => {
        done.push(['compared', brought.forgotten, sum]);
        return null;
      },
      apply: async (_: unknown, brought: { forgotten: unknown }, vault: CopyParts['vault']) => {
        await vault.store(HOUSE, 'asked', NOW, []);
        done.push(['applied', brought.forgotten]);
        return null;
      },
    },
    vault: {
      read: async () => (got.kind === 'file' ? got.bytes : null),
      open: async (_: Uint8Array, judge: (header: BackupHeader) => CopyFault | null) => {
        if (world.opening instanceof Error) throw world.opening;
        const header = { ...origin, complex: HOUSE, ...world.header } as BackupHeader;
        const why = world.opening ?? judge(header);
        return why ? { ok: false, why } : { ok: true, value: { header } };
      },
      forgotten: async (...of: readonly unknown[]) => {
        done.push(['list', ...of]);
        return world.list ? { ok: false, why: 'list damaged' } : { ok: true, value: [ANNA] };
      },
      noteForgotten: async (...of: readonly unknown[]) => {
        done.push(['noted', ...of]);
        return world.list ? { ok: false, why: 'list damaged' } : { ok: true, value: null };
      },
      store: async () => {
        if (world.storing) throw world.storing;
      },
      prune: note('pruned'),
    },
    messengers: { download: async () => got, remove: note('removed') },
    clock: { now: () => NOW },
    isDatabaseTrouble: () => isDatabases,
    report: (event: object) => void reports.push({ ...event }),
  } as unknown as CopyParts;
  const goesOn = await keepCopies(parts).catch((error: unknown) => error);
  return { goesOn, done, reports, parts };
}

const refusal = async (world: World) => {
  const { done } = await keeps(world);
  return done.find(([what]) => what === 'refused')?.[1] ?? null;
};

test('A copy that was made makes room, and one that could not be made pushes none out', async () => {
  const made = { complex: HOUSE, kind: 'daily', outcome: 'made' } as const;
  const { goesOn, done, reports } = await keeps({ made });
  assert.deepEqual([goesOn, done, reports], [true, [['pruned', HOUSE, NOW]], [made]]);
  assert.deepEqual((await keeps({ made: { ...made, outcome: 'failed' } })).done, []);
  assert.equal((await keeps({ job: null })).goesOn, false);
});

test('A copy is compared first and restored when that is confirmed, without whoever asked to be forgotten', async () => {
  const compared = await keeps({});
  const list = ['list', 'here', HOUSE];
  assert.deepEqual(compared.done, [['spent'], list, ['compared', [ANNA], SUM]]);
  const confirmed = { restore: { state: 'confirmed' }, job: { sha256: SUM } } as const;
  const applied = await keeps(confirmed);
  assert.deepEqual(applied.done, [['spent'], list, ['applied', [ANNA]]]);
  assert.deepEqual(
    [...compared.reports, ...applied.reports].map(({ outcome }) => outcome),
    ['compared', 'applied'],
  );
  const other = Buffer.alloc(32);
  assert.equal(await refusal({ ...confirmed, job: { sha256: other } }), 'exchanged');
  assert.equal(await refusal({ job: { sha256: other } }), null, 'it has not been looked at yet');
  assert.equal(await refusal({ header: { schema: '0040' } }), null, 'an older one is brought up');
  assert.equal(await refusal({ header: { schema: '0099' } }), 'newer');
  assert.equal(await refusal({ header: { installation: 'elsewhere' } }), 'foreign');
  assert.equal(await refusal({ list: 'damaged' }), 'list damaged');
});

test('Why a file is not restored is told as it is, and a file that ended the process five times is not opened again', async () => {
  assert.equal(await refusal({ job: { tries: 4 } }), null);
  const worn = await keeps({ job: { tries: 5 } });
  assert.deepEqual(worn.done, [['refused', 'failed', null]]);
  assert.equal(await refusal({ got: { kind: 'refused' } }), 'gone', 'in the folder');
  const sent = (kind: 'refused' | 'too large' | 'out of reach') =>
    refusal({ restore: { source: SENT }, got: { kind } });
  assert.deepEqual(
    [await sent('refused'), await sent('too large'), await sent('out of reach')],
    ['gone', 'too large', 'out of reach'],
  );
  const full = { restore: { state: 'confirmed' }, storing: new Error('no room') } as const;
  assert.equal(await refusal(full), 'not written');
  const broken = await keeps({ opening: new Error('planted') });
  assert.deepEqual(broken.done.at(-1), ['refused', 'failed', SUM], 'a copy of ours is known by its sum');
});

test('A secret key that was sent as a copy is deleted from the chat; what else cannot be read stays there', async () => {
  const key = await keeps({ restore: { source: SENT }, opening: 'holds a key' });
  assert.deepEqual(
    key.done.filter(([what]) => what !== 'spent').map(([what, ...of]) => [what, ...of.slice(0, 3)]),
    [
      ['removed', 2, '77', '41'],
      ['refused', 'holds a key', SUM],
    ],
  );
  for (const world of [
    { restore: { source: SENT }, opening: 'no copy' },
    { restore: { source: FOLDER }, opening: 'holds a key' },
  ] as const)
    assert.ok((await keeps(world)).done.every(([what]) => what !== 'removed'));
});

test('The trouble of the database costs a restore no try, and nobody is told of it', async () => {
  const planted = new Error('planted');
  const opened = await keeps({ opening: planted, isDatabases: true });
  assert.deepEqual([opened.goesOn, opened.done], [planted, [['spent'], ['spared']]]);
});

test('Who asked to be forgotten is noted beside the copies once, and a damaged list is trouble', async () => {
  const { parts, done } = await keeps({ job: null });
  const known = { people: 0 };
  for (let look = 0; look < 2; look += 1) assert.equal(await noteForgotten(parts, known), false);
  assert.deepEqual(done, [['noted', 'here', [{ complex: HOUSE, person: ANNA }]]]);
  const damaged = (await keeps({ job: null, list: 'damaged' })).parts;
  await assert.rejects(noteForgotten(damaged, { people: 0 }), /damaged/);
});

test('A try that the database’s trouble ended is not spent again: the next one is the same', async () => {
  const job = { complex: HOUSE, restore: { id: 3 }, tries: 4 } as unknown as RestoreJob;
  let spent = 0;
  const transact = async () => {
    spent += 1;
    return job;
  };
  const desk = createCopyDesk({ transactions: { transact }, clock: { now: () => NOW }, ...origin } as never);
  await desk.spendTry(job);
  assert.equal(spent, 1);
  desk.spareTry(job);
  assert.equal((await desk.nextRestore())?.tries, 3, 'it was counted, and counts no more');
  await desk.spendTry(job);
  assert.equal(spent, 2, 'nothing was asked but which is next');
  assert.equal((await desk.nextRestore())?.tries, 4);
  await desk.spendTry(job);
  assert.equal(spent, 4);
});
