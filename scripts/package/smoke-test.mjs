import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';
import { root } from '../set-up/index.mjs';

const START_LIMIT_MS = 60_000;
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Starts the build made for this test as users do, and waits for the drop zone by watching the page through its debugging port. */
async function showsItsWindow(executable, folder) {
  const app = spawn(executable, [...asRoot, '--remote-debugging-port=0', `--user-data=${folder}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const browser = await chromium.connectOverCDP(await debuggingUrl(app));
    const [context] = browser.contexts();
    const page = context.pages()[0] ?? (await context.waitForEvent('page'));
    await page.getByTestId('drop-zone').waitFor({ timeout: START_LIMIT_MS });
    await browser.close();
  } finally {
    const ended = new Promise((resolve) => app.once('exit', resolve));
    if (app.exitCode === null && app.kill()) await ended;
  }
}

/** Chromium prints the address of the debugging port on stderr. */
function debuggingUrl(app) {
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`the packaged app ${why}: ${said}`));
    setTimeout(() => fail('did not start in time'), START_LIMIT_MS).unref();
    app.once('exit', () => fail('ended at once'));
    app.stderr.on('data', (piece) => {
      said += String(piece);
      const url = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}

/** The shipped app answers without a window, reads a sheet in its own process, and refuses a debugger. */
function answersAndRefuses(executable, folder) {
  const run = (...args) =>
    spawnSync(executable, [...asRoot, '--ozone-platform=headless', '--disable-gpu', ...args, `--user-data=${folder}`], {
      encoding: 'utf8',
      timeout: START_LIMIT_MS,
    });
  const expect = (what, holds, { status, stdout, stderr }) => {
    if (!holds) throw new Error(`the packaged app ${what}: exit ${status}\n${stdout}${stderr}`);
  };
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const told = run('--version');
  expect('does not say its version', told.status === 0 && told.stdout === `${version}\n`, told);
  const read = run('read', join(root, 'assets', 'sample.csv'), '--json');
  expect('reads no sheet', read.status === 0 && JSON.parse(read.stdout).result.rows.length > 0, read);
  const added = run('shops', 'list');
  expect('opens no database', added.status === 0, added);
  for (const way of ['--remote-debugging-port=0', '--remote-debugging-pipe']) {
    const refused = run(way);
    expect('can be debugged', refused.status === 1 && !refused.stderr.includes('DevTools listening'), refused);
  }
  const notices = join(dirname(executable), 'resources', 'THIRD-PARTY-NOTICES.txt');
  if (!existsSync(notices)) throw new Error('the packaged app lacks the notices of others');
}

const folder = mkdtempSync(join(tmpdir(), 'aplaut-import-package-'));
try {
  const [shipped, watched] = process.argv.slice(2);
  answersAndRefuses(shipped, folder);
  await showsItsWindow(watched, folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log('the packaged app answers, refuses to be debugged, and shows its window');
