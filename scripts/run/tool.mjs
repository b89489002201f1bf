import { spawn, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { displayWrapper } from './display.mjs';
import { root } from '../set-up/index.mjs';

/**
 * Runs one of the project's tools until it exits. Exits the process if the tool failed.
 *
 * @param {string} name its command, or a script's path in node_modules where another package has a command of that name
 * @param {{ needsDisplay?: boolean, node?: string }} [options] `needsDisplay` gives it a virtual display; `node` is the folder of another Node,
 * in which the tool and all that it starts run
 */
export function runTool(runtime, name, args, { needsDisplay = false, node } = {}) {
  const line = lineOf(name, args, needsDisplay);
  const result = spawnSync(line[0], line.slice(1), { ...optionsFor(runtime, node), stdio: 'inherit' });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/**
 * Runs independent tools, as many at a time as there are cores. They begin in their order. The output of each is printed in one piece when it
 * ends. Exits the process if one failed, after all have ended.
 *
 * @param {[name: string, args: string[]][]} tools
 */
export async function runToolsSideBySide(runtime, tools) {
  const waiting = [...tools];
  const codes = [];
  const runNext = async () => {
    for (let tool = waiting.shift(); tool !== undefined; tool = waiting.shift())
      codes.push(await runQuietly(runtime, ...tool));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, runNext));
  const failed = codes.find((code) => code !== 0);
  if (failed !== undefined) process.exit(failed);
}

function runQuietly(runtime, name, args) {
  const line = lineOf(name, args, false);
  const child = spawn(line[0], line.slice(1), { ...optionsFor(runtime), stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => said.push(piece));
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      resolve(code ?? 1);
    });
  });
}

function lineOf(name, args, needsDisplay) {
  const packages = join(root, 'node_modules');
  const tool = name.includes('/') ? ['node', join(packages, name)] : [join(packages, '.bin', name)];
  return [...(needsDisplay ? displayWrapper() : []), ...tool, ...args];
}

function optionsFor(runtime, node) {
  // The tools are scripts that look for their Node here.
  const path = node === undefined ? {} : { PATH: `${node}${delimiter}${process.env.PATH}` };
  return {
    cwd: root,
    shell: process.platform === 'win32',
    env: { ...process.env, ...path, ELECTRON_OVERRIDE_DIST_PATH: runtime.dist },
  };
}
