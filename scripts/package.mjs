/** `npm run package`: the app for this system in release/; `--installers` also makes what installs it (needs downloads). */
import { setUp } from './set-up/index.mjs';
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
