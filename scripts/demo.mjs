/** `npm run demo`: takes the practice shop and the sample sheet through the real window and leaves screenshots in demo-screenshots/. */
import { setUp } from './set-up/index.mjs';
import { runTool } from './run/tool.mjs';

const runtime = await setUp();
runTool(runtime, 'playwright', ['test', '--project', 'demo', '--reporter', 'list'], { needsDisplay: true });
