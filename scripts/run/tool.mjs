import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { displayWrapper } from './display.mjs';
import { root } from '../set-up/index.mjs';

/**
 * Runs one of the project's own tools to its end, on a virtual screen where `needsDisplay` says so; ends this program
 * when the tool failed.
 */
export function runTool(runtime, name, args, { needsDisplay = false } = {}) {
  const line = [...(needsDisplay ? displayWrapper() : []), join(root, 'node_modules', '.bin', name), ...args];
  const result = spawnSync(line[0], line.slice(1), {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.dist },
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}
