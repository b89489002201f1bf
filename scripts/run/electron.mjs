import { spawn } from 'node:child_process';
import { root } from '../set-up/index.mjs';

/** Chromium's own messages, such as a missing D-Bus, which nobody can act on. */
const CHROMIUM_NOISE = /^\[\d+:\d+\/\d+\.\d+:(ERROR|WARNING|INFO|VERBOSE\d):/;

/** Switches for Electron's command line: as root, Chromium's sandbox does not work. */
export const electronSwitches = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/**
 * Runs the built app until it exits, filters Chromium's messages from stderr, and forwards signals.
 *
 * @returns {Promise<number>} its exit code
 */
export function runElectron(runtime, { switches = [], args = [], env = {}, wrapper = [] }) {
  const line = [...wrapper, runtime.executable, ...electronSwitches(), ...switches, root, '--', ...args];
  const child = spawn(line[0], line.slice(1), {
    stdio: ['inherit', 'inherit', 'pipe'],
    // File names are relative to the person's folder. npm changes to the project's folder.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: { ...process.env, ...env },
  });
  passOnWithoutNoise(child.stderr);
  // If the terminal is gone or the disk full, the app must notice too, so that it can exit cleanly.
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
    // A progress line has no line break yet. Show it unless it may turn out to be one of Chromium's messages.
    if (rest !== '' && !rest.startsWith('[')) {
      process.stderr.write(rest);
      rest = '';
    }
  });
  stream.on('end', () => {
    if (rest !== '' && !CHROMIUM_NOISE.test(rest)) process.stderr.write(rest);
  });
}
