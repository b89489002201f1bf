import { expect, type Page } from '@playwright/test';
import type { SheetRow } from '../fixtures/dirt/dirty-sheet';
import { HEADERS } from '../fixtures/dirt/people';
import type { RunningApp } from './app';
import { goToGrid, goToKind, pressOn, tabTo } from './by-keyboard';

/** A kind of issue in the panel. */
export const kindOf = (page: Page, code: string) =>
  page.getByTestId('issue-kind').and(page.locator(`[data-code="${code}"]`));

/** The kinds of issues in the panel, in the order of their names. */
export const codesShown = (page: Page, severity = '') =>
  page
    .locator(`[data-testid="issue-kind"]${severity}`)
    .evaluateAll((kinds) => kinds.map((kind) => (kind as HTMLElement).dataset['code'] ?? '').sort());

/** Applies the preview that is open. */
export async function applyRepair(page: Page): Promise<void> {
  await pressOn(page, page.getByTestId('repair-apply'));
  await expect(page.getByTestId('repair-preview')).toHaveCount(0);
}

/** What is chosen where a repair asks. */
const CHOICES: Record<string, string> = {
  'date-order': 'Сначала день',
  'letters-mixed': 'Русскими буквами',
};

/** Does every repair that the panel offers, one kind after another, and chooses where it asks. */
export async function repairAllKinds(page: Page): Promise<void> {
  const offered = () =>
    page
      .locator('[data-testid="issue-kind"]:has([data-testid="repair-all"])')
      .evaluateAll((kinds) => kinds.map((kind) => (kind as HTMLElement).dataset['code'] ?? ''));
  const done = new Set<string>();
  for (let next = await offered(); next.length > 0; next = (await offered()).filter((code) => !done.has(code))) {
    const code = next[0]!;
    done.add(code);
    const kind = kindOf(page, code);
    const textOf = async () => (await kind.allTextContents()).join();
    const before = await textOf();
    await goToKind(page, kind);
    await pressOn(page, kind.getByTestId('repair-all'));
    await expect(page.getByTestId('repair-preview')).toBeVisible();
    const choice = CHOICES[code];
    if (choice !== undefined) {
      const radio = page.getByTestId('repair-choice').getByRole('radio', { name: choice });
      await tabTo(page, page.getByTestId('repair-choice').locator('input:checked'));
      for (let at = 0; at < 3 && !(await radio.isChecked()); at += 1) await page.keyboard.press('ArrowRight');
      await expect(radio).toBeChecked();
      await expect(page.getByTestId('repair-apply')).toBeEnabled();
    }
    await applyRepair(page);
    await expect.poll(textOf, { message: `${code} is repaired` }).not.toBe(before);
  }
}

/**
 * Goes to the cell of a kind of issue that only one row has. F8 then stays there, and the keys that are pressed right after it are meant for
 * that cell.
 */
export async function goToCell(page: Page, code: string): Promise<void> {
  await goToKind(page, kindOf(page, code));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('row-grid')).toBeFocused();
  await expect(page.getByTestId('row-grid')).toHaveAttribute('aria-rowcount', '2');
  await page.keyboard.press('F8');
}

export const kindIsGone = (page: Page, code: string) => expect(kindOf(page, code)).toHaveCount(0);

/**
 * What only a person knows: texts that no repair can guess, and rows that are excluded because they are no customers (a sum, a signature) or
 * have no id, without which nothing can be sent.
 */
export async function finishByHand(page: Page, rows: readonly SheetRow[]): Promise<void> {
  const typed = rows.filter(({ dirt }) => dirt?.way === 'typed');
  for (const { dirt, clean } of typed) {
    const code = dirt?.code ?? '';
    const column = dirt?.column ?? 'city';
    await goToCell(page, code);
    await page.keyboard.press('F2');
    await expect(page.getByTestId('row-grid').locator('textarea')).toBeFocused();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.type(clean?.[column] ?? '');
    await page.keyboard.press('Enter');
    await kindIsGone(page, code);
  }
  for (const { dirt } of rows.filter((row) => row.dirt?.way === 'excluded')) {
    await goToCell(page, dirt?.code ?? '');
    await pressOn(page, page.getByRole('button', { name: 'Исключить по замечанию' }));
    await kindIsGone(page, dirt?.code ?? '');
  }
}

/** The cells as the grid copies them. */
export async function cellsOf({ app, page }: RunningApp): Promise<string[][]> {
  await app.evaluate(({ clipboard }) => clipboard.clear());
  await goToGrid(page);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  const read = () => app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(read).not.toBe('');
  const unquoted = (cell: string) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
  const lines = (await read()).replace(/\r?\n$/, '').split(/\r?\n/);
  return lines.map((line) => line.split('\t').slice(0, HEADERS.length).map(unquoted));
}
