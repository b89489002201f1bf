import { buildRequest } from '../../../shared/consumer/rows/build-request';
import { countVerdicts, noVerdicts } from '../../../shared/delivery/compare/ledger-verdict';
import { knownRows } from '../../../shared/delivery/row-counts';
import type { DeliveryPreview } from '../../../shared/delivery/summary';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import { preparedRows } from '../../sending/sheet-rows';
import { usableList, type UsableList } from '../../sending/usable-list';
import type { DeliveryShop } from '../../delivery/deliveries';
import { rowJudge } from '../../delivery/intake/row-judge';
import type { SkippedInput } from '../../delivery/store/new-delivery';
import type { SheetHost } from '../../sheet/host/host';
import type { ImportCommand } from '../arguments/arguments';
import { openDryRunReport, type DryRunReport } from './command-report';
import type { CliContext } from './context';
import { EXIT, type CliError, type ExitCode } from '../output/exit-code';
import { columnsNotSent } from '../shop-list/columns-not-sent';
import type { CommandList } from '../shop-list/take-command-list';
import { HELD_ROWS_TOLD, heldWords } from './held-rows';
import { listIssues } from './list-issues';
import type { ReplayedRecipe } from './replay-recipe';
import { notAppliedWarnings } from './run-delivery';

/** What was found so far. */
interface Seen {
  requests: number;
  skipped: number;
  verdicts: DeliveryPreview;
  /** By row: 1 if it would be sent. */
  sent: Uint8Array;
}

type RowRequest = ReturnType<typeof buildRequest> & { row: number };

/** What a dry run knows of the sheet. */
interface DryRun {
  shop: DeliveryShop;
  list: CommandList | null;
  recipe: ReplayedRecipe | null;
}

/** Lists the requests that would be made, and writes the report that was asked for. Sends nothing. */
export async function dryRun(
  command: ImportCommand,
  context: CliContext,
  host: SheetHost,
  state: SheetState,
  known: DryRun,
): Promise<ExitCode> {
  const { report: path, file } = command;
  if (path === null) return listRequests(command, context, host, state, known, null);
  const report = await openDryRunReport(path, file, context);
  try {
    return await listRequests(command, context, host, state, known, report);
  } finally {
    await report.discard();
  }
}

async function listRequests(
  command: ImportCommand,
  context: CliContext,
  host: SheetHost,
  state: SheetState,
  { shop, list, recipe }: DryRun,
  report: DryRunReport | null,
): Promise<ExitCode> {
  const { output, t } = context;
  const { rows } = state.counts;
  const seen: Seen = { requests: 0, skipped: 0, verdicts: noVerdicts(), sent: new Uint8Array(rows + 1) };
  const held: SkippedInput[] = [];
  const written: { lost: CliError | null } = { lost: null };
  const { issues, warnings } = await listIssues(host, state, t);
  const usable = usableList(state, shop, context.deliveries);
  await output.listed({
    facts: { delivery: null, shop: shop.name, rows },
    name: 'requests',
    parts: requestsOf(command, context, host, { shop, list: usable }, seen, held),
    line: ({ method, path, body, row }) => `${row}\t${method} ${path}\t${JSON.stringify(body)}`,
    end: async () => {
      const isKnown = (row: number): boolean => seen.sent[row] === 0;
      written.lost = (await report?.write({ host, state, shopName: shop.name, isKnown })) ?? null;
      const { lost } = written;
      const { requests, skipped } = seen;
      const { known: unchanged, notApplied } = knownRows(seen.verdicts);
      const counts = { requests, unchanged, skipped };
      return {
        words: [
          t('cli.dryRun.nothingSent', { count: rows, shop: shop.name }),
          ...(['requests', 'unchanged', 'skipped'] as const).map((key) => `${t(`cli.dryRun.${key}`)}: ${counts[key]}`),
          ...heldWords(held.map(asHeld), skipped, issues, t),
          ...(skipped === 0 ? [] : [t('cli.dryRun.allHeld')]),
        ],
        facts: {
          skipped,
          unchanged,
          not_applied: notApplied,
          would_send: requests,
          ...(list !== null && { list: list.facts }),
          recipe,
          issues,
          report: report === null || lost !== null ? null : command.report,
        },
        warnings: [
          ...warnings,
          ...(lost === null ? [] : [t(`cli.errors.${lost.code}`, { detail: lost.facts.detail })]),
          ...(list?.warnings ?? []),
          ...columnsNotSent(state, t),
          ...notAppliedWarnings(notApplied, t),
        ],
      };
    },
  });
  if (written.lost !== null) return EXIT.unexpected;
  return seen.skipped > 0 ? EXIT.someRows : EXIT.accepted;
}

/** The requests, part by part. Counts the other rows in `seen` and collects the first of those blocked in `held`. */
async function* requestsOf(
  { all, mode }: ImportCommand,
  { deliveries: { ledger } }: CliContext,
  host: SheetHost,
  { shop, list }: { shop: DeliveryShop; list: UsableList | null },
  seen: Seen,
  held: SkippedInput[],
): AsyncGenerator<RowRequest[]> {
  const judge = rowJudge(ledger, shop, { all });
  for await (const { rows, skipped } of preparedRows(host, null, list)) {
    seen.skipped += skipped.length;
    held.push(...skipped.slice(0, HELD_ROWS_TOLD - held.length));
    const judged = judge.judge(rows);
    const toSend = judged.flatMap(({ verdict, prepared }) => (verdict === 'send' ? [prepared] : []));
    const goals = ledger.goesTo(shop.ledgerScope, toSend);
    const requests = toSend.map((prepared, at): RowRequest => ({
      ...buildRequest({ ...prepared, adopts: goals[at] }, mode),
      row: prepared.row,
    }));
    countVerdicts(
      seen.verdicts,
      judged.map(({ verdict }) => verdict),
    );
    seen.requests += requests.length;
    for (const { row } of requests) seen.sent[row] = 1;
    yield requests;
  }
}

function asHeld({ row, externalId, reason, message }: SkippedInput) {
  return { row, externalId, reason, message, field: null };
}
