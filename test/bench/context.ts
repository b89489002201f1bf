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
  /** The start of a command line that runs a script in Electron. */
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
