import type { ConsumerRequest } from '../../shared/consumer/payload-types';
import { columnOfField } from '../../shared/delivery/compare/differences';
import type { OutcomeKind } from '../../shared/delivery/outcome';
import type { SheetView } from '../../shared/sheet/sheet-state';
import { setView } from './change-sheet';
import { goTo, gridTargetStore } from './navigation';
import { requireClient, sheetStore, WHOLE_VIEW } from './sheet';

/**
 * Shows the next row with an issue after a position of the view. Tells where it was found: below, above because it went round the
 * end, the same row because no other has one, or none.
 */
export async function showNextIssue(from: number): Promise<'below' | 'above' | 'same' | 'none'> {
  const found = await requireClient().request('find-issue', { from });
  if (found === null) return 'none';
  gridTargetStore.set({ position: found.position, column: found.column });
  if (found.position === from) return 'same';
  return found.position > from ? 'below' : 'above';
}

/** Shows one row of the file in the grid, at the column that fills the named field or custom key where there is one. */
export async function showRow(row: number, field: string | null): Promise<void> {
  await setView(WHOLE_VIEW);
  const now = sheetStore.get();
  if (now.phase !== 'open') return;
  const column = field === null ? null : columnOfField(field, now.state.rules.layout.targets);
  goTo('rows');
  gridTargetStore.set({ position: row - 1, column });
}

/** Shows the rows for which this holds, whatever was looked for before. */
export async function showRows(view: Partial<SheetView>): Promise<void> {
  await setView({ ...WHOLE_VIEW, ...view });
  goTo('rows');
}

/** Shows the rows that came to one outcome. */
export async function showOutcome(outcome: OutcomeKind): Promise<void> {
  await showRows({ outcome });
}

/** The exact request that a row becomes; null where it is kept back. */
export async function previewRequest(row: number): Promise<ConsumerRequest | null> {
  return requireClient().request('preview-request', { row });
}
