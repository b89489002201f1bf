import fc from 'fast-check';
import { Sheet } from '../../../../electron/sheet/sheet';
import type { Table } from '../../../../electron/sheet/table/table';
import type { Target } from '../../../../shared/consumer/target';
import { apply } from '../../../fakes/apply-operation';
import { FACTS, HEADERS } from '../../../fakes/sheet-facts';

export const ALL_HEADERS = [...HEADERS, 'unsubscribed', 'note', 'ltv', 'inner'];
export const COLUMNS = ALL_HEADERS.length;
export const NOTE = ALL_HEADERS.indexOf('note');
export const INNER = ALL_HEADERS.indexOf('inner');
const RULES = { timeZone: 'Europe/Moscow', mode: 'upsert' as const, layout: null };

/** Enough rows for a change of them to be checked by the bytes of its columns. */
export const SOME_ROWS = 130;
/** Enough rows for a change of a whole column to pack its edits. */
export const MANY_ROWS = 6_000;
/** Rows from here on have an id and e-mail of their own, so that groups stay small. */
const PATTERN_KEYS = 200;

/** By column. The first value of each has no fault. */
const VALUES = [
  ['7', '', ' 7', 'a.b', '#N/A', "'7", 'Итого', 'é', 'e\u0301', '"7"'],
  [
    'a@example.ru',
    '',
    'A@example.ru',
    'а@почта.рф',
    'А@почта.рф',
    'x',
    'нет',
    ' a@example.ru',
    'b@yanbex.ru',
    'b@gmial.com',
  ],
  ['Имя', '', 'None', '\u00a0', 'Анна "Аня"', '=1', 'АННА ЛИ', 'Анна  ЛИ'],
  [
    '+7 900 000-00-01',
    '',
    "'+79161234567",
    '79 161 234 567',
    '12',
    '-',
    '79999999999',
    '8 900 000 00 01',
    '9000000001',
  ],
  [
    '2018-01-01',
    '2024-06-25',
    '',
    '31.02.2020',
    'nan',
    '2018-01-01 00:11:22',
    '05/06/2024',
    '25/06/2024',
    '06/25/2024',
    '45291',
  ],
  ['да', '', 'возможно', '#N/A', '1'],
  ['заметка', '', '-', 'NULL', 'ÐŸÑ€Ð¸Ð²ÐµÑ‚'],
  ['12,5', '', '-', '#REF!'],
  ['внутри', '', '#N/A'],
] as const;

const anyValue = fc.constantFrom(...VALUES.flat());
export const column = fc.integer({ min: 0, max: COLUMNS - 1 });
const valuesOf = (at: number): readonly string[] => VALUES[at] ?? [''];
/** Mostly without a fault: a row with an issue elsewhere is always checked as a whole. */
const cellOf = (at: number) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant(valuesOf(at)[0] ?? '') },
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 2, arbitrary: fc.constantFrom(...valuesOf(at)) },
  );
export const newValue = (at: number) =>
  fc.oneof(fc.constant(''), cellOf(at), fc.constantFrom(...valuesOf(at)), anyValue);
export const cell = column.chain((at) => fc.record({ column: fc.constant(at), value: newValue(at) }));
export const pattern = fc
  .record({
    rows: fc.array(fc.tuple(...VALUES.map((_, at) => cellOf(at))), { minLength: 3, maxLength: 12 }),
    /** Columns that are empty throughout. */
    empty: fc.oneof(fc.subarray([1, 2, 3, 4, 5, NOTE, 7, INNER]), fc.constant([1, 3, 4, 5, NOTE, 7])),
  })
  .map(({ rows, empty }) => rows.map((row) => row.map((text, at) => (empty.includes(at) ? '' : text))));

export function rowsOf(cells: readonly (readonly string[])[], count: number): string[][] {
  return Array.from({ length: count }, (_, index) => {
    const row = [...(cells[index % cells.length] ?? [])];
    if (index % 3 !== 0 || index >= PATTERN_KEYS) {
      row[0] = `id-${index}`;
      if (row[1] !== '') row[1] = `p${index}@example.ru`;
      if (row[3] === VALUES[3][0]) row[3] = `+7900${1_000_000 + index}`;
    }
    return row;
  });
}

export async function open(table: Table): Promise<Sheet> {
  const sheet = await Sheet.open(table, FACTS, RULES);
  await sheet.load({ table, facts: FACTS }, () => undefined);
  const { layout } = sheet.state().rules;
  const targets = layout.targets.map((target, at): Target => {
    if (at === INNER) return { kind: 'skip' };
    return at === INNER - 1 ? { kind: 'custom', key: 'ltv', type: 'number' } : target;
  });
  await apply(sheet, { kind: 'rules', rules: { layout: { ...layout, targets } } });
  return sheet;
}

export const windowOf = (sheet: Sheet, count: number) => sheet.window({ start: 0, count }).rows;

/** What the checks know of a sheet. */
export function known(sheet: Sheet, count: number): unknown {
  const { counts, issuesByCode, repairs } = sheet.state();
  return { rows: windowOf(sheet, count).map(({ issues }) => issues), counts, issuesByCode, repairs };
}

/** The same after checking every row by rules that were others in between. */
export async function knownByFullCheck(sheet: Sheet, count: number): Promise<unknown> {
  await apply(sheet, { kind: 'rules', rules: { mode: 'create' } });
  await apply(sheet, { kind: 'rules', rules: { mode: 'upsert' } });
  const found = known(sheet, count);
  await sheet.undo(sheet.state());
  await sheet.undo(sheet.state());
  return found;
}
