import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** Switches that let another program inspect and control the page. */
const DEBUGGING = ['remote-debugging-port', 'remote-debugging-pipe'];

/**
 * Whether this start is to be refused: the shipped program lets nobody debug its page. From the sources, and in the flavour that
 * `scripts/package.mjs` makes for its own test, that is what tests work with.
 */
export function isDebuggingRefused(): boolean {
  return DEBUGGING.some((name) => app.commandLine.hasSwitch(name)) && app.isPackaged && !isMadeForTests();
}

/** Said in the manifest within the asar, which no switch and no variable can change. */
function isMadeForTests(): boolean {
  const manifest = JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')) as { flavour?: string };
  return manifest.flavour === 'e2e';
}
