import type { ComponentType } from 'react';
import type { OpenedSheet } from '../../../model/sheet';
import { RepairItems } from './repair-items';
import { SortItems } from './sort-items';
import { MakeColumnsItems } from './make-columns-items';
import { PlaceItems } from './place-items';
import { SummaryItem } from './summary-item';
import { ValueItems } from './value-items';

/** What an item of a column's menu is given. */
export interface ColumnItemProps {
  sheet: OpenedSheet;
  /** 0-based column of the sheet. */
  column: number;
}

/**
 * The items of the menu at the header of a sheet's column, from top to bottom, in groups. An item renders one or more `Menu.Item`, or
 * nothing where it has nothing to offer. One that needs more than a click opens a dialog by `openColumnDialog`.
 */
export const COLUMN_ITEMS: readonly (readonly ComponentType<ColumnItemProps>[])[] = [
  [SummaryItem],
  [SortItems],
  [ValueItems],
  [RepairItems],
  [MakeColumnsItems],
  [PlaceItems],
];
