import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundle } from '../../../scripts/run/bundle.mjs';
import { tempFolder } from '../../fakes/delivery-bench';

const PACE = 100;
const PROCESSES = 6;
const TURNS = 60;
/** Time between the turn and reading the clock that reports it. */
const TOLD_LATE_MS = 2;

it('processes started at the same moment keep the pace together, and none of them starves', async () => {
  const root = join(import.meta.dirname, '..', '..', '..');
  const folder = join(root, 'node_modules', '.cache', 'aplaut-import', 'take-turns');
  await bundle(root, { folder, entries: { main: 'test/fakes/take-turns.ts' } });
  const path = join(tempFolder(), 'pace.db');
  const told = await Promise.all(
    Array.from({ length: PROCESSES }, () => {
      const child = spawn(process.execPath, [join(folder, 'main.mjs'), path, String(PACE), String(TURNS)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      return text(child.stdout);
    }),
  );
  const turns = told.flatMap((line) => JSON.parse(line) as number[]).sort((a, b) => a - b);
  expect(turns).toHaveLength(PROCESSES * TURNS);
  // Every second has at most its hundred turns, wherever it begins.
  const within = turns.map((from) => turns.filter((atMs) => atMs >= from && atMs < from + 1_000 - TOLD_LATE_MS).length);
  expect(Math.max(...within)).toBeLessThanOrEqual(PACE);
});
