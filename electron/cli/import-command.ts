import { basename } from 'node:path';
import { blocksSending, checkLayout } from '../../shared/consumer/check-layout';
import { buildRequest } from '../../shared/consumer/build-request';
import { canClear, withClearing } from '../../shared/consumer/clearing';
import type { ColumnLayout } from '../../shared/consumer/target';
import { checkBaseUrl } from '../../shared/shop/base-url';
import { DEFAULT_TIME_ZONE } from '../../shared/shop/shop';
import type { SheetState } from '../../shared/sheet/sheet-state';
import { deliveryShopOf } from '../app/delivery-shop';
import { preparedRows, sheetRows, sourceKeyOf } from '../app/sheet-rows';
import type { DeliveryShop } from '../delivery/deliveries';
import { ledgerScope } from '../delivery/new-delivery';
import type { SheetHost } from '../sheet/host';
import { isTimeZone } from '../shops/time-zone';
import { allowedPace } from './allowed-pace';
import type { ImportCommand } from './arguments';
import { compareSheet } from './compare-command';
import type { CliContext } from './context';
import { CliError, EXIT, type ExitCode } from './exit-code';
import { listIssues } from './list-issues';
import { readSheet } from './read-sheet';
import { notAppliedWarnings, runDelivery } from './run-delivery';
import { writeDeliveryReport } from './write-delivery-report';

/** `import FILE`: reads the sheet, sends it, and says what became of it. */
export async function importCommand(command: ImportCommand, context: CliContext): Promise<ExitCode> {
  const { shop, timeZone } = resolveShop(command, context);
  const host = context.openSheetHost();
  try {
    const opened = await readSheet(host, command, timeZone, context);
    const state = await host.request('set-rules', {
      layout: mappedLayout(opened, command),
      mode: command.mode,
      ...(command.skipBadCells && { skipBadCells: true }),
    });
    refuseIncompleteLayout(state);
    if (command.dryRun) return await dryRun(command, context, host, state, shop);
    const token = tokenFor(shop, context);
    const { compare } = command;
    return compare === null
      ? await send(command, context, host, state, { shop, token })
      : await compareSheet({ ...command, compare }, context, host, { shop, token });
  } finally {
    host.kill();
  }
}

async function send(
  command: ImportCommand,
  context: CliContext,
  host: SheetHost,
  state: SheetState,
  { shop, token }: { shop: DeliveryShop; token: string },
): Promise<ExitCode> {
  const { deliveries, t } = context;
  const sourceKey = await sourceKeyOf(host, shop.id ?? shop.baseUrl, null);
  const unfinished = deliveries.findUnfinished(sourceKey);
  if (unfinished !== null) context.output.say(t('cli.continuing', { count: unfinished.pending }));
  if (unfinished?.keepsBefore === false && command.keepBefore) context.output.say(t('cli.keepsNothing'));
  const headers = state.columns.map((column) => column.header);
  const delivery =
    unfinished ??
    (await deliveries.create({
      shop,
      mode: command.mode,
      all: command.all,
      // A creation changes nobody: there is nothing to keep.
      keepBefore: command.keepBefore && command.mode !== 'create',
      fileName: basename(command.file),
      headers,
      sourceKey,
      ...(command.concurrency === undefined ? {} : { concurrency: command.concurrency }),
      ...(command.batch === undefined ? {} : { batchSize: command.batch }),
      ...sheetRows(host, null),
    }));
  const { issues, warnings } = await listIssues(host, state, t);
  const report = command.report;
  const ended = await runDelivery({
    id: delivery.id,
    token,
    shop,
    context,
    writeReport: async () => {
      if (report === null) return;
      await writeDeliveryReport({
        id: delivery.id,
        path: report,
        context,
        cellsOf: (rows) => host.request('get-cells', { rowsId: state.rowsId, rows }),
      });
    },
  });
  context.output.result(ended.words, { ...ended.facts, issues, report }, [...warnings, ...ended.warnings]);
  return ended.exitCode;
}

function tokenFor(shop: DeliveryShop, context: CliContext): string {
  const token = context.token ?? (shop.id === null ? null : context.shops.tokenOf(shop.id));
  if (token !== null) return token;
  const hint = '--token-stdin, --token-file PATH, APLAUT_ACCESS_TOKEN_FILE, APLAUT_ACCESS_TOKEN';
  throw new CliError(EXIT.token, 'no-token', { hint });
}

/** Lists the requests that would be made; nothing is sent, no token is needed. */
async function dryRun(
  command: ImportCommand,
  context: CliContext,
  host: SheetHost,
  state: SheetState,
  shop: DeliveryShop,
): Promise<ExitCode> {
  const requests: (ReturnType<typeof buildRequest> & { row: number })[] = [];
  let skipped = 0;
  let unchanged = 0;
  let notApplied = 0;
  const { ledger } = context.deliveries;
  for await (const part of preparedRows(host, null)) {
    skipped += part.skipped.length;
    const verdicts = command.all ? [] : ledger.judge(shop.ledgerScope, part.rows.map(ledger.prints));
    part.rows.forEach((row, index) => {
      // What the shop was sent before, just so, would be no request.
      const verdict = verdicts[index] ?? 'send';
      if (verdict !== 'send') {
        unchanged += 1;
        if (verdict !== 'unchanged') notApplied += 1;
      } else requests.push({ ...buildRequest(row, command.mode), row: row.row });
    });
  }
  const { issues, warnings } = await listIssues(host, state, context.t);
  const words = requests.map(({ method, path, body, row }) => `${row}\t${method} ${path}\t${JSON.stringify(body)}`);
  context.output.result(
    words,
    {
      delivery: null,
      shop: shop.name,
      rows: state.counts.rows,
      requests,
      skipped,
      unchanged,
      not_applied: notApplied,
      issues,
      report: null,
    },
    [...warnings, ...notAppliedWarnings(notApplied, context.t)],
  );
  return skipped > 0 ? EXIT.someRows : EXIT.accepted;
}

function resolveShop(command: ImportCommand, context: CliContext): { shop: DeliveryShop; timeZone: string } {
  const { shops } = context;
  const timeZone = command.timeZone;
  if (timeZone !== null && !isTimeZone(timeZone))
    throw new CliError(EXIT.usage, 'time-zone-invalid', { field: '--time-zone', detail: timeZone });
  if (command.shop !== null) {
    const saved = shops.find(command.shop);
    if (saved === undefined)
      throw new CliError(EXIT.usage, 'shop-not-found', { field: '--shop', detail: command.shop });
    return {
      shop: {
        ...deliveryShopOf(saved, shops),
        ...(command.auth !== null && { auth: command.auth }),
        pace: allowedPace(command.pace ?? saved.pace, saved.baseUrl, context),
      },
      timeZone: timeZone ?? saved.timeZone,
    };
  }
  const address = checkBaseUrl(command.baseUrl ?? '');
  if (!address.ok) throw new CliError(EXIT.usage, 'base-url-invalid', { field: '--base-url', detail: address.problem });
  const { baseUrl } = address;
  return {
    shop: {
      id: null,
      name: baseUrl,
      baseUrl,
      auth: command.auth ?? 'bearer',
      pace: allowedPace(command.pace, baseUrl, context),
      ledgerScope: ledgerScope(null, baseUrl),
    },
    timeZone: timeZone ?? DEFAULT_TIME_ZONE,
  };
}

/** The automatic layout with what `--map`, `--clear` and `--without` say laid over it. */
function mappedLayout(state: SheetState, command: ImportCommand): ColumnLayout {
  const { layout } = state.rules;
  const targets = [...layout.targets];
  for (const { header, target } of command.mapping) {
    const columns = columnsNamed(header, state, '--map');
    for (const column of columns) targets[column] = target;
    const { field } = target.kind === 'field' ? target : { field: null };
    // A field that is mapped by hand leaves the column that was matched to it; that one becomes an attribute again.
    targets.forEach((other, index) => {
      if (field === null || columns.includes(index) || other.kind !== 'field' || other.field !== field) return;
      targets[index] = { kind: 'custom', key: state.columns[index]?.header ?? '', type: 'text' };
    });
  }
  for (const header of command.clear) {
    for (const column of columnsNamed(header, state, '--clear')) {
      const target = targets[column];
      if (target === undefined || !canClear(target))
        throw new CliError(EXIT.usage, 'cannot-clear', { field: '--clear', detail: header });
      targets[column] = withClearing(target, true);
    }
  }
  return { ...layout, targets, without: command.without };
}

/** Throws a usage {@link CliError} where the sheet has no such column. */
function columnsNamed(header: string, { columns }: SheetState, option: string): number[] {
  const found = columns.flatMap((column, index) => (column.header === header ? [index] : []));
  if (found.length > 0) return found;
  const hint = columns.map((column) => column.header).join(', ');
  throw new CliError(EXIT.usage, 'no-such-column', { field: option, detail: header, hint });
}

function refuseIncompleteLayout({ layoutProblems, missing, columns, rules }: SheetState): void {
  const field = missing[0];
  if (field !== undefined) {
    const hint = `--map 'HEADER=${field}'${field === 'external_id' ? '' : ` | --without ${missing.join(' ')}`}`;
    throw new CliError(EXIT.usage, 'required-missing', { field, detail: missing.join(', '), hint });
  }
  const problem = checkLayout(rules.layout).problems.find(blocksSending) ?? layoutProblems.find(blocksSending);
  if (problem === undefined) return;
  const at = 'column' in problem ? columns[problem.column]?.header : 'field' in problem ? problem.field : problem.key;
  throw new CliError(EXIT.usage, 'layout-incomplete', { field: at ?? null, detail: problem.code, hint: '--map' });
}
