/**
 * `npm run known-holes`: asks the npm registry for known holes of the pinned versions. Fails for each that is not in
 * `known-holes/exceptions.json` with a reason: `{"advisory": "GHSA-…", "package": "…", "why": "…"}`. Without a registry that answers it says so
 * and passes or, with `--required`, fails.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judgeAudit } from './known-holes/judge.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const exceptions = JSON.parse(readFileSync(join(folder, 'known-holes', 'exceptions.json'), 'utf8'));
// The lock file is enough: nothing has to be installed.
const audit = spawnSync('npm', ['audit', '--json', '--package-lock-only'], {
  cwd: join(folder, '..'),
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === 'win32',
});

const judged = judgeAudit(parsed(audit.stdout), exceptions);
if (judged === null) {
  console.log('known holes: not checked, since no registry answered');
  process.exit(process.argv.includes('--required') ? 1 : 0);
}
for (const hole of judged.holes) console.log(`known hole: ${hole}`);
for (const exception of judged.needless) console.log(`exception that no longer applies: ${exception}`);
if (judged.holes.length + judged.needless.length > 0) process.exit(1);
console.log(`known holes: none (${exceptions.length} excepted)`);

/** npm prints nothing if it cannot even ask. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
