import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const page = (name: string) => readFileSync(join(import.meta.dirname, '../docs', name), 'utf8');
const HOSTS = ['Render', 'Supabase', 'Neon', 'Amazon RDS', 'Yandex Managed PostgreSQL', 'VK Cloud'];

for (const [name, heading] of [
  ['operating.md', 'База у хостинга'],
  ['operating.en.md', 'A hosted database'],
] as const) {
  test(`${name} says of every host which port to take, how to encrypt and what its pooler is good for`, () => {
    const section = page(name)
      .split(/^## /m)
      .find((part) => part.startsWith(heading));
    const rows = [...(section ?? '').matchAll(/^\| (.+) \| (.+) \| (.+) \| (.+) \|$/gm)].slice(2);
    assert.deepEqual(
      rows.map(([, host]) => host),
      HOSTS,
    );
    for (const [, host = '', address = '', settings = '', pooler] of rows) {
      assert.match(address, /\b(5432|6432)\b/, host);
      assert.match(settings, /\?sslmode=verify-full/, host);
      assert.ok(pooler, host);
    }
    for (const [, mode] of (section ?? '').matchAll(/sslmode=([\w-]+)/g)) assert.equal(mode, 'verify-full');
  });
}

test('The line about a pooler names a part of the page that is there', () => {
  const probe = readFileSync(join(import.meta.dirname, '../src/adapters/postgres/kit/probe.ts'), 'utf8');
  const [, heading] = /docs\/operating\.md, «([^»]+)»/.exec(probe) ?? [];
  assert.ok(heading && page('operating.md').includes(`\n## ${heading}\n`));
});
