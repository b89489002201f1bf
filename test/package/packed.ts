import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';

const START_LIMIT_MS = 60_000;
const release = join(import.meta.dirname, '..', '..', 'release');
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const headless = process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : [];

/** A packed app that `scripts/package/pack.mjs` left in release/. */
export interface Packed {
  /** The folder or, on macOS, the bundle that is shipped. */
  folder: string;
  executable: string;
  resources: string;
}

/** The app as it is shipped, or the one that differs only in that its page may be debugged. */
export function packed(flavour: 'shipped' | 'e2e'): Packed {
  const folder = (name: string): string => join(release, flavour === 'e2e' ? 'e2e' : '.', name.replace('-x64', ''));
  if (process.platform === 'darwin') {
    const bundle = join(folder(`mac-${process.arch}`), 'Aplaut Import.app');
    const contents = join(bundle, 'Contents');
    return {
      folder: bundle,
      executable: join(contents, 'MacOS', 'Aplaut Import'),
      resources: join(contents, 'Resources'),
    };
  }
  const isWindows = process.platform === 'win32';
  const unpacked = folder(`${isWindows ? 'win' : 'linux'}-${process.arch}-unpacked`);
  return {
    folder: unpacked,
    executable: join(unpacked, isWindows ? 'Aplaut Import.exe' : 'aplaut-import'),
    resources: join(unpacked, 'resources'),
  };
}

/** What a command of the program ended with. */
export interface Answer {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the app as a command line, on Windows through the script that people use in a console. */
export function runPacked(
  { executable }: Packed,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Answer {
  const script = join(dirname(executable), 'aplaut-import.cmd');
  const isWindows = process.platform === 'win32';
  const words = isWindows ? ['/d', '/c', script] : [...asRoot, ...headless];
  return spawnSync(isWindows ? 'cmd.exe' : executable, [...words, ...args], {
    encoding: 'utf8',
    timeout: START_LIMIT_MS,
    env: { ...process.env, ...env },
  });
}

/** A running packed app, seen through its debugging port. */
export interface Shown {
  page: Page;
  /** Asks the program to quit, as the system does. Not on Windows. */
  askToQuit: () => void;
  /** Resolves to the exit code as soon as the program has ended. */
  ended: () => Promise<number | null>;
  /** Ends it whatever it does, for a test that failed. */
  kill: () => Promise<void>;
}

/** Starts the app as people do, and attaches to its window. */
export async function showPacked(
  { executable }: Packed,
  userData: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Shown> {
  const app = spawn(executable, [...asRoot, '--remote-debugging-port=0', `--user-data=${userData}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  const exit = new Promise<number | null>((resolve) => app.once('exit', resolve));
  const kill = async (): Promise<void> => {
    if (app.exitCode === null && app.signalCode === null && app.kill('SIGKILL')) await exit;
  };
  try {
    const browser = await chromium.connectOverCDP(await debuggingUrl(app));
    return { page: await firstPage(browser), askToQuit: () => void app.kill(), ended: () => exit, kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the packed app has no session');
  return context.pages()[0] ?? (await context.waitForEvent('page', { timeout: START_LIMIT_MS }));
}

/** Chromium prints the address of the debugging port on stderr. */
function debuggingUrl(app: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`the packed app ${why}: ${said}`));
    setTimeout(() => fail('did not start in time'), START_LIMIT_MS).unref();
    app.once('exit', () => fail('ended at once'));
    app.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const url = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}
