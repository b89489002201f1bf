import { typedBy, type KeyPress } from '../../../../shared/commands/key-press';
import { GRID_ID } from '../state/focus-grid';

/** The element that has the keyboard in place of the grid, e.g. the field of a cell that was opened; null if there is none. */
export function focusedElsewhere(): HTMLElement | null {
  const { activeElement } = document;
  const isElsewhere = activeElement instanceof HTMLElement && activeElement !== document.body;
  return isElsewhere && activeElement.id !== GRID_ID ? activeElement : null;
}

/** Does to the element that has the keyboard what the browser would have done if the key had been pressed there. */
export function pressOn(element: HTMLElement, press: KeyPress): void {
  const isTaken = !element.dispatchEvent(new KeyboardEvent('keydown', { ...press, bubbles: true, cancelable: true }));
  if (isTaken) return;
  const isEnter = press.key === 'Enter';
  if (!isTextField(element)) {
    if (isEnter || press.key === ' ') element.click();
    return;
  }
  const typed = typedBy(press);
  if (typed !== null) typeIn(typed);
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  else if (press.key === 'Backspace') document.execCommand('delete');
  else if (isEnter && element instanceof HTMLInputElement) element.form?.requestSubmit();
}

/** Types at the caret of the field that has the keyboard. */
export function typeIn(text: string): void {
  // Unlike setting the value, this is an edit that Ctrl+Z takes back.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand('insertText', false, text);
}

export function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
