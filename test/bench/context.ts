import { join } from 'node:path';
import type { DataFiles } from './data/files';
import type { Command } from './measure';

/** Paths that the bench needs, and its output. */
export interface BenchContext {
  /** The folder of the bundled workers. */
  bundle: string;
  /** The folder of the peers' scripts. */
  peers: string;
  files: DataFiles;
  /** The project's folder, with the built program. */
  root: string;
  /** What is put before a command for its windows to have a display. */
  display: readonly string[];
  /** Electron's executable and its switches. */
  electron: Command;
  say: (text: string) => void;
}

/** One of the bench's own bundled workers. */
export function workerCommand({ bundle }: BenchContext, name: string, path: string): Command {
  return { executable: process.execPath, args: [join(bundle, `${name}.mjs`), path] };
}

export function peerCommand({ peers }: BenchContext, name: string, path: string): Command {
  return { executable: process.execPath, args: [join(peers, `${name}.mjs`), path] };
}

/** Runs a script in Electron. */
export function electronCommand({ display, electron }: BenchContext, ...args: string[]): Command {
  const [executable = '', ...words] = [...display, electron.executable, ...electron.args, ...args];
  return { executable, args: words };
}

/** Runs one of the bundled workers that uses the windows of the built program. */
export function windowCommand({ bundle, display, electron, root }: BenchContext, name: string, path: string): Command {
  const worker = [process.execPath, join(bundle, `${name}.mjs`), path, root, electron.executable, ...electron.args];
  const [executable = '', ...args] = [...display, ...worker];
  return { executable, args };
}
