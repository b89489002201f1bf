/** `npm start`: opens the app. Without a display it says so and runs the demo on a virtual one instead. */
import { hasDisplay } from './run/display.mjs';
import { runElectron } from './run/electron.mjs';
import { say } from './set-up/say.mjs';
import { setUp } from './set-up/index.mjs';

const runtime = await setUp();
if (hasDisplay()) {
  process.exit(await runElectron(runtime, { args: process.argv.slice(2) }));
}
say('there is no display: running the demo under a virtual one instead');
await import('./demo.mjs');
