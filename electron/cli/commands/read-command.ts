import { formatTarget } from '../../../shared/consumer/columns/parse-target';
import { DEFAULT_TIME_ZONE } from '../../../shared/shop/shop-limits';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import type { SheetHost } from '../../sheet/host/host';
import type { ReadCommand } from '../arguments/arguments';
import type { CliContext } from './context';
import { EXIT, usageError, type ExitCode } from '../output/exit-code';
import { readSheet } from './read-sheet';
import { remarkWords } from '../output/remark-words';

const ROWS_PER_MESSAGE = 500;

/** `read FILE`: prints how the file was read, and its cells as texts. Sends nothing and needs no shop. */
export async function readCommand(
  command: ReadCommand,
  { output, t, openSheetHost }: Pick<CliContext, 'output' | 't' | 'openSheetHost'>,
): Promise<ExitCode> {
  if (command.json === command.csv) throw usageError('json-or-csv', { field: '--json | --csv' });
  const host = openSheetHost();
  try {
    const state = await readSheet(host, command, { timeZone: DEFAULT_TIME_ZONE, mode: 'upsert' }, t);
    const parts = rowsOf(host, state, command.rows);
    if (command.csv) {
      await output.data(csvLine(state.columns.map(({ header }) => header)));
      for await (const part of parts) await output.data(part.map(csvLine).join(''));
      return EXIT.accepted;
    }
    await output.listed({
      facts: { file: factsOf(state), remarks: remarkWords(state.file, t), columns: columnsOf(state) },
      name: 'rows',
      parts,
      line: (cells) => cells.join('\t'),
      end: () => Promise.resolve({ words: [], facts: {}, warnings: [] }),
    });
    return EXIT.accepted;
  } finally {
    host.kill();
  }
}

/** The cells of the first rows, or of all if no number is given. */
async function* rowsOf(host: SheetHost, state: SheetState, most: number | null): AsyncGenerator<string[][]> {
  const { rows } = state.counts;
  const end = Math.min(rows, most ?? rows);
  for (let after = 0; after < end; after += ROWS_PER_MESSAGE) {
    const count = Math.min(ROWS_PER_MESSAGE, end - after);
    const wanted = Array.from({ length: count }, (_, index) => after + index + 1);
    const found = await host.request('get-cells', { rowsId: state.rowsId, rows: wanted });
    yield found?.map(({ cells }) => cells) ?? [];
  }
}

function factsOf({ file, counts }: SheetState) {
  return {
    kind: file.format,
    encoding: file.encoding,
    delimiter: file.delimiter,
    sheet: file.sheetName,
    sheets: file.sheets.map(({ name }) => name),
    header_row: file.headerRow,
    rows: counts.rows,
  };
}

/** Each column with its target in the form of `--map`. */
function columnsOf({ columns, rules }: SheetState) {
  return columns.map(({ header }, index) => {
    const target = rules.layout.targets[index];
    return { header, target: target === undefined ? 'skip' : formatTarget(target) };
  });
}

/** Quotes every cell. Does not protect cells that a spreadsheet would take for a formula, since these are the file's own texts. */
function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
}
