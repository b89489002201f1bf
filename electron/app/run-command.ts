import { app } from 'electron';
import { runCli } from '../cli/run-cli';
import { openSheetHost } from '../sheet/host';
import type { Log } from './log';
import { openServices, type Services } from './services';
import { systemLanguage, translatorFor } from './translate';

/**
 * Runs an unattended command and ends the program with its exit code. An interrupt lets requests under way come to their
 * outcome first; the same command continues.
 */
export async function runCommand(options: {
  args: string[];
  userData: string;
  processPath: string;
  log: Log;
}): Promise<void> {
  const { log } = options;
  const interrupt = new AbortController();
  const opened: { services?: Services } = {};
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupt.abort());
  // Chromium turns the signals of a terminal into a request to quit.
  app.on('before-quit', (event) => {
    event.preventDefault();
    interrupt.abort();
  });

  const exitCode = await runCli({
    args: options.args,
    version: app.getVersion(),
    t: translatorFor(systemLanguage(app.getLocale())),
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    nowMs: () => performance.now(),
    onUnexpected: (error) => log.error('unattended import', error),
    services: async () => {
      opened.services = await openServices(options.userData, log, 'cli');
      const { deliveries, shops, settings, setAsideFiles } = opened.services;
      return {
        setAsideFiles,
        deliveries,
        shops,
        language: settings.get().language,
        openSheetHost: () =>
          openSheetHost({ entryPath: options.processPath, onEvent: () => undefined, onExit: () => undefined }),
        interrupted: interrupt.signal,
      };
    },
  });
  await opened.services?.close();
  app.exit(exitCode);
}
