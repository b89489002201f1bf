/**
 * `npm run package`: packages the app for this system into release/ and, on Linux, tries it out. `--installers` also makes the installers
 * (needs downloads).
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { displayWrapper } from './run/display.mjs';
import { root, setUp } from './set-up/index.mjs';
import { electronVersion } from './set-up/electron-runtime.mjs';
import { runTool } from './run/tool.mjs';

const runtime = await setUp();

function pack(...more) {
  runTool(runtime, 'electron-builder', [
    ...more,
    '--publish',
    'never',
    `-c.electronDist=${runtime.dist}`,
    `-c.electronVersion=${electronVersion(runtime.dist)}`,
  ]);
}

pack(...(process.argv.includes('--installers') ? [] : ['--dir']));

if (process.platform === 'linux') {
  // The shipped app refuses a debugger, so the test that its page appears uses a build that differs only in that.
  pack('--dir', '-c.directories.output=release/e2e', '-c.extraMetadata.flavour=e2e');
  const packaged = (folder) => join(root, 'release', folder, 'linux-unpacked', 'aplaut-import');
  const smokeTest = join(root, 'scripts', 'package', 'smoke-test.mjs');
  const line = [...displayWrapper(), process.execPath, smokeTest, packaged('.'), packaged('e2e')];
  const { status } = spawnSync(line[0], line.slice(1), { cwd: root, stdio: 'inherit' });
  process.exit(status ?? 1);
}
