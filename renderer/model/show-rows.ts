import type { ConsumerRequest } from '../../shared/consumer/payload-types';
import { columnOfField } from '../../shared/delivery/compare/differences';
import type { OutcomeKind } from '../../shared/delivery/outcome';
import type { SheetView } from '../../shared/sheet/sheet-state';
import { applyBulk, setView } from './change-sheet';
import { goTo, gridTargetStore, lookUpTarget } from './navigation';
import { findRow } from './read-range';
import { askSheet, sheetStore, WHOLE_VIEW } from './sheet';

/**
 * Shows the next row with an issue after a position of the view, −1 for the first one. Returns where it was: below; above, after wrapping round the end; the same
 * row, if no other has an issue; or none.
 */
export async function showNextIssue(from: number): Promise<'below' | 'above' | 'same' | 'none'> {
  return lookUpTarget(async () => {
    const found = await askSheet('find-issue', { from });
    if (found === null) return 'none';
    gridTargetStore.set({ position: found.position, column: found.column });
    if (found.position === from) return 'same';
    return found.position > from ? 'below' : 'above';
  });
}

/** Shows one row of the file in the grid, at the column that fills the named field or custom attribute, if there is one. */
export async function showRow(row: number, field: string | null): Promise<void> {
  await lookUpTarget(async () => {
    await setView(WHOLE_VIEW);
    const now = sheetStore.get();
    if (now.phase !== 'open') return;
    const column = field === null ? null : columnOfField(field, now.state.rules.layout.targets);
    goTo('rows');
    gridTargetStore.set({ position: row - 1, column });
  });
}

/** Adds an empty row after the last one, and goes to it. */
export async function addRow(): Promise<void> {
  await lookUpTarget(async () => {
    await applyBulk({ kind: 'add-rows', count: 1 });
    const now = sheetStore.get();
    if (now.phase !== 'open') return;
    const position = await findRow(now.state.counts.rows);
    if (position !== null) gridTargetStore.set({ position, column: null });
  });
}

/** Shows the rows of this view. Resets any other filter and the search. */
export async function showRows(view: Partial<SheetView>): Promise<void> {
  await setView({ ...WHOLE_VIEW, ...view });
  goTo('rows');
}

/** Shows the rows with one outcome. */
export async function showOutcome(outcome: OutcomeKind): Promise<void> {
  await showRows({ outcome });
}

/** The exact request for a row; null if the row is blocked. */
export async function previewRequest(row: number): Promise<ConsumerRequest | null> {
  return askSheet('preview-request', { row });
}
