/**
 * Loaded into main before the app (`electron -r`): its windows are hidden before anything is painted, as a locked screen or another window
 * over them does it.
 */
const { app } = require('electron');

app.on('browser-window-created', (_event, window) => {
  window.show = () => undefined;
  window.webContents.once('did-start-navigation', () => window.hide());
});
