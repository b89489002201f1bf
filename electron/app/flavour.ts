import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** Switches that let another program inspect and control the page. */
const DEBUGGING = ['remote-debugging-port', 'remote-debugging-pipe'];

/**
 * Whether to refuse this start: the shipped program does not allow its page to be debugged. Tests debug it when it runs from source, or in
 * the build that `scripts/package/pack.mjs` makes for `test/package`.
 */
export function isDebuggingRefused(): boolean {
  return DEBUGGING.some((name) => app.commandLine.hasSwitch(name)) && app.isPackaged && !isMadeForTests();
}

/** Set in the manifest within the asar, which no switch or variable can change. */
function isMadeForTests(): boolean {
  const manifest = JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')) as { flavour?: string };
  return manifest.flavour === 'e2e';
}
