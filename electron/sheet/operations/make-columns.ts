import { MAX_COLUMNS } from '../../../shared/consumer/excel-limits';
import type { OperationOf } from '../../../shared/sheet/operation';
import { joinTexts } from '../../../shared/sheet/operations/join';
import { withNewColumns, type NewColumn } from '../../../shared/sheet/operations/new-column';
import { splitText } from '../../../shared/sheet/operations/split';
import type { RowRules } from '../../../shared/consumer/target';
import type { ColumnChange } from '../table/column-change';
import type { EditedTable } from '../table/edited-table';
import { nameHeaders } from '../table/name-headers';
import { inTimeSlices } from '../threads/time-slices';
import type { Reshaping } from './change';
import { RefusedOperation } from './refused-operation';

/** Rows read before other requests are handled. */
const SLICE_ROWS = 8_192;

/** The table and rules that columns are added to. */
interface MakesColumns {
  table: EditedTable;
  rules: RowRules;
}

/** Splits a column into new ones. Null if the table does not have it, or no part is wanted. */
export async function splitColumn(
  { column, by, into, keep }: OperationOf<'split'>,
  on: MakesColumns,
): Promise<Reshaping | null> {
  const places = into.flatMap((wanted, place) => (wanted === null ? [] : [place]));
  const added = into.flatMap((wanted) => wanted ?? []);
  let undivided = 0;
  const made = await makeColumns(on, [column], added, keep, ([text = '']) => {
    const parts = splitText(text, by, into.length);
    if (parts.filter((part) => part !== '').length === 1) undivided += 1;
    return places.map((place) => parts[place] ?? '');
  });
  return made === null ? null : { ...made, undivided };
}

/** Joins columns into a new one. Null if the table does not have all of them. */
export function joinColumns(
  { columns, separator, into, keep }: OperationOf<'join'>,
  on: MakesColumns,
): Promise<Reshaping | null> {
  return makeColumns(on, columns, [into], keep, (texts) => [joinTexts(texts, separator)]);
}

/** Adds a column with one text in all rows, or with numbers. */
export function addColumn({ column, fill }: OperationOf<'add-column'>, on: MakesColumns): Promise<Reshaping | null> {
  return makeColumns(on, [], [column], true, (_, row) => [
    fill.kind === 'constant' ? fill.value : String(fill.first + row - 1),
  ]);
}

/**
 * @param madeOf columns whose cells `textsOf` gets
 * @param keep whether these columns are still sent
 * @param textsOf the texts of the new columns
 */
async function makeColumns(
  { table, rules }: MakesColumns,
  madeOf: readonly number[],
  wanted: readonly NewColumn[],
  keep: boolean,
  textsOf: (cells: string[], row: number) => readonly string[],
): Promise<Reshaping | null> {
  const width = table.headers.length;
  if (wanted.length === 0 || madeOf.some((column) => column >= width)) return null;
  if (width + wanted.length > MAX_COLUMNS) throw new RefusedOperation('sheet-full', 'The sheet has too many columns.');
  const changers = wanted.map((_, place) => table.changer(width + place));
  await inTimeSlices(table.rowCount, SLICE_ROWS, (start, end) => {
    for (let row = start + 1; row <= end; row += 1) {
      const texts = textsOf(
        madeOf.map((column) => table.cell(row, column)),
        row,
      );
      texts.forEach((text, place) => {
        if (text !== '') changers[place]?.add(row, text);
      });
    }
  });
  const changes: (ColumnChange | null)[] = [];
  for (const changer of changers) changes.push(await changer.finish());
  const headers = nameHeaders([...table.headers, ...wanted.map(({ header }) => header)]).names.slice(width);
  const named = wanted.map((column, place) => withHeader(column, headers[place] as string));
  const layout = withNewColumns(rules.layout, table.headers, named, keep ? [] : madeOf);
  return {
    kind: 'shape',
    before: { added: table.added, rules },
    after: {
      added: { ...table.added, columns: [...table.added.columns, ...headers] },
      rules: { ...rules, layout },
    },
    columns: changes.filter((change) => change !== null),
    madeOf,
    undivided: 0,
  };
}

/** The column under the header that it gets. An attribute named after its column follows it. */
function withHeader({ header, target }: NewColumn, given: string): NewColumn {
  const isNamedAfter = target.kind === 'custom' && target.key === header;
  return { header: given, target: isNamedAfter ? { ...target, key: given } : target };
}
