import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { BenchContext } from './context';
import { dataFiles } from './data/files';
import { csvRequirements } from './report/csv-requirements';
import { deliveryRequirements } from './report/delivery-requirements';
import { firstRowsRequirements } from './report/first-rows-requirements';
import { listRequirements } from './report/list-requirements';
import { paceRequirements } from './report/pace-requirements';
import { tableText } from './report/print-table';
import { repairRequirements } from './report/repair-requirements';
import type { Requirement } from './report/requirement';
import { startRequirements } from './report/start-requirements';
import { stillRequirements } from './report/still-requirements';
import { workRequirements } from './report/work-requirements';
import { xlsxRequirements } from './report/xlsx-requirements';

/** The parts of the bench, by the argument that selects one. */
const PARTS: Readonly<Record<string, (context: BenchContext) => Promise<Requirement[]>>> = {
  xlsx: xlsxRequirements,
  csv: csvRequirements,
  'first-rows': firstRowsRequirements,
  work: workRequirements,
  repair: repairRequirements,
  list: listRequirements,
  delivery: deliveryRequirements,
  still: stillRequirements,
  start: startRequirements,
  pace: paceRequirements,
};
/** Runs ten minutes, so only on request. */
const LONG_PARTS: ReadonlySet<string> = new Set(['pace']);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    peers: { type: 'string' },
    root: { type: 'string' },
    display: { type: 'string', multiple: true, default: [] },
    electron: { type: 'string', multiple: true, default: [] },
  },
});
const { data, peers, root, display } = values;
const [electron, ...electronArgs] = values.electron;
if (data === undefined || peers === undefined || root === undefined || electron === undefined)
  throw new Error('started by scripts/bench.mjs');

const context: BenchContext = {
  bundle: import.meta.dirname,
  peers,
  files: dataFiles(data),
  root,
  display,
  electron: { executable: electron, args: electronArgs },
  say: (text) => void process.stderr.write(`${text}\n`),
};
const [load = 0] = loadavg();
if (load > 1) {
  context.say(`other programs are at work here (load ${load.toFixed(1)} on ${cpus().length} cores): ratios suffer too`);
}
const wanted = positionals.length === 0 ? Object.keys(PARTS).filter((name) => !LONG_PARTS.has(name)) : positionals;
const requirements: Requirement[] = [];
for (const name of wanted) {
  const part = PARTS[name];
  if (part === undefined) throw new Error(`no such part: ${name}; there are ${Object.keys(PARTS).join(', ')}`);
  try {
    requirements.push(...(await part(context)));
  } catch (error) {
    // The other parts can still be measured.
    context.say(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
process.stdout.write(`\n${tableText(requirements)}\n`);
