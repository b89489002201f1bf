import { join, resolve } from 'node:path';
import { app, Menu } from 'electron';
import { createFilesToOpen } from './app/files-to-open';
import { isDebuggingRefused } from './app/flavour';
import { readLaunch, type Launch } from './app/launch-arguments';
import { takeTokenVariables } from './cli/arguments/token-source';
import { sleepFor } from './storage/clock';
import { prepareUserData } from './storage/user-data';
import { declareAppScheme, guardWebContents } from './window/guards';
import { isToBeWiped } from './wipe/wipe-mark';

/** Between two looks whether a command still uses data that is to be wiped. */
const LOOK_AGAIN_MS = 100;

if (isDebuggingRefused()) {
  process.stderr.write('Aplaut Import: remote debugging is not allowed\n');
  process.exit(1);
}

// Done before any other process is started, also for the window, which does not use the variables.
const env = takeTokenVariables(process.env);

/**
 * The composition root: decides between the window and a command, and starts it. Electron is not ready before all that this file imports is
 * evaluated, so that it imports only what the first frame needs (docs/decisions/0020).
 */
const launch: Launch = readLaunch(process.argv, !app.isPackaged, process.cwd());
const userData = launch.userData === null ? app.getPath('userData') : resolve(launch.userData);
const userDataFault = faultOf(() => prepareUserData(userData));
if (launch.userData !== null && userDataFault === null) app.setPath('userData', userData);
const mainFolder = import.meta.dirname;
const processPath = join(mainFolder, 'sheet-process.cjs');

const files = createFilesToOpen();
// May be sent before the program is ready (macOS).
app.on('open-file', (event, path) => {
  event.preventDefault();
  files.ask(path);
});
declareAppScheme();
// Electron's own menu takes time, is in English, and would be replaced at once.
Menu.setApplicationMenu(null);
guardWebContents();

if (launch.command !== null) {
  const { command } = launch;
  void import('./app/run-command').then(({ runCommand }) =>
    runCommand({ args: command, userData, userDataFault, processPath, env }),
  );
} else if (userDataFault !== null) {
  void app.whenReady().then(() => fail(userDataFault));
} else if (app.requestSingleInstanceLock({ ...launch })) {
  void Promise.all([import('./app/start-window'), app.whenReady().then(wipeFirst)])
    .then(([{ startWindow }]) => startWindow({ userData, mainFolder, processPath, launch, files }))
    .catch(fail);
} else {
  app.quit();
}

/** Wipes all data if the person wanted that, before anything is read. */
async function wipeFirst(): Promise<void> {
  if (!isToBeWiped(userData)) return;
  const { wipeIfWanted } = await import('./wipe/wipe-data');
  await wipeIfWanted(userData, () => sleepFor(LOOK_AGAIN_MS, new AbortController().signal));
}

async function fail(error: unknown): Promise<void> {
  const { failStart } = await import('./app/fail-start');
  failStart(error);
}

/** The error that the work threw, or null. */
function faultOf(work: () => void): Error | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
