import { join } from 'node:path';
import { electronCommand, workerCommand, type BenchContext } from '../context';
import { runWorker } from '../measure';
import type { WindowsMeasured } from '../window/measured';
import type { SheetWorkedOn } from '../workers/work-on-sheet';
import { atMost, type Requirement } from './requirement';

const MS = 1_000;

export async function workRequirements(context: BenchContext): Promise<Requirement[]> {
  context.say('edits and windows, CSV 1M × 15');
  const done = await runWorker<SheetWorkedOn>(workerCommand(context, 'work-on-sheet', context.files.csv));
  context.say('windows to the page, in Electron');
  const shown = await runWorker<WindowsMeasured>(
    electronCommand(context, join(context.bundle, 'window-main.mjs'), context.files.csv),
  );
  const ms = (value: number, allowed: number) => ({ value: value * MS, allowed, unit: 'ms', digits: 2 });
  return [
    atMost(
      'one edit, every check kept right, 1M rows',
      `median of 200, p95 ${(done.editP95Seconds * MS).toFixed(2)} ms`,
      ms(done.editMedianSeconds, 5),
    ),
    atMost('200-row window made, 1M rows', 'p95 of 500', ms(done.windowP95Seconds, 2)),
    atMost(
      '200-row window to the page, 1M rows',
      `p95 of ${shown.windows}, median ${(shown.medianSeconds * MS).toFixed(2)} ms`,
      ms(shown.p95Seconds, 4),
    ),
  ];
}
