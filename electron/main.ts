import { join, resolve } from 'node:path';
import { app } from 'electron';
import { createFilesToOpen } from './app/files-to-open';
import { isDebuggingRefused } from './app/flavour';
import { guardWebContents } from './window/guards';
import { readLaunch, type Launch } from './app/launch-arguments';
import { openLog } from './settings/log';
import { declareAppScheme } from './window/protocol';
import { runCommand } from './app/run-command';
import { tellStartFailure } from './app/start-failure';
import { runWindow } from './app/run-window';
import { prepareUserData } from './storage/user-data';
import { takeTokenVariables } from './cli/arguments/token-source';

if (isDebuggingRefused()) {
  process.stderr.write('Aplaut Import: remote debugging is not allowed\n');
  process.exit(1);
}

// Done before any other process is started, also for the window, which does not use the variables.
const env = takeTokenVariables(process.env);

/** The composition root: decides between the window and a command, and starts it. */
const launch: Launch = readLaunch(process.argv, !app.isPackaged, process.cwd());
const userData = launch.userData === null ? app.getPath('userData') : resolve(launch.userData);
const userDataFault = faultOf(() => prepareUserData(userData));
if (launch.userData !== null && userDataFault === null) app.setPath('userData', userData);
const log = openLog(app.getPath('userData'));
const mainFolder = import.meta.dirname;
const processPath = join(mainFolder, 'sheet-process.js');

const files = createFilesToOpen();
// May be sent before the program is ready (macOS).
app.on('open-file', (event, path) => {
  event.preventDefault();
  files.ask(path);
});
declareAppScheme();
guardWebContents();

if (launch.command !== null) {
  void runCommand({ args: launch.command, userData, processPath, env, log });
} else if (userDataFault !== null) {
  void app.whenReady().then(() => fail(userDataFault));
} else if (app.requestSingleInstanceLock({ ...launch })) {
  process.on('unhandledRejection', (reason) => log.error('unhandled rejection', reason));
  void app
    .whenReady()
    .then(() => runWindow({ userData, mainFolder, processPath, launch, files, log }))
    .catch(fail);
} else {
  app.quit();
}

/** A failed start must not leave a program running without a window. */
function fail(error: unknown): void {
  log.error('start', error);
  tellStartFailure(error);
  app.exit(1);
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
