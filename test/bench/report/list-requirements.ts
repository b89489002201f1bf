import { startAnsweringServer } from '../answering-server';
import { workerCommand, type BenchContext } from '../context';
import { LIST_ROWS, LISTED } from '../data/files';
import { medianOf, runSeveral, runWorker } from '../measure';
import type { ListRead } from '../workers/read-list';
import type { SentByList } from '../workers/send-by-list';
import { atMost, secondsText, timesTheFloor, type Requirement } from './requirement';

const ROWS_PER_SECOND = 2;
const SECONDS_PER_MINUTE = 60;

/** A sheet and a list of the shop's consumers that has nineteen in twenty of its rows as they are. */
export async function listRequirements(context: BenchContext): Promise<Requirement[]> {
  const { listSheet, shopList } = context.files;
  const title = `list of ${LISTED / 1_000_000}M, sheet of ${LIST_ROWS / 1_000}k`;
  context.say(title);
  const floor = medianOf(await runSeveral(workerCommand(context, 'list-floor', shopList)), ({ seconds }) => seconds);
  const command = workerCommand(context, 'read-list', listSheet);
  const runs = await runSeveral<ListRead>({ ...command, args: ['--expose-gc', ...command.args, shopList] });
  const seconds = medianOf(runs, (run) => run.seconds);
  const requests = medianOf(runs, ({ state: { kinds } }) => kinds.new + kinds.changes);
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  context.say(
    `  ${requests} of ${LIST_ROWS} rows need a request: ${minutes(requests)} in place of ${minutes(LIST_ROWS)}; longest stop of the sheet process ${ms(medianOf(runs, (run) => run.longestMs))}`,
  );
  const sent = await sentByList(context);
  return [
    atMost(`${title}: sent`, `${sent.verdicts} rows change something`, {
      ...{ value: Math.abs(sent.seen - sent.verdicts), allowed: 0, unit: 'requests too many or too few' },
    }),
    atMost(`${title}: read and matched`, `read in ${secondsText(medianOf(runs, (run) => run.readSeconds))}`, {
      ...{ value: seconds, allowed: 15, unit: 's', digits: 1 },
    }),
    timesTheFloor(
      title,
      medianOf(runs, (run) => run.readSeconds),
      { name: 'gunzip and JSON.parse', seconds: floor },
      2.5,
    ),
    atMost(`${title}: memory above the open sheet`, `${medianOf(runs, (run) => run.keptMb).toFixed(0)} MB stay`, {
      ...{ value: medianOf(runs, (run) => run.peakMbAbove), allowed: 150, unit: 'MB' },
    }),
  ];
}

/** Sends the sheet by the list. Returns how many requests the shop has seen, and how many rows change something by the verdicts. */
async function sentByList(context: BenchContext): Promise<{ seen: number; verdicts: number }> {
  const server = await startAnsweringServer(context, { latenessMs: 0, pace: 0 });
  try {
    const command = workerCommand(context, 'send-by-list', context.files.listSheet);
    const { seconds, unchanged, kinds } = await runWorker<SentByList>({
      ...command,
      args: [...command.args, context.files.shopList, server.baseUrl],
    });
    const seen = (await server.starts()).length;
    context.say(`  sent by the list: ${seen} requests, ${unchanged} rows without one, in ${secondsText(seconds)}`);
    const verdicts = kinds.new + kinds.changes;
    if (seen !== verdicts) process.exitCode = 1;
    return { seen, verdicts };
  } finally {
    server.stop();
  }
}

function minutes(rows: number): string {
  return `${Math.ceil(rows / ROWS_PER_SECOND / SECONDS_PER_MINUTE)} min`;
}
