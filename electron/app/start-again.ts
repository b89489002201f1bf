import { resolve } from 'node:path';
import { app } from 'electron';
import type { Launch } from './launch-arguments';

/** Ends the program without asking, and starts it again with the same arguments apart from a file to open. */
export function startAgain({ file }: Pick<Launch, 'file'>): void {
  const args = process.argv.slice(1).filter((word) => file === null || resolve(word) !== file);
  // An AppImage is mounted only as long as it runs.
  const image = process.env['APPIMAGE'];
  app.relaunch({ args, ...(image === undefined ? {} : { execPath: image }) });
  app.exit();
}
