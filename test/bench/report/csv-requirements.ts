import { workerCommand, type BenchContext } from '../context';
import { CSV_ROWS } from '../data/files';
import { medianOf, runPeer, runSeveral } from '../measure';
import type { SheetOpened } from '../workers/open-sheet';
import type { PapaparseChecked } from '../workers/papaparse-checked';
import { PAPAPARSE_WAYS } from '../workers/papaparse-ways';
import { atMost, fasterThan, secondsText, timesTheFloor, type Requirement } from './requirement';

const TITLE = `CSV ${CSV_ROWS / 1_000_000}M × 15`;

export async function csvRequirements(context: BenchContext): Promise<Requirement[]> {
  const { csv } = context.files;
  context.say(TITLE);
  const floor = medianOf(await runSeveral(workerCommand(context, 'csv-floor', csv)), ({ seconds }) => seconds);
  const runs = await runSeveral<SheetOpened>(workerCommand(context, 'open-sheet', csv));
  if (runs[0]?.rows !== CSV_ROWS) throw new Error(`${runs[0]?.rows ?? 0} rows were read`);
  const ours = medianOf(runs, ({ seconds }) => seconds);
  const peakMb = medianOf(runs, (run) => run.peakMb);
  context.say(`  ours: ${secondsText(ours)}, ${peakMb.toFixed(0)} MB; reading + isUtf8 alone ${secondsText(floor)}`);
  const peers = [];
  for (const way of PAPAPARSE_WAYS) {
    const { executable, args } = workerCommand(context, 'papaparse-checked', csv);
    const peer = await runPeer<PapaparseChecked>({ executable, args: [...args, way] });
    const seconds = medianOf(peer, (run) => run.seconds);
    const memory = medianOf(peer, (run) => run.peakMb).toFixed(0);
    context.say(`  papaparse + the same checks, ${way}: ${secondsText(seconds)}, ${memory} MB`);
    peers.push({ name: `papaparse + checks (${way})`, seconds });
  }
  const fastest = peers.reduce((best, peer) => (peer.seconds < best.seconds ? peer : best));

  return [
    fasterThan(TITLE, ours, fastest, 5.5),
    timesTheFloor(TITLE, ours, { name: 'read + isUtf8', seconds: floor }, 6),
    atMost(`${TITLE}: peak memory`, secondsText(ours), { value: peakMb, allowed: 450, unit: 'MB' }),
  ];
}
