import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import writeExcelFile from 'write-excel-file/node';
import { createSheets } from '../../src/adapters/spreadsheets/sheets.ts';
import { sheetsHere } from '../support/sheets-here.ts';

/** In a process each, as in the house; most of what is read is read here, which costs a tenth. */
const apart = createSheets();
const sheets = sheetsHere;

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

/** An XLSX of these sheets. */
function workbook(
  sheets: readonly {
    readonly name: string;
    readonly xml: string;
    readonly state?: 'hidden' | 'veryHidden';
  }[],
): Buffer {
  const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
  const entry = ({ name, state = 'visible' }: { name: string; state?: string }, at: number) =>
    `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`;
  const relation = (_: unknown, at: number) =>
    `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`;
  return zip([
    file(
      'xl/workbook.xml',
      `<workbook xmlns:r="${RELATIONS}"><sheets>${sheets.map(entry).join('')}</sheets></workbook>`,
    ),
    file('xl/_rels/workbook.xml.rels', `<Relationships>${sheets.map(relation).join('')}</Relationships>`),
    ...sheets.map(({ xml }, at) => file(`xl/worksheets/sheet${at + 1}.xml`, xml)),
  ]);
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A sheet of one column. */
const column = (...cells: readonly string[]) =>
  `<worksheet><sheetData>${cells
    .map((text, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="inlineStr"><is><t>${text}</t></is></c></row>`)
    .join('')}</sheetData></worksheet>`;

test('Of an XLSX the sheets are read that people see, hidden ones are not, their formulas neither', async () => {
  const file = workbook([
    { name: 'Справочник', xml: '<sheetData><row><c><f>1+1</f></c></row></sheetData>', state: 'hidden' },
    { name: 'Черновик', xml: column('1', '2'), state: 'veryHidden' },
    { name: 'Места &amp; этажи', xml: column('Место', '45') },
    { name: 'Ещё', xml: column('46') },
  ]);
  const read = await sheets.read(file, 'a.xlsx');
  assert.deepEqual(read, {
    ok: true,
    value: [
      {
        name: 'Места & этажи',
        rows: [
          { line: 1, cells: ['Место'] },
          { line: 2, cells: ['45'] },
        ],
      },
      { name: 'Ещё', rows: [{ line: 1, cells: ['46'] }] },
    ],
  });
  const allHidden = await sheets.read(workbook([{ name: 'А', xml: column('1'), state: 'hidden' }]), 'a.xlsx');
  assert.ok(allHidden.ok);
  assert.equal(allHidden.value[0]?.name, 'А');
});

test('A day in a cell comes as a day, whatever it was once', async () => {
  const file = await writeExcelFile([
    [{ value: new Date('2026-02-01'), type: Date, format: 'dd.mmm' }],
  ]).toBuffer();
  const read = await sheets.read(file, 'a.xlsx');
  assert.ok(read.ok);
  assert.match(read.value[0]?.rows[0]?.cells[0] ?? '', /^2026-02-01T/);
});

test('A CSV may name its separator, and have a title with other signs above the table', async () => {
  const cells = async (text: string) => {
    const read = await sheets.read(Buffer.from(text), 'a.csv');
    return read.ok && read.value[0]?.rows;
  };
  for (const start of ['sep=;\r\n', 'sep=;\n', '\uFEFFSEP=;\n']) {
    assert.deepEqual(await cells(`${start}Место;Этаж\n45;1\n`), [
      { line: 2, cells: ['Место', 'Этаж'] },
      { line: 3, cells: ['45', '1'] },
    ]);
  }
  assert.deepEqual(await cells('sep=|\n45|1;2\n'), [{ line: 2, cells: ['45', '1;2'] }]);
  assert.deepEqual(await cells('Дом 5, корпус 2, паркинг, въезд 1\nМесто;Этаж\n45;1\n'), [
    { line: 1, cells: ['Дом 5, корпус 2, паркинг, въезд 1'] },
    { line: 2, cells: ['Место', 'Этаж'] },
    { line: 3, cells: ['45', '1'] },
  ]);
});

test('A password is told from an old file, which has the same first bytes', async () => {
  const compound = (stream: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(500),
      Buffer.from(stream, 'utf16le'),
    ]);
  const why = async (bytes: Buffer, name: string) => {
    const read = await sheets.read(bytes, name);
    return read.ok ? 'read' : read.why;
  };
  assert.equal(await why(compound('EncryptedPackage'), 'a.xlsx'), 'locked');
  assert.equal(await why(compound('EncryptedPackage'), 'без имени'), 'locked');
  assert.equal(await why(compound('EncryptionInfo'), 'без имени'), 'locked');
  assert.equal(await why(compound(''), 'A.XLSX'), 'locked');
  assert.equal(await why(compound('Workbook'), 'a.xlsx'), 'old format');
  assert.equal(await why(compound('Workbook'), 'a.xls'), 'old format');
  assert.equal(await why(compound(''), 'a.xls'), 'old format');
});

test('An XLSX is read with the numbers of its lines, empty ones counted', async () => {
  const file = await writeExcelFile([
    [{ value: 'Место', type: String }],
    [null],
    [
      { value: 45, type: Number },
      { value: 'Б', type: String },
    ],
  ]).toBuffer();
  const read = await apart.read(file, 'места.xlsx');
  assert.ok(read.ok);
  assert.deepEqual(read.value[0]?.rows[2], { line: 3, cells: ['45', 'Б'] });
});

test('A CSV is read with any of three separators, with a mark or without, in UTF-8, windows-1251 or UTF-16', async () => {
  const cells = [
    { line: 1, cells: ['Место', 'Секция'] },
    { line: 3, cells: ['45', 'Б;,"\n1'] },
  ];
  const cyrillic = Buffer.from([0xcc, 0xe5, 0xf1, 0xf2, 0xee, 0x3b, 0xc1]);
  assert.deepEqual(await sheets.read(cyrillic, 'a.csv'), {
    ok: true,
    value: [{ name: null, rows: [{ line: 1, cells: ['Место', 'Б'] }] }],
  });
  for (const sign of [';', ',', '\t']) {
    const text = `Место${sign}Секция\r\n45${sign}"Б;,""\n1"\r\n`;
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
    ]) {
      assert.deepEqual(
        await sheets.read(bytes, 'a.csv'),
        { ok: true, value: [{ name: null, rows: cells }] },
        JSON.stringify(sign),
      );
    }
  }
});

test('A bomb is not unpacked, whatever its list says of its size', async () => {
  const zeros = Buffer.alloc(60 * 1024 * 1024);
  for (const says of [zeros.length, 10]) {
    const bomb = zip([{ name: 'xl/worksheets/sheet1.xml', bytes: zeros, says }]);
    assert.ok(bomb.length < 100_000);
    assert.deepEqual(await apart.read(bomb, 'a.xlsx'), { ok: false, why: 'too large' });
  }
  const half = zeros.subarray(0, zeros.length / 2);
  const pieces = zip([1, 2].map((n) => ({ name: `xl/media/${n}.png`, bytes: half })));
  assert.deepEqual(await apart.read(pieces, 'a.xlsx'), { ok: false, why: 'too large' });
});

test('Formulas, too many rows, broken archives and other files are told apart', async () => {
  const sheet = (xml: string) => workbook([{ name: 'Лист1', xml }]);
  const why = async (bytes: Buffer) => {
    const read = await sheets.read(bytes, 'a.xlsx');
    return read.ok ? 'read' : read.why;
  };
  assert.equal(await why(sheet('<sheetData><row><c><f>1+1</f><v>2</v></c></row></sheetData>')), 'formulas');
  assert.equal(await why(sheet('<row>'.repeat(20_001))), 'too many rows');
  assert.equal(
    await why(Buffer.from(Array.from({ length: 20_001 }, (_, at) => at + 1).join('\n'))),
    'too many rows',
  );
  assert.equal(
    await why(zip([{ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.from('<broken') }])),
    'not a table',
  );
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
    const read = await apart.read(await apart.write(rows, format), `a.${format}`);
    assert.ok(read.ok);
    assert.deepEqual(read.value[0]?.rows.at(-1), { line: 10_001, cells: ['10000', 'С0'] });
  }
});

test('A process that hangs or dies costs nothing but the file', async () => {
  const program = join(tmpdir(), `hangs-${process.pid}.mjs`);
  writeFileSync(program, 'setInterval(() => {}, 1000)');
  const hangs = createSheets({ program, limit: 300 });
  assert.deepEqual(await hangs.read(Buffer.from('45'), 'a.csv'), { ok: false, why: 'not a table' });
  const dies = createSheets({ program: join(tmpdir(), 'there-is-no-such-program.mjs') });
  assert.deepEqual(await dies.read(Buffer.from('45'), 'a.csv'), { ok: false, why: 'not a table' });
});
