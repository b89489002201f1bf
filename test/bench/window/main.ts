import { join } from 'node:path';
import { app, BrowserWindow, ipcMain } from 'electron';
import { sheetState } from '../../../electron/sending/sheet-state';
import { openSheetHost } from '../../../electron/sheet/host/host';
import { median, quantile } from '../workers/quantile';
import { OPEN_OPTIONS } from '../workers/open-options';
import { tell } from '../workers/tell';
import { DONE_MESSAGE, PORT_MESSAGE, type WindowsMeasured, type WindowsWanted } from './measured';

const WINDOWS = 500;
const WINDOW_ROWS = 200;

/** The real path of a window of rows: Electron's sheet process, a message port, a sandboxed page. */
async function measure(path: string): Promise<WindowsMeasured> {
  await app.whenReady();
  const host = openSheetHost({
    entryPath: join(import.meta.dirname, 'sheet-process.mjs'),
    onEvent: () => undefined,
    onExit: ({ code, detail }) => {
      throw new Error(`${code}: ${detail}`);
    },
  });
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, 'window-preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      backgroundThrottling: false,
    },
  });
  await window.loadURL('data:text/html,<title>bench</title>');
  await host.request('open', { path, ...OPEN_OPTIONS });
  const { counts } = await sheetState(host);
  const wanted: WindowsWanted = { windows: WINDOWS, windowRows: WINDOW_ROWS, rows: counts.rows };
  const done = new Promise<number[]>((resolve) =>
    ipcMain.once(DONE_MESSAGE, (_, seconds: number[]) => resolve(seconds)),
  );
  window.webContents.postMessage(PORT_MESSAGE, wanted, [host.pagePort()]);
  const seconds = await done;
  host.kill();
  return {
    windows: seconds.length,
    rows: counts.rows,
    medianSeconds: median(seconds),
    p95Seconds: quantile(seconds, 0.95),
  };
}

const path = process.argv.at(-1);
if (path === undefined) throw new Error('no file was named');
measure(path).then(
  (measured) => {
    tell(measured);
    app.exit(0);
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    app.exit(1);
  },
);
