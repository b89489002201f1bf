import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

export interface CliRun {
  exitCode: number;
  stdout: string;
  stderr: string;
  /** The single line that `--json` prints. */
  json: () => CliJson;
}

export interface CliJson {
  ok: boolean;
  command: string;
  version: string;
  dry_run: boolean;
  result: Record<string, unknown> & { outcomes: Record<string, number>; rows: number; requests: number };
  warnings: string[];
  error: { code: string; message: string; field: string | null; hint: string | null; request_id: string | null };
}

/**
 * Runs the built app with these arguments in the runtime that the set-up chose, without a display.
 *
 * @param shell a line for `sh` in which `"$@"` is the command, for tests with closed, full or slow streams
 */
export function startCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  input = '',
  shell?: string,
): { child: ChildProcess; ended: Promise<CliRun> } {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (dist === undefined) throw new Error('run these tests through npm test, which names the Electron runtime');
  const switches = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--ozone-platform=headless',
    '--disable-gpu',
  ];
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('APLAUT_')));
  const line = [join(dist, 'electron'), ...switches, root, '--', '--command-line', ...args];
  const [file = '', ...words] = shell === undefined ? line : ['sh', '-c', shell, 'sh', ...line];
  const child = spawn(file, words, {
    env: { ...clean, LANG: 'en_US.UTF-8', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.end(input);
  const ended = new Promise<CliRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({
        exitCode: code ?? -1,
        stdout,
        stderr,
        json: () => JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as CliJson,
      });
    });
  });
  return { child, ended };
}

export const appVersion = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
