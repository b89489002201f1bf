import { windowCommand, type BenchContext } from '../context';
import { runWorker } from '../measure';
import type { GridUsed } from '../window/measured';
import { atMost, type Requirement } from './requirement';

/** What a person feels of the grid at a million rows. */
export async function gridRequirements(context: BenchContext): Promise<Requirement[]> {
  context.say('keys and wheel in the window, CSV 1M × 15');
  const used = await runWorker<GridUsed>(windowCommand(context, 'use-grid', context.files.csv));
  const ms = (value: number, allowed: number) => ({ value, allowed, unit: 'ms', digits: 1 });
  return [
    atMost('a key to its painted cell, moving, 1M rows', 'p95 of 240', ms(used.moveP95Ms, 50)),
    atMost('a key to its painted cell, typing, 1M rows', 'p95 of 120', ms(used.typedP95Ms, 50)),
    atMost('a frame while the wheel turns, 1M rows', 'p95, software rendering', ms(used.frameP95Ms, 33)),
    atMost('blank rows once it stands', 'in sight', { value: used.blankRows, allowed: 0, unit: 'rows' }),
  ];
}
