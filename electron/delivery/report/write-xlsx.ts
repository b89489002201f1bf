import type { Writable } from 'node:stream';
import { EXCEL_ROWS } from '../../../shared/consumer/excel-limits';
import { columnWidths } from './column-widths';
import { ID_CELL, RESULT_CELL, type ReportTable } from './report-table';
import { fitForWorkbook } from './safe-cell';
import { workbookLine } from './workbook-cell';

/** Column widths come before the rows in the file, so they are chosen from this many lines. */
const MEASURED_LINES = 300;

/** @param rowsOfSheet rows per sheet, including the titles; Excel's limit by default. Further rows go to further sheets. */
export async function writeXlsx(stream: Writable, table: ReportTable, rowsOfSheet = EXCEL_ROWS): Promise<void> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const { titles, lines } = table;
  const totals = new Map<string, number>();
  const first = await take(lines, MEASURED_LINES);
  const widths = columnWidths([titles, ...first]);
  let sheets = 0;
  let written = 0;

  const begin = () => {
    sheets += 1;
    const sheet = workbook.addWorksheet(sheets === 1 ? 'Aplaut' : `Aplaut ${sheets}`, {
      views: [{ state: 'frozen', ySplit: 1 }],
    });
    sheet.columns = widths.map((width, column) => ({ width, style: { numFmt: formatOf(column, table) } }));
    const top = sheet.addRow(titles.map(fitForWorkbook));
    top.font = { bold: true };
    top.commit();
    written = 1;
    return sheet;
  };
  const end = (sheet: ReturnType<typeof begin>) => {
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: written, column: titles.length } };
    sheet.commit();
  };
  let current: ReturnType<typeof begin> | undefined;
  // Text cells never become formulas, whatever they begin with.
  const add = (line: string[]) => {
    if (current !== undefined && written === rowsOfSheet) {
      end(current);
      current = undefined;
    }
    current ??= begin();
    current.addRow(workbookLine(line, table)).commit();
    written += 1;
    const outcome = line[RESULT_CELL] ?? '';
    totals.set(outcome, (totals.get(outcome) ?? 0) + 1);
  };

  for (const line of first) add(line);
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) add(next.value);
  end(current ?? begin());
  addTotals(workbook, table, totals);
  await workbook.commit();
}

/** Takes the first items, at most `count`, and leaves the rest in the generator. */
async function take<T>(items: AsyncGenerator<T, undefined>, count: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const next = await items.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

/** Ids as text, so that editing one keeps its zeros; times in a format that Excel can sort. */
function formatOf(column: number, { atCell }: ReportTable): string {
  return column === ID_CELL ? '@' : column === atCell ? 'yyyy-mm-dd hh:mm:ss' : 'General';
}

/** Adds a sheet with the number of rows per outcome. */
function addTotals(
  workbook: { addWorksheet: (name: string) => import('exceljs').Worksheet },
  { totals: { sheet: name, file, shop, rows, fileName, shopName } }: ReportTable,
  totals: ReadonlyMap<string, number>,
): void {
  const sum = [...totals.values()].reduce((all, count) => all + count, 0);
  const lines = [[file, fileName], [shop, shopName], [], ...totals, [rows, sum]];
  const texts = lines.map((line) => line.map(String));
  const sheet = workbook.addWorksheet(name);
  sheet.columns = columnWidths([['', ''], ...texts]).map((width) => ({ width }));
  for (const line of lines)
    sheet.addRow(line.map((cell) => (typeof cell === 'string' ? fitForWorkbook(cell) : cell))).commit();
  sheet.commit();
}
