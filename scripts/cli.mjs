/** `npm run -s cli -- …`: the unattended import, without any display. Its stdout is the app's alone. */
import { runElectron } from './run/electron.mjs';
import { setUp } from './set-up/index.mjs';

const runtime = await setUp();
const headless = process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : [];
// The switch says that all words are a command's: without any the program answers with its help, not with a window.
process.exit(await runElectron(runtime, { switches: headless, args: ['--command-line', ...process.argv.slice(2)] }));
