import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import writeExcelFile from 'write-excel-file/node';
import { createSheets } from '../../src/adapters/spreadsheets/sheets.ts';

const sheets = createSheets();

/** An archive of these entries; `says` is the size that its own list tells. */
function zip(
  entries: readonly { readonly name: string; readonly bytes: Buffer; readonly says?: number }[],
): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, says = bytes.length } of entries) {
    const packed = deflateRawSync(bytes);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(says, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(says, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), packed);
    list.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...list, end]);
}

test('An XLSX is read with the numbers of its lines, empty ones counted', async () => {
  const file = await writeExcelFile([
    [{ value: 'Место', type: String }],
    [null],
    [
      { value: 45, type: Number },
      { value: 'Б', type: String },
    ],
  ]).toBuffer();
  const read = await sheets.read(file);
  assert.ok(read.ok);
  assert.deepEqual(read.value[2], { line: 3, cells: ['45', 'Б'] });
});

test('A CSV is read with any of three separators, with a mark or without, in UTF-8, windows-1251 or UTF-16', async () => {
  const cells = [
    { line: 1, cells: ['Место', 'Секция'] },
    { line: 3, cells: ['45', 'Б;,"\n1'] },
  ];
  const cyrillic = Buffer.from([0xcc, 0xe5, 0xf1, 0xf2, 0xee, 0x3b, 0xc1]);
  assert.deepEqual(await sheets.read(cyrillic), { ok: true, value: [{ line: 1, cells: ['Место', 'Б'] }] });
  for (const sign of [';', ',', '\t']) {
    const text = `Место${sign}Секция\r\n45${sign}"Б;,""\n1"\r\n`;
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
    ]) {
      assert.deepEqual(await sheets.read(bytes), { ok: true, value: cells }, JSON.stringify(sign));
    }
  }
});

test('A bomb is not unpacked, whatever its list says of its size', async () => {
  const zeros = Buffer.alloc(60 * 1024 * 1024);
  for (const says of [zeros.length, 10]) {
    const bomb = zip([{ name: 'xl/worksheets/sheet1.xml', bytes: zeros, says }]);
    assert.ok(bomb.length < 100_000);
    assert.deepEqual(await sheets.read(bomb), { ok: false, why: 'too large' });
  }
});

test('Formulas, too many rows, broken archives and other files are told apart', async () => {
  const sheet = (xml: string) => zip([{ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.from(xml) }]);
  const why = async (bytes: Buffer) => {
    const read = await sheets.read(bytes);
    return read.ok ? 'read' : read.why;
  };
  assert.equal(await why(sheet('<sheetData><row><c><f>1+1</f><v>2</v></c></row></sheetData>')), 'formulas');
  assert.equal(await why(sheet('<row>'.repeat(20_001))), 'too many rows');
  assert.equal(
    await why(Buffer.from(Array.from({ length: 20_001 }, (_, at) => at + 1).join('\n'))),
    'too many rows',
  );
  assert.equal(await why(sheet('<broken')), 'not a table');
  assert.equal(await why(Buffer.from('PK\x05\x06')), 'not a table');
  assert.equal(await why(zip([{ name: 'a.txt', bytes: Buffer.from('x') }])), 'not a table');
  assert.equal(await why(Buffer.from([1, 2])), 'not a table');
});

test('Ten thousand rows go out and come back, as XLSX and as CSV', async () => {
  const rows = [
    ['Место', 'Секция'],
    ...Array.from({ length: 10_000 }, (_, at) => [String(at + 1), `С${at % 9}`]),
  ];
  for (const format of ['xlsx', 'csv'] as const) {
    const read = await sheets.read(await sheets.write(rows, format));
    assert.ok(read.ok);
    assert.deepEqual(read.value.at(-1), { line: 10_001, cells: ['10000', 'С0'] });
  }
});

test('A process that hangs or dies costs nothing but the file', async () => {
  const program = join(tmpdir(), `hangs-${process.pid}.mjs`);
  writeFileSync(program, 'setInterval(() => {}, 1000)');
  const hangs = createSheets({ program, limit: 300 });
  assert.deepEqual(await hangs.read(Buffer.from('45')), { ok: false, why: 'not a table' });
  const dies = createSheets({ program: join(tmpdir(), 'there-is-no-such-program.mjs') });
  assert.deepEqual(await dies.read(Buffer.from('45')), { ok: false, why: 'not a table' });
});
