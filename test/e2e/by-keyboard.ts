import { expect, type Locator, type Page } from '@playwright/test';
import { markTopDialog } from './app';

/** More presses than a person would put up with. */
const MOST_PRESSES = 50;

const hasFocus = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => element === document.activeElement);

/** Whether a control has the keyboard, and what has it, for a failing test. */
const lookAt = (control: Locator) =>
  control.evaluate((element) => {
    const at = document.activeElement;
    const name = at?.getAttribute('aria-label') ?? at?.textContent.trim().slice(0, 40) ?? '';
    return {
      isThere: element === at,
      isInGrid: at?.id === 'row-grid',
      words: `${at?.localName ?? 'nothing'} «${name}»`,
    };
  });

/**
 * Goes to a control that is enabled, or soon is, by keys alone: out of the grid by F6, then by Tab. Fails where that takes too many presses, with everything that had
 * the keyboard on the way.
 */
export async function tabTo(page: Page, control: Locator, by: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(control).toBeEnabled();
  const met: string[] = [];
  for (let presses = 0; presses <= MOST_PRESSES; presses += 1) {
    const { isThere, isInGrid, words } = await lookAt(control);
    if (isThere) return;
    met.push(words);
    await page.keyboard.press(isInGrid ? (by === 'Tab' ? 'F6' : 'Shift+F6') : by);
  }
  throw new Error(`${by} does not reach ${String(control)} in ${MOST_PRESSES} presses:\n${met.join('\n')}`);
}

/** Goes to the grid, from wherever the keyboard is. */
export async function goToGrid(page: Page): Promise<void> {
  const grid = page.getByTestId('row-grid');
  if (!(await hasFocus(grid))) await page.keyboard.press('F6');
  await expect(grid).toBeFocused();
}

/** Goes to a control and presses it. */
export async function pressOn(page: Page, control: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press(key);
}

/** Goes to a field and types into it, in place of what it held. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Goes to one of the kinds of issues in the panel, by Tab to the list and by the arrows in it. */
export async function goToKind(page: Page, kind: Locator): Promise<void> {
  await goToGrid(page);
  await tabTo(page, page.locator('[data-testid="issue-kind"] button[tabindex="0"]').first());
  await page.keyboard.press('Home');
  const wanted = kind.getByRole('button').first();
  const count = await page.getByTestId('issue-kind').count();
  for (let at = 0; at < count && !(await hasFocus(wanted)); at += 1) await page.keyboard.press('ArrowDown');
  await expect(wanted).toBeFocused();
}

/**
 * Opens the menu of a column of the grid and presses one of its items.
 *
 * @param place of the column, from 0
 */
export async function pressInColumnMenu(page: Page, place: number, item: Locator): Promise<void> {
  await goToGrid(page);
  await page.keyboard.press('Home');
  for (let at = 0; at < place; at += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Alt+ArrowDown');
  // It is shown before it has the keyboard.
  await expect(page.getByRole('menu').locator(':focus')).toBeVisible();
  const met: string[] = [];
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    const { isThere, words } = await lookAt(item);
    if (isThere) return page.keyboard.press('Enter');
    met.push(words);
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows do not reach ${String(item)} in ${MOST_PRESSES} presses:\n${met.join('\n')}`);
}

/** What has the keyboard, for {@link expectAllReached}. */
interface Reached {
  id: string;
  words: string;
  /** Whether something else is over it. */
  isCovered: boolean;
}

/**
 * Expects that Tab reaches every control of the screen, or of the topmost dialog, and that each is in sight when it has the keyboard. Controls that have it
 * by way of another, such as the items of a menu or the cells of the grid, are reached by the arrows.
 */
export async function expectAllReached(page: Page): Promise<void> {
  await page.evaluate(markTopDialog);
  const wanted = await page.evaluate(controlsToReach);
  const reached = new Map<string, Reached>();
  // Once around, from wherever the keyboard is.
  for (let presses = 0; presses < 2 * wanted.length + 10; presses += 1) {
    const isInGrid = await page.evaluate(() => document.activeElement?.id === 'row-grid');
    await page.keyboard.press(isInGrid ? 'F6' : 'Tab');
    const now = await page.evaluate(lookAtFocused);
    if (now !== null && !reached.has(now.id)) reached.set(now.id, now);
  }
  const missed = wanted.filter(({ id }) => !reached.has(id)).map(({ words }) => words);
  const covered = [...reached.values()].filter(({ isCovered }) => isCovered).map(({ words }) => words);
  expect({ missed, covered }).toEqual({ missed: [], covered: [] });
}

/** In the page. Each control gets an id, by which it is known again. */
function controlsToReach(): { id: string; words: string }[] {
  const dialog = document.querySelector('[data-on-top]');
  const controls = (dialog ?? document).querySelectorAll<HTMLElement>('button, a[href], input, select, [tabindex="0"]');
  return [...controls]
    .filter((control) => {
      const isShown = control.getClientRects().length > 0 && getComputedStyle(control).visibility === 'visible';
      const isByArrows = control.tabIndex < 0 || control.matches('input[type="radio"]:not(:checked)');
      return isShown && !isByArrows && !control.matches(':disabled') && control.closest('[inert]') === null;
    })
    .map((control, at) => {
      control.dataset['reach'] ??= `${at} ${performance.now()}`;
      return { id: control.dataset['reach'], words: control.outerHTML.slice(0, 120) };
    });
}

/** In the page. */
function lookAtFocused(): Reached | null {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at === document.body) return null;
  const { x, y, width, height } = at.getBoundingClientRect();
  // The upper left part: a large region may go on below the window.
  const top = document.elementFromPoint(x + Math.min(width, 200) / 2, y + Math.min(height, 40) / 2);
  const isCovered = top === null || !(at.contains(top) || top.contains(at) || top.closest('label') !== null);
  return { id: at.dataset['reach'] ?? '', words: at.outerHTML.slice(0, 120), isCovered };
}
