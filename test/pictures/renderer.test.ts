import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readPicture } from '../../playground/world/picture.ts';
import { createRenderer, type RendererOptions } from '../../src/adapters/pictures/renderer.ts';

const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><rect width="200" height="40" fill="#fff"/>${inside}</svg>`;
const words = (text: string, more = '') => svg(`<text x="5" y="30" font-size="24" ${more}>${text}</text>`);

function open(t: TestContext, options: RendererOptions = {}) {
  const renderer = createRenderer(options);
  t.after(renderer.close);
  return renderer;
}

/** A process that misbehaves as told; it counts its starts in a file. */
function badProgram(t: TestContext, code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'renderer-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const program = join(folder, 'bad.mjs');
  writeFileSync(program, `import { appendFileSync, existsSync } from 'node:fs';\n${code}`);
  return program;
}

test('A drawing becomes a PNG of its size, letters of both alphabets included', async (t) => {
  const { render } = open(t);
  const drawn = await Promise.all(
    ['', 'Место', 'Place', '№45'].map((text) => render(text === '' ? svg('') : words(text))),
  );
  assert.deepEqual(readPicture(drawn[0] ?? new Uint8Array()), { type: 'image/png', width: 200, height: 40 });
  const blank = drawn[0]?.length ?? 0;
  for (const png of drawn.slice(1)) assert.ok(png.length > 2 * blank, 'nothing was written');
  assert.notDeepEqual(await render(words('Место', 'font-weight="700"')), drawn[1]);
});

test('The same drawing is the same picture to the byte', async (t) => {
  const { render } = open(t);
  assert.deepEqual(await render(words('45')), await render(words('45')));
});

test('A faulty drawing is refused, and the next one is drawn', async (t) => {
  const { render } = open(t);
  const faulty = assert.rejects(render('<svg>'), { code: 'faulty drawing' });
  const fine = render(words('45'));
  await faulty;
  assert.ok((await fine).length > 0);
});

test('When the process crashes once the drawing is done by the next one; twice is enough', async (t) => {
  const once = badProgram(
    t,
    `process.on('message', () => {
      const been = existsSync(import.meta.filename + '.been');
      appendFileSync(import.meta.filename + '.been', '1');
      if (!been) process.kill(process.pid, 'SIGKILL');
      process.send(new Uint8Array([1, 2, 3]));
    });`,
  );
  assert.deepEqual(await open(t, { program: once }).render('a'), new Uint8Array([1, 2, 3]));
  const always = badProgram(t, `process.on('message', () => process.exit(1));`);
  const { render } = open(t, { program: always });
  await assert.rejects(render('a'), { code: 'renderer ended' });
  await assert.rejects(render('b'), { code: 'renderer ended' });
});

test('A drawing that takes too long is given up, and does not hold up the next', async (t) => {
  const slow = badProgram(
    t,
    `process.on('message', ({ svg }) => svg === 'slow' || process.send(new Uint8Array(1)));`,
  );
  const { render } = open(t, { program: slow, limit: 4_000 });
  const given = assert.rejects(render('slow'), { code: 'too slow' });
  assert.equal((await render('quick')).length, 1);
  await given;
});

test('A process that has rested ends, and comes back with the next drawing', async (t) => {
  const program = badProgram(
    t,
    `process.on('message', () => process.send(Buffer.from(String(process.pid))));`,
  );
  const { render } = open(t, { program, rest: 200 });
  const pid = async () => Number(Buffer.from(await render('a')).toString());
  const first = await pid();
  assert.equal(await pid(), first);
  const isThere = () => {
    try {
      return process.kill(first, 0);
    } catch {
      return false;
    }
  };
  while (isThere()) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.notEqual(await pid(), first);
});

test('The process that draws knows none of our settings', async (t) => {
  process.env.BOT_TOKEN_OF_THIS_TEST = '1:secret';
  t.after(() => delete process.env.BOT_TOKEN_OF_THIS_TEST);
  const program = badProgram(
    t,
    `process.on('message', () => process.send(Buffer.from(JSON.stringify(process.env))));`,
  );
  assert.doesNotMatch(Buffer.from(await open(t, { program }).render('a')).toString(), /secret/);
});

test('A renderer that is closed draws no more', async (t) => {
  const { render, close } = open(t);
  const pending = assert.rejects(render(words('45')), { code: 'renderer ended' });
  await close();
  await pending;
  await assert.rejects(render(words('45')), { code: 'renderer ended' });
});
