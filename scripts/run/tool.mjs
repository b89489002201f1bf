import { spawn, spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { displayWrapper } from './display.mjs';
import { root } from '../set-up/index.mjs';

/**
 * Runs one of the project's tools until it exits. Exits the process if the tool failed.
 *
 * @param {{ needsDisplay?: boolean, node?: string }} [options] `needsDisplay` gives it a virtual display; `node` is the folder of another Node,
 * in which the tool and all that it starts run
 */
export function runTool(runtime, name, args, { needsDisplay = false, node } = {}) {
  const line = lineOf(name, args, needsDisplay);
  const result = spawnSync(line[0], line.slice(1), { ...optionsFor(runtime, node), stdio: 'inherit' });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/**
 * Runs independent tools in parallel lanes; the tools within a lane run one after the other. The output of each is printed in one piece
 * when it ends. Exits the process if one failed, after all have ended.
 *
 * @param {[name: string, args: string[]][][]} lanes
 */
export async function runToolsSideBySide(runtime, lanes) {
  const ended = await Promise.all(lanes.map((lane) => runLane(runtime, lane)));
  const failed = ended.flat().find((code) => code !== 0);
  if (failed !== undefined) process.exit(failed);
}

async function runLane(runtime, lane) {
  const codes = [];
  for (const [name, args] of lane) codes.push(await runQuietly(runtime, name, args));
  return codes;
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
  return [...(needsDisplay ? displayWrapper() : []), join(root, 'node_modules', '.bin', name), ...args];
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
