import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { expect, test } from '@playwright/test';
import { getCurrentFuseWire } from '@electron/fuses';
import { fusesOf } from '../../scripts/package/fuses.mjs';
import { dropFile } from '../e2e/app';
import { temporaryFolder } from '../fakes/temporary-folder';
import { filesOf, sizeOf, unwanted } from './contents';
import { packed, runPacked, showPacked, type Answer } from './packed';

const root = join(import.meta.dirname, '..', '..');
const shipped = packed('shipped');
const asar = join(shipped.resources, 'app.asar');
const MB = 1_000_000;
/** A third more than measured for Electron 33 on Linux, and enough for the larger Electron 45. */
const WHOLE_LIMIT_MB = 340;
/** Everything but Electron: 17 MB measured, of which the database is 10. */
const OWN_LIMIT_MB = 25;

/** Beside the asar: what is unpacked from it, the licences, where updates are, and on macOS and Windows the icon and the updater's file. */
const RESOURCES = new Set([
  'app.asar',
  'app.asar.unpacked',
  'app-update.yml',
  'LICENSE.txt',
  'THIRD-PARTY-NOTICES.txt',
  'icon.icns',
  'electron.icns',
  'elevate.exe',
]);

let folder: string;
let remove: () => void;
test.beforeAll(() => ({ path: folder, remove } = temporaryFolder()));
test.afterAll(() => remove());

/** Three customers without issues. */
function sheet(): string {
  const path = join(folder, 'клиенты.csv');
  const rows = [1, 2, 3].map((n) => `${n},c${n}@example.ru,Клиент ${n},+7 916 345-12-08,2024-01-0${n} 10:00:00`);
  writeFileSync(path, ['external_id,email,name,phone,created_at', ...rows, ''].join('\n'));
  return path;
}

const run = (...args: string[]): Answer => runPacked(shipped, [...args, `--user-data=${join(folder, 'data')}`]);

interface Line {
  ok: boolean;
  dry_run: boolean;
  result: Record<string, unknown>;
}
const lineOf = ({ stdout }: Answer): Line => JSON.parse(stdout) as Line;

test('a file is dropped and sent to the practice shop, and the program quits', async () => {
  const app = await showPacked(packed('e2e'), join(folder, 'data'));
  try {
    const { page } = app;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByTestId('shop-picker').waitFor({ timeout: 60_000 });
    await dropFile(page, sheet());
    await page.getByTestId('send').click();
    await page.getByTestId('confirm-send').click();
    await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished', { timeout: 30_000 });
    await expect(page.getByTestId('outcome-created')).toContainText('3');
    // macOS keeps a program without a window, so there it is asked to quit as the system does.
    if (process.platform === 'darwin') app.askToQuit();
    else await page.evaluate(() => close());
    expect(await app.ended()).toBe(0);
    // The command line of the shipped program sees what the window did.
    const listed = run('deliveries', 'list', '--json');
    expect(listed, listed.stderr).toMatchObject({ status: 0 });
    expect(JSON.stringify(lineOf(listed).result)).toContain('"finished"');
  } finally {
    await app.kill();
  }
});

test('the same program is the command line, and tries a file without sending it', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const told = run('--version');
  expect(told.stdout.trim()).toBe(version);
  expect(told.status).toBe(0);
  const base = 'https://api.shop.example/v4';
  const tried = run('import', sheet(), '--base-url', base, '--time-zone', 'Europe/Moscow', '--dry-run', '--json');
  expect(tried, tried.stderr).toMatchObject({ status: 0 });
  expect(lineOf(tried)).toMatchObject({ ok: true, dry_run: true });
  const wrong = run('import', join(folder, 'none.csv'), '--base-url', base);
  expect(wrong.status).toBe(2);
});

test('the shipped program refuses a debugger, and ignores what would make it plain Node', async () => {
  for (const way of ['--remote-debugging-port=0', '--remote-debugging-pipe']) {
    const refused = run(way);
    expect(refused.status).toBe(1);
    expect(refused.stderr).not.toContain('DevTools listening');
  }
  const asNode = runPacked(shipped, ['--version'], { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--no-such-option' });
  expect(asNode.stdout).not.toMatch(/^v\d/);
  expect(asNode.status).toBe(0);
  const wire = await getCurrentFuseWire(process.platform === 'darwin' ? shipped.folder : shipped.executable);
  for (const [fuse, on] of Object.entries(fusesOf(process.platform))) {
    expect(String.fromCharCode(wire[Number(fuse) as 0] as number), `fuse ${fuse}`).toBe(on ? '1' : '0');
  }
});

test('a changed asar is not run', () => {
  test.skip(process.platform === 'linux', 'Electron has no place for the hash there');
  const copy = join(folder, basename(shipped.folder));
  cpSync(shipped.folder, copy, { recursive: true, verbatimSymlinks: true });
  const inCopy = (path: string): string => join(copy, relative(shipped.folder, path));
  const changed = readFileSync(inCopy(asar));
  // A name within the manifest that nothing reads.
  changed.write('"privatE"', changed.indexOf('"private"'));
  writeFileSync(inCopy(asar), changed);
  const answer = runPacked({ ...shipped, executable: inCopy(shipped.executable) }, ['--version']);
  expect(answer.status).not.toBe(0);
});

test('only what the program needs is in the package, with all licences, and its size is bounded', () => {
  expect(unwanted(filesOf(asar))).toEqual([]);
  expect(readFileSync(asar).includes(root)).toBe(false);
  const around = readdirSync(shipped.resources).filter((name) => !name.endsWith('.lproj'));
  expect(around.filter((name) => !RESOURCES.has(name))).toEqual([]);
  expect(readFileSync(join(shipped.resources, 'LICENSE.txt'), 'utf8')).toContain('MIT');
  const notices = readFileSync(join(shipped.resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const name of ['react', '@mantine/core', 'libsql', '@e965/xlsx', 'exceljs'])
    expect(notices).toContain(`\n${name} `);
  if (process.platform !== 'darwin') {
    const chromium = readdirSync(join(shipped.folder, 'locales')).filter((name) => name.endsWith('.pak'));
    expect(chromium.map((name) => name.replace('.pak', '')).sort()).toEqual(['en-US', 'ru']);
    expect(existsSync(join(shipped.folder, 'LICENSES.chromium.html'))).toBe(true);
  }
  const whole = sizeOf(shipped.folder) / MB;
  const own = [asar, ...['app.asar.unpacked', 'THIRD-PARTY-NOTICES.txt'].map((name) => join(shipped.resources, name))];
  const ours = own.reduce((sum, path) => sum + sizeOf(path), 0) / MB;
  process.stdout.write(
    `The package: ${whole.toFixed(0)} MB unpacked, of which ${ours.toFixed(1)} MB are not Electron.\n`,
  );
  expect(whole).toBeLessThan(WHOLE_LIMIT_MB);
  expect(ours).toBeLessThan(OWN_LIMIT_MB);
});
