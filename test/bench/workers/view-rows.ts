import { sheetState } from '../../../electron/sending/sheet-state';
import { clusterValues } from '../../../shared/sheet/operations/cluster-values';
import type { SheetView } from '../../../shared/sheet/sheet-state';
import { cellText, HEADERS, people } from '../data/people';
import { OPEN_OPTIONS } from './open-options';
import { startSession } from './sheet-session';
import { argument, secondsSince, tell } from './tell';

export interface RowsViewed {
  nameSeconds: number;
  /** The same names sorted by `Intl.Collator`. */
  collatorSeconds: number;
  dateSeconds: number;
  idSeconds: number;
  facetSeconds: number;
  facetValues: number;
  clustersSeconds: number;
  clusteredValues: number;
}

const ALL: SheetView = { only: 'all', outcome: null, issue: null, search: '' };
const CLUSTERED = 20_000;

/** Orders the rows of a large sheet, counts the values of a column, and looks for those that look alike. */
const { request } = startSession();
await request('open', { path: argument(0), ...OPEN_OPTIONS });
const { counts, rowsId } = await sheetState({ request });

const nameSeconds = await secondsToSort('name');
const dateSeconds = await secondsToSort('created_at');
const idSeconds = await secondsToSort('external_id');
await request('set-view', ALL);
const facetStart = performance.now();
const facet = await request('facet', { rowsId, column: columnOf('name'), search: '' });
const facetSeconds = secondsSince(facetStart);

const values = Array.from({ length: CLUSTERED }, (_, index) => ({
  value: `г. Посёлок ${index >> 1} `.slice(index & 1),
  count: 1,
}));
const clustersStart = performance.now();
if (clusterValues(values).length === 0) throw new Error('no clusters were found');
const clustersSeconds = secondsSince(clustersStart);

const findings: RowsViewed = {
  nameSeconds,
  collatorSeconds: collatorSeconds(),
  dateSeconds,
  idSeconds,
  facetSeconds,
  facetValues: facet.distinct,
  clustersSeconds,
  clusteredValues: values.length,
};
tell(findings);

function columnOf(header: (typeof HEADERS)[number]): number {
  return HEADERS.indexOf(header);
}

async function secondsToSort(header: (typeof HEADERS)[number]): Promise<number> {
  const start = performance.now();
  await request('set-view', { ...ALL, order: { column: columnOf(header), direction: 'asc' } });
  return secondsSince(start);
}

function collatorSeconds(): number {
  const names: string[] = [];
  for (const cells of people(counts.rows)) names.push(cellText(cells[columnOf('name')] ?? null));
  const { compare } = new Intl.Collator('ru');
  const start = performance.now();
  names.sort(compare);
  return secondsSince(start);
}
