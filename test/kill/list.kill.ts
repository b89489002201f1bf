import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { seededRandom } from '../bench/data/random';
import { tempFolder } from '../fakes/delivery-bench';
import { startCli, type CliRun } from '../fakes/run-cli';
import { CHANGED, MOMENTS, NEW, SAME, sheetLines, startListShop, STRANGE, type ListShop } from './list-shop';

/** A short version for each test run, with other moments each time. `npm run prove -- list-kills` is the full one. */
const KILLS = Number(process.env['LIST_KILLS'] ?? 3);
const SEED = Number(process.env['LIST_KILL_SEED'] ?? Math.floor(Math.random() * 1_000_000));
/** After what was asked for last. */
const LATEST_MS = 120;
const MOST_CONSUMERS = 10;
const A_MINUTE_MS = 61_000;
/** What a command says first if it waits for the limit of a task a minute. */
const WAITS = /Waiting for|got lost/;
/** Pieces of an archive that are looked for. */
const [PIECE_BYTES, BETWEEN_PIECES] = [24, 997];

/** One user-data folder, with the command that takes a list there. */
function lifeIn(folder: string, sheet: string, shop: ListShop, token: string) {
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const userData = join(folder, 'data');
  const options = ['--list-only', '--json', '--lang', 'en', '--pace', '0', '--without', 'phone,created_at'];
  return {
    start: () =>
      startCli(['import', sheet, '--base-url', shop.practice.baseUrl, ...options, '--user-data', userData], {
        APLAUT_ACCESS_TOKEN: token,
        TMPDIR: temporary,
      }),
    /** As if the last task was asked for a minute earlier. */
    pass: () => {
      const path = join(userData, 'shops.json');
      const stored = JSON.parse(readFileSync(path, 'utf8')) as { listTasks?: Record<string, { askedAtMs: number }> };
      for (const task of Object.values(stored.listTasks ?? {})) task.askedAtMs -= A_MINUTE_MS;
      writeFileSync(path, JSON.stringify(stored));
      shop.pass(A_MINUTE_MS);
    },
  };
}

/** Nothing of the list is on disk or was said: no link, no part of the archive, nobody whom no row meets. */
async function expectNoTrace(folder: string, shop: ListShop, said: readonly CliRun[]): Promise<void> {
  const needles: (string | Buffer)[] = STRANGE.flatMap((text) => [text, Buffer.from(text, 'utf16le')]);
  for (const address of shop.archives) {
    needles.push(address.split('/').at(-1) ?? address);
    const archive = Buffer.from(await (await fetch(address)).arrayBuffer());
    // The first bytes of any gzip are the same.
    for (let at = PIECE_BYTES; at + PIECE_BYTES <= archive.length; at += BETWEEN_PIECES)
      needles.push(archive.subarray(at, at + PIECE_BYTES));
  }
  expect(filesWithAny(folder, needles)).toEqual([]);
  const words = said.map(({ stdout, stderr }) => stdout + stderr).join('');
  expect(needles.filter((needle) => typeof needle === 'string' && words.includes(needle))).toEqual([]);
}

function filesWithAny(folder: string, needles: readonly (string | Buffer)[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    if (!lstatSync(path).isFile()) return false;
    const bytes = readFileSync(path);
    return needles.some((needle) => bytes.includes(needle));
  });
}

function expectVerdicts(run: CliRun): void {
  expect(run.exitCode, run.stderr).toBe(0);
  expectAllCounts(run);
}

/** What was told is of the whole list. */
function expectAllCounts(run: CliRun): void {
  expect(run.json().result['list']).toMatchObject({
    ...{ nothing_to_change: SAME, would_change: CHANGED, would_create: NEW, kept_back: 0, trusted: true },
  });
}

/** Resolves when the run has ended, or says that it waits; then it is killed. */
async function untilItWaits({ child, ended }: ReturnType<typeof startCli>): Promise<CliRun> {
  let said = '';
  child.stderr?.on('data', (text: string) => {
    said += text;
    if (WAITS.test(said)) child.kill('SIGKILL');
  });
  return ended;
}

it('killed while a list is taken, a command asks for no second task, tells no half list, and leaves nothing of it on disk', async () => {
  const random = seededRandom(SEED);
  process.stdout.write(`kills: ${KILLS} while a list is taken, seed ${SEED}\n`);
  const tokens = Array.from({ length: KILLS }, (_, kill) => `list-kill-token-${kill}`);
  const shop = await startListShop(tokens);
  onTestFinished(() => shop.practice.close());
  const root = tempFolder();
  const sheet = join(root, 'sheet.csv');
  writeFileSync(sheet, `${sheetLines().join('\n')}\n`);
  for (const [kill, token] of tokens.entries()) {
    const folder = join(root, String(kill));
    const life = lifeIn(folder, sheet, shop, token);
    const moment = MOMENTS[Math.floor(random() * MOMENTS.length)] ?? 'task';
    const times = moment === 'consumer' ? 1 + Math.floor(random() * MOST_CONSUMERS) : 1;
    const first = life.start();
    for (let left = times; left > 0; left -= 1) await Promise.race([shop.asked(token, moment), first.ended]);
    await delay(random() * LATEST_MS);
    first.child.kill('SIGKILL');
    const killed = await first.ended;
    // A kill may come after the result was told.
    if (killed.stdout !== '') expectAllCounts(killed);
    await expectNoTrace(folder, shop, [killed]);

    const again = await untilItWaits(life.start());
    expect(shop.tasksOf(token), `killed at ${moment}`).toBe(1);
    if (again.exitCode === 0 || again.stdout !== '') expectAllCounts(again);
    life.pass();
    const last = await life.start().ended;
    expectVerdicts(last);
    expect(shop.tasksOf(token)).toBe(2);
    await expectNoTrace(folder, shop, [killed, again, last]);
  }
});
