import { basename } from 'node:path';
import { blocksSending, checkLayout } from '../../../shared/consumer/columns/check-layout';
import { canClear, withClearing } from '../../../shared/consumer/rows/clearing';
import type { ColumnLayout } from '../../../shared/consumer/target';
import { checkBaseUrl } from '../../../shared/shop/base-url';
import { DEFAULT_TIME_ZONE } from '../../../shared/shop/shop';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import { deliveryShopOf } from '../../sending/delivery-shop';
import { sheetRows, sourceKeyOf } from '../../sending/sheet-rows';
import { changeRules, sheetState } from '../../sending/sheet-state';
import type { DeliveryShop } from '../../delivery/deliveries';
import { ledgerScope } from '../../delivery/store/new-delivery';
import type { SheetHost } from '../../sheet/host/host';
import { isTimeZone } from '../../shops/time-zone';
import { allowedPace } from './allowed-pace';
import { TOKEN_SOURCES, type ImportCommand } from '../arguments/arguments';
import { openCommandReport } from './command-report';
import { compareSheet } from './compare-command';
import type { CliContext } from './context';
import { dryRun } from './dry-run';
import { CliError, EXIT, type ExitCode } from '../output/exit-code';
import { listIssues } from './list-issues';
import { readSheet } from './read-sheet';
import { replayRecipe, type ReplayedRecipe } from './replay-recipe';
import { runDelivery } from './run-delivery';

/** `import FILE`: reads the sheet, sends it, and prints the result. */
export async function importCommand(command: ImportCommand, context: CliContext): Promise<ExitCode> {
  const { shop, timeZone } = resolveShop(command, context);
  const host = context.openSheetHost();
  try {
    const opened = await readSheet(host, command, { timeZone, mode: command.mode }, context.t);
    await changeRules(host, {
      layout: mappedLayout(opened, command),
      mode: command.mode,
      ...(command.skipBadCells && { skipBadCells: true }),
    });
    const recipe = await replayRecipe(command, context, host, shop.id);
    const state = await sheetState(host);
    refuseIncompleteLayout(state);
    if (command.dryRun) return await dryRun(command, context, host, state, { shop, recipe });
    const token = tokenFor(shop, context);
    const { compare } = command;
    return compare === null
      ? await send(command, context, host, state, { shop, token, recipe })
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
  { shop, token, recipe }: { shop: DeliveryShop; token: string; recipe: ReplayedRecipe | null },
): Promise<ExitCode> {
  const path = command.report;
  const report = path === null ? null : await openCommandReport(path, command.file, context);
  try {
    const { id, warnings: ofDelivery } = await takeIn(command, context, host, state, shop);
    const { issues, warnings } = await listIssues(host, state, context.t);
    const cellsOf = (rows: number[]) => host.request('get-cells', { rowsId: state.rowsId, rows });
    const written = report === null || path === null ? null : { path, write: () => report.write(id, cellsOf) };
    const ended = await runDelivery({ id, token, shop, context, issues, report: written });
    context.output.result(ended.words, { ...ended.facts, recipe, issues }, [
      ...warnings,
      ...ofDelivery,
      ...ended.warnings,
    ]);
    return ended.exitCode;
  } finally {
    await report?.discard();
  }
}

/** Creates a delivery of the sheet, or returns the unfinished one that was started from it. */
async function takeIn(
  command: ImportCommand,
  { deliveries, output, t }: CliContext,
  host: SheetHost,
  state: SheetState,
  shop: DeliveryShop,
): Promise<{ id: string; warnings: string[] }> {
  const sourceKey = await sourceKeyOf(host, shop.id ?? shop.baseUrl, null);
  const unfinished = deliveries.findUnfinished(sourceKey);
  if (unfinished !== null) {
    const { id, pending, remembersPrevious, outcomes } = unfinished;
    output.say(t('cli.continuing', { count: pending }));
    if (!remembersPrevious && command.keepBefore) output.say(t('cli.keepsNothing'));
    // The unfinished delivery was started without `--all` and left out unchanged rows. Starting a new one would send the others twice.
    const leftOut = command.all ? outcomes.unchanged : 0;
    return { id, warnings: leftOut === 0 ? [] : [t('cli.continuesWithoutAll', { count: leftOut })] };
  }
  const { id } = await deliveries.create({
    shop,
    mode: command.mode,
    all: command.all,
    // Creating consumers changes no existing ones, so there is nothing to remember.
    rememberPrevious: command.keepBefore && command.mode !== 'create',
    fileName: basename(command.file),
    headers: state.columns.map((column) => column.header),
    sourceKey,
    ...(command.concurrency === undefined ? {} : { concurrency: command.concurrency }),
    ...(command.batch === undefined ? {} : { batchSize: command.batch }),
    ...sheetRows(host, null),
  });
  return { id, warnings: [] };
}

function tokenFor(shop: DeliveryShop, context: CliContext): string {
  const token = context.token ?? (shop.id === null ? null : context.shops.tokenOf(shop.id));
  if (token !== null) return token;
  throw new CliError(EXIT.token, 'no-token', { hint: TOKEN_SOURCES });
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

/** The automatic layout, changed by `--map`, `--clear` and `--without`. */
function mappedLayout(state: SheetState, command: ImportCommand): ColumnLayout {
  const { layout } = state.rules;
  const targets = [...layout.targets];
  for (const { header, target } of command.mapping) {
    const columns = columnsNamed(header, state, '--map');
    for (const column of columns) targets[column] = target;
    const { field } = target.kind === 'field' ? target : { field: null };
    // A field mapped by hand is taken from the column matched to it, which becomes a custom attribute again.
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

/** Throws a usage {@link CliError} if the sheet has no such column. */
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
