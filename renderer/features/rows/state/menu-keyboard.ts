import type { KeyboardEvent } from 'react';

/** Of which one is open at a time. */
const MENU = 'data-grid-menu';
const ITEMS = '[data-menu-item]:not(:disabled)';

/**
 * Props for the dropdown of a menu that opens from the grid, in place of Mantine's focus trap. That waits for a timer, and a key pressed
 * before it would go to the grid. Here the first item has the keyboard as soon as the menu is rendered. Tab goes round in the menu.
 */
export const menuKeyboard = {
  [MENU]: true,
  ref: (menu: HTMLElement | null): void => {
    if (menu !== null) focusFirst(menu);
  },
  onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Tab') return;
    event.preventDefault();
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>(ITEMS)];
    const from = items.findIndex((item) => item === document.activeElement);
    const to = event.shiftKey ? Math.max(from, 0) - 1 : (from + 1) % items.length;
    items.at(to)?.focus();
  },
};

/** Gives the keyboard to the open menu, unless one of its items has it. False if no menu is shown. */
export function focusMenu(): boolean {
  const menu = document.querySelector<HTMLElement>(`[${MENU}]`);
  if (menu === null) return false;
  if (!menu.contains(document.activeElement)) focusFirst(menu);
  return true;
}

function focusFirst(menu: HTMLElement): void {
  menu.querySelector<HTMLElement>(ITEMS)?.focus({ preventScroll: true });
}
