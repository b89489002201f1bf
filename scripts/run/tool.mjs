import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { displayWrapper } from './display.mjs';
import { root } from '../set-up/index.mjs';

/**
 * Runs one of the project's own tools to its end, on a virtual screen where `needsDisplay` says so; ends this program
 * when the tool failed.
 */
export function runTool(runtime, name, args, { needsDisplay = false } = {}) {
  const line = lineOf(name, args, needsDisplay);
  const result = spawnSync(line[0], line.slice(1), { ...optionsFor(runtime), stdio: 'inherit' });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/**
 * Runs tools that do not need each other side by side, in as many lanes as there are: a lane's tools one after the other. What each
 * says comes in one piece, when it ends. Ends this program when all have ended and one has failed.
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

function optionsFor(runtime) {
  return {
    cwd: root,
    shell: process.platform === 'win32',
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.dist },
  };
}
