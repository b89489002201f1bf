import { basename } from 'node:path';
import { checkBaseUrl } from '../../../shared/shop/base-url';
import { DEFAULT_TIME_ZONE } from '../../../shared/shop/shop-limits';
import { fileLayout } from '../../../shared/sheet/file-headers';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import { deliveryShopOf } from '../../sending/delivery-shop';
import { sheetRows, sourceKeyOf } from '../../sending/sheet-rows';
import { usableList } from '../../sending/usable-list';
import type { DeliveryShop } from '../../delivery/deliveries';
import { ledgerScope } from '../../delivery/store/new-delivery';
import type { SheetHost } from '../../sheet/host/host';
import { allowedPace, askedShop, askedTimeZone, tokenFor } from './asked-shop';
import type { ImportCommand } from '../arguments/arguments';
import { openCommandReport, openDryRunReport } from './command-report';
import { compareSheet } from './compare-command';
import type { CliContext } from './context';
import { dryRun } from './dry-run';
import { CliError, EXIT, type ExitCode } from '../output/exit-code';
import { columnsNotSent } from '../shop-list/columns-not-sent';
import { listWords } from '../shop-list/list-facts';
import { takeCommandList, type CommandList } from '../shop-list/take-command-list';
import { listIssues } from './list-issues';
import { openMappedSheet } from './mapped-sheet';
import type { ReplayedRecipe } from './replay-recipe';
import { runDelivery } from './run-delivery';

/** `import FILE`: reads the sheet, sends it, and prints the result. */
export async function importCommand(command: ImportCommand, context: CliContext): Promise<ExitCode> {
  const { shop, timeZone } = resolveShop(command, context);
  const host = context.openSheetHost();
  try {
    const mapped = await openMappedSheet(host, command, context, { timeZone, shopId: shop.id });
    const { recipe } = mapped;
    const list = command.list ? await listFor(command, context, host, shop) : null;
    const state = list?.state ?? mapped.state;
    if (command.listOnly) return await listOnly(command, context, host, state, { shop, list, recipe });
    if (command.dryRun) return await dryRun(command, context, host, state, { shop, list, recipe });
    const token = tokenFor(shop, context);
    const { compare } = command;
    return compare === null
      ? await send(command, context, host, state, { shop, token, list, recipe })
      : await compareSheet({ ...command, compare }, context, host, { shop, token });
  } finally {
    host.kill();
  }
}

function listFor(
  { listOnly, listRequired, listOverHttp, adopt }: ImportCommand,
  context: CliContext,
  host: SheetHost,
  shop: DeliveryShop,
): Promise<CommandList> {
  const how = { overHttp: listOverHttp, isRequired: listOnly || listRequired, adopts: adopt };
  return takeCommandList(host, { shop, token: tokenFor(shop, context) }, how, context);
}

/** `import FILE --list-only`: what sending each row would come to, by the list. Sends nothing. */
async function listOnly(
  { report: path, file }: ImportCommand,
  context: CliContext,
  host: SheetHost,
  state: SheetState,
  { shop, list, recipe }: { shop: DeliveryShop; list: CommandList | null; recipe: ReplayedRecipe | null },
): Promise<ExitCode> {
  const { output, t } = context;
  const { rows } = state.counts;
  const report = path === null ? null : await openDryRunReport(path, file, context);
  const lost = await report?.write({ host, state, shopName: shop.name, isKnown: () => false });
  if (lost) throw lost;
  const { issues, warnings } = await listIssues(host, state, t);
  const words = listWords(state.list ?? null, t);
  output.result(
    [t('cli.dryRun.nothingSent', { count: rows, shop: shop.name }), ...words],
    { shop: shop.name, rows, list: list?.facts, report: path, recipe, issues },
    [...warnings, ...(list?.warnings ?? [])],
  );
  return EXIT.accepted;
}

async function send(
  command: ImportCommand,
  context: CliContext,
  host: SheetHost,
  state: SheetState,
  {
    shop,
    token,
    list,
    recipe,
  }: { shop: DeliveryShop; token: string; list: CommandList | null; recipe: ReplayedRecipe | null },
): Promise<ExitCode> {
  const path = command.report;
  const report = path === null ? null : await openCommandReport(path, command.file, context);
  try {
    const { id, warnings: ofDelivery } = await takeIn(command, context, host, state, shop);
    if (command.saveLayout && shop.id !== null) {
      const { headers, layout } = fileLayout(state);
      context.watching.layouts.rememberLayout(shop.id, headers, layout, basename(command.file));
    }
    const { issues, warnings } = await listIssues(host, state, context.t);
    const cellsOf = (rows: number[]) => host.request('get-cells', { rowsId: state.rowsId, rows });
    const written = report === null || path === null ? null : { path, write: () => report.write(id, cellsOf) };
    const ended = await runDelivery({ id, token, shop, context, issues, report: written });
    context.output.result(ended.words, { ...ended.facts, ...(list !== null && { list: list.facts }), recipe, issues }, [
      ...warnings,
      ...(list?.warnings ?? []),
      ...columnsNotSent(state, context.t),
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
  // Creating consumers changes no existing ones, so there is nothing to remember.
  const keepsPrevious = command.keepBefore && command.mode !== 'create';
  const { id } = await deliveries.create({
    shop,
    mode: command.mode,
    all: command.all,
    rememberPrevious: keepsPrevious,
    fileName: basename(command.file),
    headers: state.columns.map((column) => column.header),
    sourceKey,
    ...(command.concurrency === undefined ? {} : { concurrency: command.concurrency }),
    ...(command.batch === undefined ? {} : { batchSize: command.batch }),
    ...sheetRows(host, null, usableList(state, shop, deliveries), keepsPrevious),
  });
  return { id, warnings: [] };
}

function resolveShop(command: ImportCommand, context: CliContext): { shop: DeliveryShop; timeZone: string } {
  const { shops } = context;
  const timeZone = askedTimeZone(command);
  const saved = askedShop(command, shops);
  if (saved !== null) {
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
