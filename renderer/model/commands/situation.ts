import { usableIn, type PageCommandId } from '../../../shared/commands/command-list';
import type { Situation } from '../../../shared/commands/places';
import { ask } from '../../bridge';
import { deliveriesStore } from '../deliveries';
import { placeStore } from '../navigation';
import { sheetStore, type SheetPhase } from '../sheet';
import { createStore } from '../store';

/** The commands that the page can do now. */
export const usableStore = createStore<readonly PageCommandId[]>([]);

const DIALOG = '[role="dialog"], [role="alertdialog"]';
const TEXT = 'input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable]';

/** Keeps the store and main's menu up to date with what is on the screen. */
export function followSituation(): void {
  const follow = (): void => void refreshUsable();
  for (const store of [placeStore, sheetStore, deliveriesStore]) store.subscribe(follow);
  document.addEventListener('focusin', follow);
  // The next element, if there is one, has the keyboard only after this event.
  document.addEventListener('focusout', () => setTimeout(follow));
  follow();
}

/** Looks what the page can do now. */
export function refreshUsable(): readonly PageCommandId[] {
  const usable = usableIn(situation());
  if (usable.join() !== usableStore.get().join()) {
    usableStore.set(usable);
    // If main does not get it, the menu keeps its old state.
    ask('commands-usable', { ids: usable }).catch(() => undefined);
  }
  return usable;
}

function situation(): Situation {
  const sheet = sheetStore.get();
  const active = document.activeElement;
  return {
    place: placeStore.get(),
    sheet: sheetOf(sheet),
    canUndo: sheet.phase === 'open' && sheet.state.canUndo,
    canRedo: sheet.phase === 'open' && sheet.state.undone > 0,
    hasDelivery: deliveriesStore.get().currentId !== null,
    inText: active?.matches(TEXT) === true,
    inDialog: active !== null && active.closest(DIALOG) !== null,
  };
}

function sheetOf(sheet: SheetPhase): Situation['sheet'] {
  if (sheet.phase === 'reading') return 'reading';
  if (sheet.phase !== 'open') return 'none';
  return sheet.state.complete ? 'whole' : 'partial';
}
