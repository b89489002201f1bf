import type { ComponentType } from 'react';
import { createStore, useStore } from '../../../model/store';
import type { OpenedSheet } from '../../../model/sheet';
import { focusGrid } from '../state/focus-grid';

/** What a dialog about a column is given. */
export interface ColumnDialogProps {
  sheet: OpenedSheet;
  /** 0-based column of the sheet. */
  column: number;
  /** Closes the dialog and gives the keyboard back to the grid. */
  onClose: () => void;
}

interface OpenDialog {
  rowsId: string;
  column: number;
  dialog: ComponentType<ColumnDialogProps>;
}

const columnDialogStore = createStore<OpenDialog | null>(null);

/** Opens a dialog about a column. It outlives the menu in which it was chosen. */
export function openColumnDialog(sheet: OpenedSheet, column: number, dialog: ComponentType<ColumnDialogProps>): void {
  columnDialogStore.set({ rowsId: sheet.state.rowsId, column, dialog });
}

/** The dialog about a column, where one is open. It does not outlive the rows it was opened for. */
export function ColumnDialog({ sheet }: { sheet: OpenedSheet }) {
  const open = useStore(columnDialogStore);
  if (open?.rowsId !== sheet.state.rowsId) return null;
  const { dialog: Dialog, column } = open;
  return (
    <Dialog
      sheet={sheet}
      column={column}
      onClose={() => {
        columnDialogStore.set(null);
        focusGrid();
      }}
    />
  );
}
