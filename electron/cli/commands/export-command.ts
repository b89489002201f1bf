import { cabinetColumns } from '../../../shared/consumer/cabinet/cabinet-columns';
import { DEFAULT_TIME_ZONE } from '../../../shared/shop/shop-limits';
import { writeCabinetFile } from '../../cabinet-file/write-cabinet-file';
import { AppError } from '../../errors/app-error';
import type { ExportCommand } from '../arguments/arguments';
import { CliError, EXIT, type ExitCode } from '../output/exit-code';
import { deliveryShopOf } from '../../sending/delivery-shop';
import type { SheetHost } from '../../sheet/host/host';
import type { StoredShop } from '../../shops/shop-store';
import { takeCommandList, type CommandList } from '../shop-list/take-command-list';
import { askedShop, askedTimeZone, tokenFor } from './asked-shop';
import type { CliContext } from './context';
import { HELD_ROWS_TOLD, heldWords } from './held-rows';
import { listIssues, type ListedIssue } from './list-issues';
import { openMappedSheet } from './mapped-sheet';

const LEFT_OUT_TITLES = { some: 'cli.exportFile.first', all: 'cli.exportFile.all' };

/** `export-file FILE OUT`: writes the ready rows, or only those that change something, into a file for the import of Aplaut's cabinet. */
export async function exportCommand(command: ExportCommand, context: CliContext): Promise<ExitCode> {
  const { output, t, interrupted } = context;
  const shop = askedShop(command, context.shops);
  const timeZone = askedTimeZone(command) ?? shop?.timeZone ?? DEFAULT_TIME_ZONE;
  const host = context.openSheetHost();
  try {
    const asked = { ...command, mode: 'upsert' as const, clear: [], onlyIfEmpty: [] };
    const mapped = await openMappedSheet(host, asked, context, { timeZone, shopId: shop?.id ?? null });
    const list = command.onlyChanges && shop !== null ? await listFor(command, context, host, shop) : null;
    const state = list?.state ?? mapped.state;
    const { issues, warnings } = await listIssues(host, state, t);
    const { file, out } = command;
    const to = { sheetPath: file, path: out, onlyChanges: list !== null, signal: interrupted };
    // A terminal's Ctrl+C may end the sheet process, too.
    const saved = await writeCabinetFile(host, to).catch((error: unknown) =>
      interrupted.aborted ? null : throwUsage(error),
    );
    if (saved === null) throw new CliError(EXIT.interrupted, 'export-interrupted');
    const { rows, leftOut, cutCells } = saved;
    const { leftOut: keys, asAttributes, onlyFilling } = cabinetColumns(state.rules.layout);
    output.result(
      [
        t('cli.exportFile.written', { count: rows, out }),
        ...heldWords(heldRows(issues), leftOut, issues, t, LEFT_OUT_TITLES),
        t('cli.exportFile.where'),
      ],
      { out, rows, left_out: leftOut, ...(list !== null && { list: list.facts }) },
      [
        ...warnings,
        ...keys.map((key) => t('cabinetFile.keyLeftOut', { key })),
        ...(asAttributes.length === 0 ? [] : [t('cabinetFile.asAttributes', { fields: asAttributes.join(', ') })]),
        ...(onlyFilling.length === 0 ? [] : [t('cabinetFile.onlyFilling', { fields: onlyFilling.join(', ') })]),
        ...(cutCells === 0 ? [] : [t('saveAs.cut', { count: cutCells, cells: cutCells })]),
      ],
    );
    return leftOut > 0 ? EXIT.someRows : EXIT.accepted;
  } finally {
    host.kill();
  }
}

/** The list that says which rows change something. Without it nothing is written. */
function listFor(
  { listOverHttp }: ExportCommand,
  context: CliContext,
  host: SheetHost,
  shop: StoredShop,
): Promise<CommandList> {
  const to = { shop: deliveryShopOf(shop, context.shops), token: tokenFor(shop, context) };
  return takeCommandList(host, to, { overHttp: listOverHttp, isRequired: true, adopts: false }, context);
}

/** The first rows with errors. */
function heldRows(issues: readonly ListedIssue[]) {
  const rows = issues.flatMap(({ row, severity }) => (severity === 'error' ? [row] : []));
  return [...new Set(rows)]
    .slice(0, HELD_ROWS_TOLD)
    .map((row) => ({ row, externalId: '', reason: 'kept-back' as const, message: '', field: null }));
}

function throwUsage(error: unknown): never {
  if (!(error instanceof AppError)) throw error;
  const code = error.code === 'file-is-open' ? 'out-is-input' : error.code;
  throw new CliError(EXIT.usage, code, { field: 'OUT', detail: error.detail });
}
