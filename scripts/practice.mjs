/** `npm run practice -- --port N --token T …`: runs the practice shop by itself. The only line on stdout is its address. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, setUp } from './set-up/index.mjs';

await setUp();
const child = spawn(process.execPath, [join(root, 'out', 'main', 'practice.cjs'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => process.exit(code ?? 1));
