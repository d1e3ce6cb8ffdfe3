import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createMetrics } from '../src/adapters/metrics/metrics.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8');

type Rule = { readonly name: string; readonly text: string; readonly expr: string };

const rules = read('deploy/alerts.yml')
  .split(/^ {6}- alert: /m)
  .slice(1)
  .map((text): Rule => {
    const [name = ''] = text.split('\n');
    return { name, text, expr: /^ {8}expr: (.+)$/m.exec(text)?.[1] ?? '' };
  });

/** The page of a bot to which nothing has happened yet, but for an alert and a note that wait. */
async function page(): Promise<string> {
  const metrics = createMetrics('0.0.0');
  metrics.watch({
    queue: async () => [
      { lane: 'alert', notices: 1, age: 61_000 },
      { lane: 'note', notices: 1, age: 1_000 },
    ],
    pool: () => ({ total: 1, idle: 0, waiting: 1 }),
  });
  return (await metrics.page()).text;
}

/** The series that an expression asks for, by name and with the labels that it names; `job` is Prometheus' own. */
const seriesIn = (expr: string) =>
  [...expr.matchAll(/\b([a-z]+(?:_[a-z0-9]+)+)(?:\{([^}]*)\})?/g)]
    .filter(([, name = '']) => !/^(histogram_quantile)$/.test(name))
    .map(([, name = '', labels = '']) => ({
      name,
      labels: labels.split(',').filter((label) => label !== '' && !label.startsWith('job=')),
    }));

test('Every series that an alert rule asks for is there before anything happens', async () => {
  const lines = (await page()).split('\n');
  assert.ok(rules.length > 5);
  const asked = rules.flatMap(({ name: rule, expr }) =>
    seriesIn(expr).map((series) => ({ rule, ...series })),
  );
  const absent = asked.filter(
    ({ name, labels }) =>
      !lines.some(
        (line) =>
          (line.startsWith(`${name}{`) || line.startsWith(`${name} `)) &&
          labels.every((label) => line.includes(label)),
      ),
  );
  assert.deepEqual(absent, []);
  // Each rule but the one about the bot being away asks for something of ours.
  assert.deepEqual(
    rules.filter(({ expr }) => seriesIn(expr).length === 0).map(({ name, expr }) => `${name}: ${expr}`),
    ['ParkingBotAway: up{job="parking-bot"} == 0'],
  );
  assert.deepEqual(
    seriesIn('parking_alerts_total{job="a",lane="x"} > 0').map(({ name, labels }) => [name, ...labels]),
    [['parking_alerts_total', 'lane="x"']],
  );
});

test('Every alert rule says how urgent it is and what to do', () => {
  assert.equal(new Set(rules.map(({ name }) => name)).size, rules.length);
  for (const { name, text } of rules) {
    assert.match(text, /^ {8}labels: \{severity: (page|ticket)\}$/m, name);
    assert.match(text, /^ {10}summary: .*[а-яё]/m, name);
    assert.match(text, /^ {10}action: .*\S/m, name);
  }
});

test('Whoever forks the repository finds its rules: security, style, Node, and the checks that a reviewer runs', () => {
  const workflow = read('.github/workflows/ci.yml');
  assert.match(workflow, /^ +- run: \.ci\/run$/m);
  const actions = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);
  for (const action of actions) assert.match(action, /^actions\/[a-z-]+@v\d+$/);
  assert.ok(actions.length > 0);
  assert.match(workflow, /^permissions:\n {2}contents: read$/m);
  assert.match(workflow, /node-version-file: \.nvmrc/);
  assert.match(read('.nvmrc'), /^\d+\n$/);
  const { formatter } = JSON.parse(read('biome.json'));
  const style = read('.editorconfig');
  assert.match(style, new RegExp(`indent_size = ${formatter.indentWidth}\\n`));
  assert.match(style, new RegExp(`max_line_length = ${formatter.lineWidth}\\n`));
  const security = read('SECURITY.md');
  assert.match(security, /[а-яё]/);
  assert.match(security, /^## In English$/m);
  for (const [, path = ''] of security.matchAll(/`(\w+\/[\w/.-]+)`/g))
    assert.ok(existsSync(join(import.meta.dirname, '..', path)), path);
});
