import { workerCommand, type BenchContext } from '../context';
import { CSV_ROWS, XLSX_KINDS, XLSX_ROWS } from '../data/files';
import { medianOf, runSeveral } from '../measure';
import type { SheetOpened } from '../workers/open-sheet';
import { atMost, type Requirement } from './requirement';

export async function firstRowsRequirements(context: BenchContext): Promise<Requirement[]> {
  const { csv, xlsx } = context.files;
  const sheets = [
    { title: `CSV ${CSV_ROWS / 1_000_000}M`, path: csv },
    ...XLSX_KINDS.map((kind) => ({ title: `XLSX ${XLSX_ROWS / 1_000}k, ${kind}`, path: xlsx[kind] })),
  ];
  const requirements: Requirement[] = [];
  for (const { title, path } of sheets) {
    context.say(`first rows of ${title}`);
    const runs = await runSeveral<SheetOpened>(workerCommand(context, 'open-sheet', path));
    const value = medianOf(runs, ({ firstRowsSeconds }) => firstRowsSeconds);
    requirements.push(
      atMost(`first 50 rows, ${title}`, 'from the path on', { value, allowed: 0.15, unit: 's', digits: 3 }),
    );
  }
  return requirements;
}
