import { app, BrowserWindow, ipcMain, type Session } from 'electron';
import { CHANNEL, ORDERS, type HookOrders, type Told } from './told';

/**
 * Loaded into main before the program itself (`electron -r`), the same for ours and the bare one: watches their pages and prints what it
 * sees. The programs are measured as they are built.
 */
const orders = JSON.parse(process.env[ORDERS] ?? '') as HookOrders;

app.on('session-created', (session) => {
  // Electron 33 has only the older of the two (docs/decisions/0002).
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  if (!('registerPreloadScript' in session)) (session as Session).setPreloads([orders.pageHook]);
  else session.registerPreloadScript({ type: 'frame', filePath: orders.pageHook });
  if (!orders.scripts) return;
  session.webRequest.onCompleted(({ url, resourceType }) => {
    if (resourceType === 'script') say({ kind: 'script', address: url });
  });
});
ipcMain.on(CHANNEL, ({ sender }, told: Told) => {
  const bounds = BrowserWindow.fromWebContents(sender)?.getContentBounds() ?? { x: 0, y: 0 };
  const onScreen: Told =
    told.kind === 'places'
      ? { ...told, places: told.places.map(({ x, y }) => ({ x: x + bounds.x, y: y + bounds.y })) }
      : told;
  say(onScreen);
});

function say(told: Told): void {
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
