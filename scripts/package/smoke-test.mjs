import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';

const START_LIMIT_MS = 30_000;

/**
 * Starts the packaged app as its users do and waits for the drop zone. Its fuses keep Playwright's own Electron driver out, so it
 * is watched through the debugging port of its page.
 *
 * @param executable the packaged program
 */
async function smokeTest(executable) {
  const folder = mkdtempSync(join(tmpdir(), 'aplaut-import-package-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
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
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where the page can be watched: Chromium says it on stderr. */
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

await smokeTest(process.argv[2]);
console.log('the packaged app starts and shows its window');
