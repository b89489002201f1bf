/** `npm run bench`: what reading, checking and sending cost, as ratios within one run; never absolute times. */
import { setUp } from './set-up/index.mjs';
import { runTool } from './run/tool.mjs';

const runtime = await setUp({ build: false });
runTool(runtime, 'vitest', ['bench', '--run', '--project', 'bench']);
