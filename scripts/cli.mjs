/** `npm run -s cli -- …`: the command line, without a display. Only the app writes to stdout. */
import { runElectron } from './run/electron.mjs';
import { setUp } from './set-up/index.mjs';

const runtime = await setUp();
const headless = process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : [];
// The switch marks all arguments as a command's, so that without any the program prints its help instead of opening a window.
process.exit(await runElectron(runtime, { switches: headless, args: ['--command-line', ...process.argv.slice(2)] }));
