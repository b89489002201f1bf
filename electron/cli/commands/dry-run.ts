import { buildRequest } from '../../../shared/consumer/rows/build-request';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import { preparedRows } from '../../sending/sheet-rows';
import type { DeliveryShop } from '../../delivery/deliveries';
import type { SkippedInput } from '../../delivery/store/new-delivery';
import type { SheetHost } from '../../sheet/host/host';
import type { ImportCommand } from '../arguments/arguments';
import type { CliContext } from './context';
import { EXIT, type ExitCode } from '../output/exit-code';
import { HELD_ROWS_TOLD, heldWords } from './held-rows';
import { listIssues } from './list-issues';
import { notAppliedWarnings } from './run-delivery';

type RowRequest = ReturnType<typeof buildRequest> & { row: number };

/** Lists the requests that would be made; nothing is sent, no token is needed. */
export async function dryRun(
  command: ImportCommand,
  context: CliContext,
  host: SheetHost,
  state: SheetState,
  shop: DeliveryShop,
): Promise<ExitCode> {
  const { output, t } = context;
  const { rows } = state.counts;
  const seen = { requests: 0, skipped: 0, unchanged: 0, notApplied: 0 };
  const held: SkippedInput[] = [];
  const { issues, warnings } = await listIssues(host, state, t);
  await output.listed({
    facts: { delivery: null, shop: shop.name, rows },
    name: 'requests',
    parts: requestsOf(command, context, host, shop, seen, held),
    line: ({ method, path, body, row }) => `${row}\t${method} ${path}\t${JSON.stringify(body)}`,
    end: () => {
      const { requests, skipped, unchanged, notApplied } = seen;
      return Promise.resolve({
        words: [
          t('cli.dryRun.nothingSent', { count: rows, shop: shop.name }),
          ...(['requests', 'unchanged', 'skipped'] as const).map((key) => `${t(`cli.dryRun.${key}`)}: ${seen[key]}`),
          ...heldWords(held.map(asHeld), skipped, issues, t),
          ...(skipped === 0 ? [] : [t('cli.dryRun.allHeld')]),
        ],
        facts: { skipped, unchanged, not_applied: notApplied, would_send: requests, issues, report: null },
        warnings: [...warnings, ...notAppliedWarnings(notApplied, t)],
      });
    },
  });
  return seen.skipped > 0 ? EXIT.someRows : EXIT.accepted;
}

/** The requests part by part; what becomes of the other rows is counted in `seen`, the first of those kept back are in `held`. */
async function* requestsOf(
  { all, mode }: ImportCommand,
  { deliveries: { ledger } }: CliContext,
  host: SheetHost,
  shop: DeliveryShop,
  seen: Record<'requests' | 'skipped' | 'unchanged' | 'notApplied', number>,
  held: SkippedInput[],
): AsyncGenerator<RowRequest[]> {
  for await (const { rows, skipped } of preparedRows(host, null)) {
    seen.skipped += skipped.length;
    held.push(...skipped.slice(0, HELD_ROWS_TOLD - held.length));
    const verdicts = all ? [] : ledger.judge(shop.ledgerScope, rows.map(ledger.fingerprints));
    const requests = rows.flatMap((row, index): RowRequest[] => {
      // What the shop was sent before, just so, would be no request.
      const verdict = verdicts[index] ?? 'send';
      if (verdict === 'send') return [{ ...buildRequest(row, mode), row: row.row }];
      seen.unchanged += 1;
      if (verdict !== 'unchanged') seen.notApplied += 1;
      return [];
    });
    seen.requests += requests.length;
    yield requests;
  }
}

function asHeld({ row, externalId, reason, message }: SkippedInput) {
  return { row, externalId, reason, message, field: null };
}
