import { readFileSync } from 'node:fs';
import { peerCommand, workerCommand, type BenchContext } from '../context';
import { XLSX_KINDS, XLSX_ROWS, type XlsxKind } from '../data/files';
import { medianOf, runPeer, runSeveral } from '../measure';
import type { SheetOpened } from '../workers/open-sheet';
import { atMost, fasterThan, secondsText, timesTheFloor, type Requirement } from './requirement';

const BASELINE = { worker: 'exceljs-read-file', name: 'exceljs readFile' };
const PEERS = [
  { worker: 'exceljs-stream', name: 'exceljs streaming' },
  { worker: 'hucre', name: 'hucre' },
  { worker: 'read-excel-file', name: 'read-excel-file' },
  { worker: 'sheetjs-dense', name: 'SheetJS dense' },
];

/** Ours reads and checks every row. The peers only read. */
export async function xlsxRequirements(context: BenchContext): Promise<Requirement[]> {
  const requirements: Requirement[] = [];
  for (const kind of XLSX_KINDS) requirements.push(...(await requirementsOf(kind, context)));
  return requirements;
}

async function requirementsOf(kind: XlsxKind, context: BenchContext): Promise<Requirement[]> {
  const path = context.files.xlsx[kind];
  const title = `XLSX ${XLSX_ROWS / 1_000}k × 15, ${kind}`;
  context.say(kind === 'libreoffice' ? `${title} (by ${readFileSync(context.files.libreOfficeNote, 'utf8')})` : title);

  const floor = medianOf(await runSeveral(workerCommand(context, 'xlsx-floor', path)), ({ seconds }) => seconds);
  const runs = await runSeveral<SheetOpened>(workerCommand(context, 'open-sheet', path));
  const ours = medianOf(runs, ({ seconds }) => seconds);
  const peakMb = medianOf(runs, (run) => run.peakMb);
  assertWhole(runs[0]);
  const timed = async ({ worker, name }: { worker: string; name: string }) => {
    const peer = await runPeer<{ seconds: number; rows: number }>(peerCommand(context, worker, path));
    if (peer[0]?.rows !== XLSX_ROWS + 1) throw new Error(`${name} read ${peer[0]?.rows ?? 0} rows`);
    const seconds = medianOf(peer, (run) => run.seconds);
    const memory = medianOf(peer, (run) => run.peakMb).toFixed(0);
    context.say(`  ${name}: ${secondsText(seconds)}, ${memory} MB`);
    return { name, seconds };
  };
  context.say(`  ours: ${secondsText(ours)}, ${peakMb.toFixed(0)} MB; zlib alone ${secondsText(floor)}`);
  const baseline = await timed(BASELINE);
  const peers = [];
  for (const peer of PEERS) peers.push(await timed(peer));
  const fastest = peers.reduce((best, peer) => (peer.seconds < best.seconds ? peer : best));

  return [
    fasterThan(title, ours, baseline, 10),
    fasterThan(title, ours, { ...fastest, name: `the fastest peer (${fastest.name})` }, 5),
    timesTheFloor(title, ours, { name: 'inflating by zlib', seconds: floor }, 4.2),
    atMost(`${title}: peak memory`, secondsText(ours), { value: peakMb, allowed: 250, unit: 'MB' }),
  ];
}

function assertWhole(opened: SheetOpened | undefined): void {
  if (opened?.rows !== XLSX_ROWS) throw new Error(`${opened?.rows ?? 0} rows were read`);
}
