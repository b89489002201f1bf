import { MantineProvider } from '@mantine/core';
import { cleanNotifications, Notifications } from '@mantine/notifications';
import { onTestFinished, vi } from 'vitest';
import { startI18n } from '../../renderer/app/i18n';
import { RowGrid } from '../../renderer/features/rows/grid/row-grid';
import { cellId, rowId } from '../../renderer/features/rows/layout/grid-geometry';
import { GRID_ID } from '../../renderer/features/rows/state/focus-grid';
import { sheetStore, useOpenedSheet, type OpenedSheet } from '../../renderer/model/sheet';
import { done, rendered } from './rendered';
import { pageOfTest, sheetOfTest, type PageOfTest, type SheetOfTest } from './sheet-on-page';

const HEADERS = ['external_id', 'email', 'name', 'phone', 'created_at', 'note'];
/** Rows of a sheet for {@link gridOnPage}. */
export const PEOPLE = [
  ['1', 'anna@example.ru', 'Анна', '', '2018-01-01', 'а'],
  ['2', 'boris@example.ru', 'Борис', '', '2018-01-02', ''],
  ['3', 'vera@example.ru', 'Вера', '', '2018-01-03', ''],
  ['4', 'gleb@example.ru', 'Глеб', '', '2018-01-04', ''],
];
/** The height of the grid on the screen. */
export const HEIGHT_PX = 600;

/** The real grid of a real sheet. Cells are named as `row:column` on the screen, from 0. */
export interface GridOnPage {
  page: PageOfTest;
  sheet: SheetOfTest;
  opened: () => OpenedSheet;
  focused: () => string;
  /** All that are selected, the focused one included. */
  selected: () => string[];
  /** The open cell's field. */
  field: () => HTMLTextAreaElement | null;
}

/**
 * Opens a sheet with these rows under the required columns and `note`, beside a text field with the id `search`. There is no layout: all
 * cells are on the screen, which the grid fills.
 *
 * @param until the file is still being read until then
 */
export async function gridOnPage(rows: readonly (readonly string[])[], until?: Promise<unknown>): Promise<GridOnPage> {
  await startI18n();
  // Those of an earlier test are stops of Tab.
  cleanNotifications();
  const sizes = [
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(HEIGHT_PX),
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(2000),
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 2000, HEIGHT_PX)),
  ];
  onTestFinished(() => sizes.forEach((size) => size.mockRestore()));
  const page = pageOfTest();
  const sheet = sheetOfTest([HEADERS, ...rows].map((cells) => cells.join(',')).join('\n'));
  await rendered(
    <MantineProvider env="test">
      <Notifications transitionDuration={0} />
      <input id="search" />
      <Grid />
    </MantineProvider>,
  );
  await done(() => {
    const opening = page.open('s', sheet, until === undefined ? {} : { until });
    return until === undefined ? opening : undefined;
  });
  await vi.waitFor(() => {
    if (cellAt(rows.length - 1, 0).textContent !== rows.at(-1)?.[0]) throw new Error('the rows have yet to arrive');
  });
  document.getElementById(GRID_ID)?.focus();
  const places = (mark: string): string[] =>
    [...document.querySelectorAll(`[role="gridcell"][${mark}]`)].map(({ id }) =>
      id.replace('cell-', '').replace('-', ':'),
    );
  return {
    page,
    sheet,
    opened: () => sheetStore.get() as OpenedSheet,
    focused: () => places('data-focused').join(),
    selected: () => places('aria-selected="true"'),
    field: () => document.querySelector(`#${GRID_ID} textarea`),
  };
}

function Grid() {
  const sheet = useOpenedSheet();
  if (sheet === null) return null;
  return <RowGrid sheet={sheet} order={null} onColumn={() => undefined} onFind={() => undefined} />;
}

const found = <T,>(element: T | null): T => {
  if (element === null) throw new Error('not on the screen');
  return element;
};
export const cellAt = (position: number, column: number): HTMLElement =>
  found(document.getElementById(cellId(position, column)));
export const rowNumberAt = (position: number): HTMLElement =>
  found(document.querySelector<HTMLElement>(`#${rowId(position)} [role="rowheader"]`));
export const headerAt = (column: number): HTMLElement =>
  found(document.querySelector<HTMLElement>(`[role="columnheader"][data-at="${column}"]`));

/** Does something by mouse, in the middle of the grid. Returns whether the browser does what it does by itself. */
export async function mouse(type: string, on: Element, more: MouseEventInit = {}): Promise<boolean> {
  let isLeft = true;
  await done(() => {
    isLeft = on.dispatchEvent(
      new MouseEvent(type, { bubbles: true, cancelable: true, clientY: HEIGHT_PX / 2, ...more }),
    );
  });
  return isLeft;
}

/** Presses on the first element, moves over the others, and lets go on the last one. */
export async function drag(...over: readonly [Element, ...Element[]]): Promise<void> {
  await mouse('mousedown', over[0], { buttons: 1 });
  for (const element of over.slice(1)) await mouse('mousemove', element, { buttons: 1 });
  await mouse('mouseup', over.at(-1)!);
}

/** Presses keys where the keyboard is: a character, or a name such as `Ctrl+Shift+Enter`. */
export async function press(...keys: string[]): Promise<void> {
  for (const name of keys) await done(() => pressNow(name));
}

/** Types a text where the keyboard is. */
export async function type(text: string): Promise<void> {
  await press(...Array.from(text));
}

/** Presses one key, with nothing rendered after it. Returns whether the browser does what it does by itself. */
export function pressNow(name: string): boolean {
  const [, before = '', key = ''] = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/s.exec(name) ?? [];
  const has = (modifier: string): boolean => before.includes(`${modifier}+`);
  const on = document.activeElement ?? document.body;
  const isLeft = on.dispatchEvent(
    new KeyboardEvent('keydown', {
      ...{ key, code: /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : '', bubbles: true, cancelable: true },
      ...{ ctrlKey: has('Ctrl'), altKey: has('Alt'), shiftKey: has('Shift') },
    }),
  );
  if (isLeft && before === '' && Array.from(key).length === 1) insert(key);
  return isLeft;
}

/** Does what the browser does with a text for the field that has the keyboard. */
export function insert(text: string): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
  const { value, selectionStart, selectionEnd } = field;
  setText(field, value.slice(0, selectionStart ?? 0) + text + value.slice(selectionEnd ?? 0));
}

/** Puts a text into a field as if it were typed. */
export function setText(field: HTMLElement, text: string): void {
  // React overrides the property of the element itself, to see what was not typed.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
