import { closeSync, openSync, readdirSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startCli } from '../fakes/run-cli';
import { startScriptedServer } from '../fakes/scripted-server';
import { temporaryFolder } from '../fakes/temporary-folder';

const TOKEN = 'planted-token-Needle-4471';
/** Larger regions are reserved by V8 and hardly used. */
const LARGEST_REGION = 256 * 1024 * 1024;

/** Processes that a command started, with the pid and arguments of each. */
function childrenOf(pid: number): { pid: string; line: string }[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      const parent = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
      return parent === String(pid) ? [{ pid: name, line: readFileSync(`/proc/${name}/cmdline`, 'utf8') }] : [];
    } catch {
      return [];
    }
  });
}

/**
 * Whether a process has the token in its writable memory, including the environment: Chromium moves that to where `environ` does not look.
 */
function knowsToken(pid: string): boolean {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    return readFileSync(`/proc/${pid}/maps`, 'utf8')
      .split('\n')
      .some((region) => {
        const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(region) ?? [];
        const start = Number.parseInt(from ?? '0', 16);
        const bytes = Number.parseInt(to ?? '0', 16) - start;
        return bytes > 0 && bytes <= LARGEST_REGION && bytesOf(memory, start, bytes).includes(TOKEN);
      });
  } finally {
    closeSync(memory);
  }
}

function bytesOf(memory: number, start: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  try {
    return bytes.subarray(0, readSync(memory, bytes, 0, length, start));
  } catch {
    // The kernel's own pages.
    return Buffer.alloc(0);
  }
}

/** The attack: a file takes over the process that reads it, or a server the network process, and looks for the token there. */
it.runIf(process.platform === 'linux')(
  'is in no process started by a command that got it in the environment',
  async () => {
    const folder = temporaryFolder();
    const server = await startScriptedServer(['hang']);
    const file = join(folder.path, 'sheet.csv');
    writeFileSync(file, 'external_id,email,name,phone,created_at\n1,a@example.ru,А,+7 900 000-00-01,2018-01-01\n');
    const args = ['import', file, '--base-url', server.baseUrl, '--user-data', join(folder.path, 'data'), '--json'];
    const { child, ended } = startCli(args, { APLAUT_ACCESS_TOKEN: TOKEN });
    onTestFinished(async () => {
      child.kill('SIGKILL');
      await ended;
      await server.close();
      folder.remove();
    });
    while (server.arrived.length === 0 && child.exitCode === null) await new Promise(setImmediate);
    expect(server.arrived[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);

    // Chromium's zygotes, and the processes they turn into (graphics, page), were forked before any code of the program ran.
    const started = childrenOf(child.pid ?? 0).filter(({ line }) => /\.(Node|Network)Service/.test(line));
    expect(started.length).toBeGreaterThanOrEqual(1);
    expect(started.filter(({ pid }) => knowsToken(pid)).map(({ line }) => line)).toEqual([]);
  },
);
