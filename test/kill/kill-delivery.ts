import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'libsql';
import { expect, onTestFinished } from 'vitest';
import type { DeliveryMode } from '../../shared/consumer/delivery-mode';
import type { OutcomeKind } from '../../shared/delivery/outcome';
import { TOKEN, tempFolder } from '../fakes/delivery-bench';
import { seededRandom } from '../bench/data/random';
import { startCli } from '../fakes/run-cli';
import { startCountingShop, type CountingShop } from './counting-shop';

/** A short version for each test run, with other moments each time. `npm run prove -- kills` is the full one. */
const KILLS = Number(process.env['KILLS'] ?? 18);
const SEED = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 1_000_000));
/** More than that many runs can send. */
const ROWS = KILLS * 25;
/** Every row is refused, exists with another e-mail, or is new. */
const kindOf = (row: number): 'refused' | 'there' | 'new' =>
  row % 11 === 0 ? 'refused' : row % 5 === 0 ? 'there' : 'new';
const idOf = (row: number) => `c${row}`;
const rowOf = (id: string) => Number(id.slice(1));
const nameOf = (row: number) => `Анна ${row}`;
const emailOf = (row: number) => `anna${row}@example.ru`;
/** The most requests that a run waits for before it is killed. */
const MOST_REQUESTS = 12;
/** One run in ten is killed before its first request, the others in the middle of their work. */
const EARLY_DEATH_EVERY = 10;

export interface Killed {
  shop: CountingShop;
  outcomes: Map<number, OutcomeKind>;
  /** External ids that were sent again although their outcome was on disk at the time of the kill. */
  sentAgain: string[];
  /** Share of the kills that happened while a request was in flight. */
  shareInFlight: number;
}

/**
 * Sends one sheet with the command line in real Electron, kills its main process at random moments, and repeats the same command. The last
 * run is not killed.
 */
export async function killDelivery(mode: DeliveryMode): Promise<Killed> {
  const random = seededRandom(SEED);
  process.stdout.write(`kills: ${KILLS} of a delivery that ${mode}s, seed ${SEED}\n`);
  const folder = tempFolder();
  const sheet = join(folder, 'sheet.csv');
  const userData = join(folder, 'user-data');
  const rows = Array.from({ length: ROWS }, (_, index) => index + 1);
  writeFileSync(
    sheet,
    ['external_id,email,name', ...rows.map((row) => `${idOf(row)},${emailOf(row)},${nameOf(row)}`)].join('\n'),
  );
  const shop = await startCountingShop({
    there: rows
      .filter((row) => kindOf(row) === 'there')
      .map((row) => [idOf(row), { external_id: idOf(row), email: `other${row}@example.ru`, name: 'Борис' }]),
    refuses: (id) => kindOf(rowOf(id)) === 'refused',
    lateness: () => ({ before: random() * 25, after: random() * 25 }),
  });
  onTestFinished(() => shop.close());
  const live = () =>
    startCli(
      [
        'import',
        sheet,
        '--base-url',
        shop.baseUrl,
        '--mode',
        mode,
        '--pace',
        '0',
        '--concurrency',
        '4',
        '--json',
        '--quiet',
        '--without',
        'phone,created_at',
        '--user-data',
        userData,
      ],
      { APLAUT_ACCESS_TOKEN: TOKEN },
    );

  const durable = new Set<string>();
  const sentAgain: string[] = [];
  let killsInFlight = 0;
  let seen = 0;
  /** Looks for requests since the last check that should not have come. */
  const look = (): void => {
    sentAgain.push(...shop.requests.slice(seen).filter((id) => durable.has(id)));
    seen = shop.requests.length;
  };
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const { child, ended } = live();
    if (kill % EARLY_DEATH_EVERY === 0) await delay(random() * 900);
    else {
      // Counted in requests, not in time, since a slow machine takes longer to get as far.
      for (let left = random() * MOST_REQUESTS; left > 0; left -= 1) await Promise.race([shop.nextRequest(), ended]);
      await delay(random() * 50);
    }
    // The delivery must outlast all kills, and only a kill may end a run.
    if (child.exitCode !== null) throw new Error(`life ${kill} ended by itself: ${(await ended).stderr}`);
    child.kill('SIGKILL');
    await ended;
    look();
    const kept = durableOutcomes(userData, join(folder, 'copy'));
    if (kept.size > 0 && shop.requests.some((id) => !kept.has(rowOf(id)))) killsInFlight += 1;
    for (const row of kept.keys()) durable.add(idOf(row));
  }
  const { exitCode } = await live().ended;
  look();
  expect(exitCode).toBe(6);
  return {
    shop,
    sentAgain,
    shareInFlight: killsInFlight / KILLS,
    outcomes: durableOutcomes(userData, join(folder, 'copy')),
  };
}

/**
 * The outcomes that would be on disk if the computer had crashed with the program. Read from a copy, so that the original is not touched.
 */
function durableOutcomes(userData: string, copy: string): Map<number, OutcomeKind> {
  if (!existsSync(join(userData, 'deliveries.db'))) return new Map();
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy);
  for (const name of readdirSync(userData).filter((name) => /^deliveries\.db(-wal|-shm)?$/.test(name)))
    cpSync(join(userData, name), join(copy, name));
  const database = new Database(join(copy, 'deliveries.db'));
  try {
    const tables = database.prepare("SELECT count(*) AS count FROM sqlite_master WHERE name = 'delivery_rows'").get();
    if ((tables as { count: number }).count === 0) return new Map();
    expect(database.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' });
    expect(
      (database.prepare('SELECT count(*) AS count FROM deliveries').get() as { count: number }).count,
    ).toBeLessThan(2);
    const rows = database.prepare('SELECT row, kind FROM delivery_rows WHERE kind IS NOT NULL').all();
    return new Map((rows as { row: number; kind: OutcomeKind }[]).map(({ row, kind }) => [row, kind]));
  } finally {
    database.close();
  }
}

/** Compares every row's outcome with the shop, and the shop with the sheet. */
export function expectAgreement(
  { shop, outcomes }: Killed,
  allowed: Record<ReturnType<typeof kindOf>, OutcomeKind[]>,
): void {
  expect(outcomes.size).toBe(ROWS);
  const wrong: string[] = [];
  for (const [row, outcome] of outcomes) {
    const kind = kindOf(row);
    const has = shop.consumers.get(idOf(row));
    const isAsSent = has?.attributes['name'] === nameOf(row) && has.attributes['email'] === emailOf(row);
    const agrees =
      allowed[kind].includes(outcome) &&
      (kind === 'refused'
        ? has === undefined
        : kind === 'new'
          ? isAsSent && has.creations === 1
          : has?.creations === 0 && has.attributes['email'] === `other${row}@example.ru`) &&
      (outcome !== 'kept' || has?.attributes['name'] === nameOf(row)) &&
      (outcome !== 'exists' || has?.attributes['name'] === 'Борис');
    if (!agrees) wrong.push(`${row} ${kind}: ${outcome}, the shop has ${JSON.stringify(has)}`);
  }
  expect(wrong).toEqual([]);
}
