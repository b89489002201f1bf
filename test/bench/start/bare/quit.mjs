/** Electron that quits as soon as it is ready. */
import { app } from 'electron';

app.setPath('userData', process.argv.at(-1));
void app.whenReady().then(() => app.exit(0));
