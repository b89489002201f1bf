import { dirname } from 'node:path';
import { app } from 'electron';
import { config } from 'zod';
import { languageAsked } from '../cli/arguments/arguments';
import { EXIT } from '../cli/output/exit-code';
import { runCli } from '../cli/run-cli';
import { terminalLine } from '../cli/output/terminal-text';
import { openProofHost, openSheetHostUnseen } from '../sheet/host/host';
import type { Log } from '../settings/log';
import { shopsOf } from '../shops/shops';
import { openSavedShops } from './opening/saved-shops';
import type { Services } from './opening/services';
import { systemLanguage } from '../i18n/system-language';
import { translatorFor } from '../i18n/translate';
import { AppError } from '../errors/app-error';
import { isToBeWiped } from '../wipe/wipe-mark';

/** How long a command with an uncaught error may take to get the outcomes of its requests. */
const LAST_MOMENTS_MS = 10_000;

/**
 * Runs a command and ends the program with its exit code. An interrupt lets requests in flight get their outcome first, and the same
 * command resumes. A closed or full stream interrupts as well. So does an uncaught error: Electron would show a dialog for it, and wait
 * forever without a display.
 */
export async function runCommand(options: {
  args: string[];
  userData: string;
  /** Why nothing can be stored in that folder, or null. */
  userDataFault: Error | null;
  processPath: string;
  /** The environment variables that may contain or name a token. */
  env: NodeJS.ProcessEnv;
}): Promise<void> {
  const { args } = options;
  const log = logWhenNeeded();
  const interrupt = new AbortController();
  const opened: { services?: Services } = {};
  const t = () => translatorFor(systemLanguage(languageAsked(args) ?? app.getLocale()));
  // What is logged while the services close is written, too.
  const close = async (): Promise<void> => {
    try {
      await opened.services?.close();
    } finally {
      await log.written();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupt.abort());
  // Chromium turns the terminal's signals into a request to quit.
  app.on('before-quit', (event) => {
    event.preventDefault();
    interrupt.abort();
  });
  const ending = { isUncaught: false };
  onceUncaught((error) => {
    ending.isUncaught = true;
    log.error('unattended import: not caught', error);
    interrupt.abort();
    const exit = () => app.exit(EXIT.unexpected);
    setTimeout(exit, LAST_MOMENTS_MS);
    void close().then(exit, exit);
    const detail = error instanceof Error ? error.message : '';
    process.stderr.write(`${terminalLine(t()('cli.errors.unexpected', { detail }))}\n`);
  });
  await app.whenReady();

  const exitCode = await runCli({
    args,
    version: app.getVersion(),
    program: app.isPackaged ? app.getName().toLowerCase().replaceAll(' ', '-') : 'npm run -s cli --',
    t: t(),
    env: options.env,
    stdin: () => process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    nowMs: () => performance.now(),
    onUnexpected: (error) => log.error('unattended import', error),
    onStreamFailed: (error) => {
      log.warn(`unattended import: the output is closed or full (${error.code ?? error.name})`);
      interrupt.abort();
    },
    savedShops: () => {
      if (options.userDataFault !== null) throw options.userDataFault;
      if (isToBeWiped(options.userData)) throw new AppError('data-being-wiped');
      // Each schema is used once, and compiling it takes longer than that.
      config({ jitless: true });
      const saved = openSavedShops(options.userData, t);
      return {
        shops: shopsOf({ store: saved.shopStore, vault: saved.vault }),
        setAsideFiles: saved.setAsideFiles,
        newerFiles: saved.newerFiles,
      };
    },
    services: async ({ practice: isPracticeNeeded }) => {
      const { takeUserData } = await import('./opening/take-user-data');
      const { openServices } = await import('./opening/services');
      const { startPracticeOrAnew } = await import('../practice/start-practice');
      const taken = takeUserData(options.userData);
      opened.services = await openServices(openSavedShops(options.userData, t), taken, log, {
        runBy: 'cli',
        startPractice: isPracticeNeeded ? startPracticeOrAnew : () => Promise.resolve(null),
      });
      const { deliveries, shops, recipes, settings, shopLists, shopStore, watchStore, watchLocks } = opened.services;
      const { setAsideFiles, newerFiles, isOnline } = opened.services;
      const { language } = settings.get();
      const agreesToHttp = (shopId: string) => shopStore.agreesToHttp(shopId);
      const watching = { store: watchStore, layouts: shopStore, locks: watchLocks };
      const files = { setAsideFiles, newerFiles };
      return { deliveries, shops, recipes, ...files, shopLists, agreesToHttp, isOnline, language, watching };
    },
    openSheetHost: () => openSheetHostUnseen(options.processPath),
    openProofHost: () => openProofHost(dirname(options.processPath)),
    interrupted: interrupt.signal,
  });
  await close();
  app.exit(ending.isUncaught ? EXIT.unexpected : exitCode);
}

/** The log, loaded with the first message: most commands write none. `written` resolves when all of them are in the file. */
function logWhenNeeded(): Log & { written: () => Promise<void> } {
  let written = Promise.resolve();
  const add = (write: (log: Log) => void): void => {
    written = written
      .then(() => import('../settings/log'))
      .then(({ openLog }) => write(openLog(app.getPath('userData'))))
      // A log that cannot be written must not keep the command from ending.
      .catch(() => undefined);
  };
  return {
    info: (message) => add((log) => log.info(message)),
    warn: (message) => add((log) => log.warn(message)),
    error: (message, error) => add((log) => log.error(message, error)),
    written: () => written,
  };
}

/** Replaces Electron's dialog for uncaught errors. */
function onceUncaught(tell: (error: unknown) => void): void {
  let told = false;
  const once = (error: unknown) => {
    if (told) return;
    told = true;
    tell(error);
  };
  process.on('uncaughtException', once);
  process.on('unhandledRejection', once);
}
