import { parseNumber } from '../../../shared/consumer/cells/parse-number';
import { ID_CELL, ROW_CELL, type ReportTable } from './report-table';
import { fitForWorkbook } from './safe-cell';

/** A cell of a workbook; null if it is empty. */
export type WorkbookCell = string | number | Date | null;

/** Numbers with more integer digits are phones, cards and codes. Nobody adds them up, and Excel would show them as 7.9E+10. */
const LONGEST_NUMBER = 9;
/** Leading zeros or a plus, which a number would lose. */
const IS_CODE = /^(?:\+|0\d)/;

/** A report line as workbook cells: the row's number, the time and amounts get their own types, everything else is text. */
export function workbookLine(
  line: readonly string[],
  { atCell, ourCells }: Pick<ReportTable, 'atCell' | 'ourCells'>,
): WorkbookCell[] {
  const id = line[ID_CELL];
  return line.map((text, cell) => {
    if (text === '') return null;
    if (cell === ROW_CELL) return Number(text);
    // A workbook has no time zones: this is the time in the zone that the title names.
    if (cell === atCell) return new Date(`${text.replace(' ', 'T')}Z`);
    const number = cell < ourCells || text === id ? null : amount(text);
    return number ?? fitForWorkbook(text);
  });
}

function amount(text: string): number | null {
  if (IS_CODE.test(text)) return null;
  const number = parseNumber(text);
  return number !== null && Math.abs(number) < 10 ** LONGEST_NUMBER ? number : null;
}
