/** `npm run package`: the app for this system in release/, started once where that is Linux; `--installers` also makes what installs it (needs downloads). */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { displayWrapper } from './run/display.mjs';
import { root, setUp } from './set-up/index.mjs';
import { electronVersion } from './set-up/electron-runtime.mjs';
import { runTool } from './run/tool.mjs';

const runtime = await setUp();
const target = process.argv.includes('--installers') ? [] : ['--dir'];
runTool(runtime, 'electron-builder', [
  ...target,
  '--publish',
  'never',
  `-c.electronDist=${runtime.dist}`,
  `-c.electronVersion=${electronVersion(runtime.dist)}`,
]);

if (process.platform === 'linux') {
  const packaged = join(root, 'release', 'linux-unpacked', 'aplaut-import');
  const line = [...displayWrapper(), process.execPath, join(root, 'scripts', 'package', 'smoke-test.mjs'), packaged];
  const { status } = spawnSync(line[0], line.slice(1), { cwd: root, stdio: 'inherit' });
  process.exit(status ?? 1);
}
