import { REQUIRED_FIELDS, type ConsumerField, type RequiredField } from '../../../../shared/consumer/fields';
import { clearsEmpty } from '../../../../shared/consumer/rows/clearing';
import type { DeliveryMode } from '../../../../shared/consumer/delivery-mode';
import type { Target } from '../../../../shared/consumer/target';
import type { SheetColumn, SheetState, WindowRow } from '../../../../shared/sheet/sheet-state';

/** A column of the grid: a column of the file, the place of a field that no column of the file fills, or the rows' outcomes. */
export type GridColumn =
  /** Each row's outcome. Present once the sheet has been sent. */
  | { kind: 'outcome'; id: 'outcome'; widthPx: number }
  | {
      kind: 'sheet';
      id: string;
      index: number;
      header: string;
      fault: SheetColumn['fault'];
      target: Target;
      /** Whether its empty cells clear the shop's values. */
      clears: boolean;
      widthPx: number;
    }
  | { kind: 'missing'; id: string; field: RequiredField; widthPx: number }
  | { kind: 'constant'; id: string; field: ConsumerField; value: string; widthPx: number };

const LETTER_PX = 7.6;
const PADDING_PX = 40;
/** Beside a header's words: their padding, the mark of the rows' order, and the menu's button. */
const HEADER_PADDING_PX = 58;
const HEADER_ICON_PX = 20;
const NARROWEST_PX = 104;
const WIDEST_PX = 300;

const OUTCOME_COLUMN: GridColumn = { kind: 'outcome', id: 'outcome', widthPx: 172 };

/** The outcomes first, then the file's columns in their order, with missing and constant fields at their place in the required order. */
export function gridColumns({
  columns,
  rules,
  missing,
  delivery,
}: Pick<SheetState, 'columns' | 'rules' | 'missing' | 'delivery'>): GridColumn[] {
  const shown = columns.map((column, index) =>
    sheetColumn(column, index, rules.layout.targets[index] ?? { kind: 'skip' }, rules.mode),
  );
  const constants = Object.entries(rules.layout.constants) as [ConsumerField, string][];
  for (const [place, field] of REQUIRED_FIELDS.entries()) {
    const value = rules.layout.constants[field];
    const extra = missing.includes(field)
      ? missingColumn(field)
      : value === undefined
        ? null
        : constantColumn(field, value);
    if (extra !== null) shown.splice(placeAfter(shown, REQUIRED_FIELDS.slice(0, place)), 0, extra);
  }
  const optional = constants.filter(([field]) => !(REQUIRED_FIELDS as readonly ConsumerField[]).includes(field));
  return [
    ...(delivery === null ? [] : [OUTCOME_COLUMN]),
    ...shown,
    ...optional.map(([field, value]) => constantColumn(field, value)),
  ];
}

/** The text of a cell, or null if the column has no texts. */
export function cellText(column: GridColumn, row: WindowRow): string | null {
  switch (column.kind) {
    case 'sheet':
      return row.cells[column.index] ?? '';
    case 'constant':
      return column.value;
    case 'missing':
    case 'outcome':
      return null;
  }
}

/** Whether the cell shows anything. */
export function isFilled(column: GridColumn | undefined, row: WindowRow | undefined): boolean {
  if (column === undefined || row === undefined) return false;
  return column.kind === 'outcome' ? row.outcome !== null : (cellText(column, row) ?? '') !== '';
}

/** The sheet's columns between two places of the grid, `right` exclusive. */
export function sheetColumnsIn(columns: readonly GridColumn[], left: number, right: number): number[] {
  return columns.slice(left, right).flatMap((column) => (column.kind === 'sheet' ? [column.index] : []));
}

/** The place in the grid of a column of the sheet; 0 if it has none. */
export function gridPositionOf(columns: readonly GridColumn[], sheetColumnIndex: number | null): number {
  if (sheetColumnIndex === null) return 0;
  return Math.max(
    0,
    columns.findIndex((column) => column.kind === 'sheet' && column.index === sheetColumnIndex),
  );
}

function sheetColumn(column: SheetColumn, index: number, target: Target, mode: DeliveryMode): GridColumn {
  const { header, fault } = column;
  const clears = clearsEmpty(target, mode);
  const longest = Math.max(0, ...column.samples.slice(0, 5).map((sample) => sample.length));
  const headerPx = Math.max(headerWidthPx(header), headerWidthPx(nameOf(target)) + (clears ? HEADER_ICON_PX : 0));
  const wantedPx = Math.max(NARROWEST_PX, longest * LETTER_PX + PADDING_PX, headerPx);
  const widthPx = Math.round(Math.min(WIDEST_PX, wantedPx));
  return { kind: 'sheet', id: `c${index}`, index, header, fault, target, clears, widthPx };
}

function headerWidthPx(words: string): number {
  return words.length * LETTER_PX + HEADER_PADDING_PX;
}

/** As long as the first line of the header, as far as that depends on the target. */
function nameOf(target: Target): string {
  if (target.kind === 'custom') return `→ ${target.key}`;
  return target.kind === 'field' ? target.field : '';
}

function missingColumn(field: RequiredField): GridColumn {
  return { kind: 'missing', id: `m:${field}`, field, widthPx: extraWidthPx(field) };
}

function constantColumn(field: ConsumerField, value: string): GridColumn {
  return { kind: 'constant', id: `k:${field}`, field, value, widthPx: extraWidthPx(field) };
}

function extraWidthPx(field: ConsumerField): number {
  return Math.round(Math.max(140, headerWidthPx(field) + HEADER_ICON_PX));
}

/** The place after the last column that holds one of these fields; the start if none does. */
function placeAfter(columns: readonly GridColumn[], fields: readonly ConsumerField[]): number {
  return columns.findLastIndex((column) => fields.some((field) => field === fieldOf(column))) + 1;
}

function fieldOf(column: GridColumn): ConsumerField | null {
  if (column.kind === 'outcome') return null;
  if (column.kind !== 'sheet') return column.field;
  return column.target.kind === 'field' ? column.target.field : null;
}
