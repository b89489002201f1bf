import { spawn } from 'node:child_process';
import { root } from '../set-up/index.mjs';

/** Chromium's own chatter, such as a missing D-Bus: nothing a person could act on. */
const CHROMIUM_NOISE = /^\[\d+:\d+\/\d+\.\d+:(ERROR|WARNING|INFO|VERBOSE\d):/;

/** Switches that must stand on Electron's command line: root may not use the system's sandbox. */
export const electronSwitches = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/**
 * Runs the built app to its end, with Chromium's noise taken out of stderr, and passes signals on.
 *
 * @returns {Promise<number>} its exit code
 */
export function runElectron(runtime, { switches = [], args = [], env = {}, wrapper = [] }) {
  const line = [...wrapper, runtime.executable, ...electronSwitches(), ...switches, root, '--', ...args];
  const child = spawn(line[0], line.slice(1), {
    stdio: ['inherit', 'inherit', 'pipe'],
    // Files are named from where the person stands, not from the project's folder, where npm goes.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: { ...process.env, ...env },
  });
  passOnWithoutNoise(child.stderr);
  // A terminal that is gone, or a full disk: the app is to notice as well, and ends in order.
  process.stderr.on('error', () => child.stderr.destroy());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 4 : 1)));
  });
}

function passOnWithoutNoise(stream) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) if (!CHROMIUM_NOISE.test(line)) process.stderr.write(`${line}\n`);
    // A progress line has no end yet; show it unless it may still turn out to be noise.
    if (rest !== '' && !rest.startsWith('[')) {
      process.stderr.write(rest);
      rest = '';
    }
  });
  stream.on('end', () => {
    if (rest !== '' && !CHROMIUM_NOISE.test(rest)) process.stderr.write(rest);
  });
}
