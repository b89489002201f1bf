import { resolve } from 'node:path';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import { SheetRequestError } from '../../../shared/sheet/request-channel';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import type { Translate } from '../../i18n/translate';
import { sheetState } from '../../sending/sheet-state';
import type { SheetHost } from '../../sheet/host/host';
import type { ReadingCommand } from '../arguments/arguments';
import { CliError, EXIT } from '../output/exit-code';

/** Reads the command's file in the sheet process. Throws a usage {@link CliError} with the file's problem. */
export async function readSheet(
  host: SheetHost,
  command: ReadingCommand,
  rules: { timeZone: string; mode: DeliveryMode },
  t: Translate,
): Promise<SheetState> {
  try {
    await host.request('open', {
      path: resolve(command.file),
      options: {
        sheetName: command.sheet,
        encoding: command.encoding,
        delimiter: command.delimiter,
        headerRow: command.headerRow,
      },
      ...rules,
      layout: null,
    });
    return await sheetState(host);
  } catch (error) {
    if (!(error instanceof SheetRequestError) || error.problem === null) throw error;
    const { code, detail, sheets = [] } = error.problem;
    const among = code === 'several-tables' ? 'intake.amongTables' : 'intake.amongSheets';
    const others = sheets.length > 1 ? ` ${t(among, { sheets: sheets.join(', ') })} (--sheet)` : '';
    throw new CliError(EXIT.usage, 'file-unreadable', {
      field: 'FILE',
      hint: detail,
      detail: t(`fileProblems.${code}`, { detail }) + others,
    });
  }
}
