import 'temporal-polyfill/global';
import { createInterface } from 'node:readline/promises';
import { runRestore } from './restore-command.ts';
import { onStopRequest } from './stop-requests.ts';

// What has begun is finished and the embedded database stopped, whoever ends npm or the terminal meanwhile.
const asked = new Promise<string>((resolve) => onStopRequest(() => resolve('')));

const code = await runRestore(process.argv.slice(2), {
  folder: '.',
  env: process.env,
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  ask: process.stdin.isTTY ? ask : null,
});
// A server that was not reached keeps nobody waiting.
if (code !== 0) process.exit(code);

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const { promise: hungUp, resolve } = Promise.withResolvers<string>();
  terminal.once('close', () => resolve(''));
  const answer = await Promise.race([terminal.question(question), hungUp, asked]);
  terminal.close();
  return answer;
}
