/** The least that an Electron program can be: one window whose page paints one element. */
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

app.setPath('userData', process.argv.at(-1));
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    webPreferences: { contextIsolation: true, sandbox: true },
  });
  return window.loadFile(join(import.meta.dirname, 'page.html'));
});
