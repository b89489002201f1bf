import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { dirtyFile, dirtySheet, type SheetRow } from '../fixtures/dirt/dirty-sheet';
import { KINDS } from '../fixtures/dirt/kinds';
import { HEADERS } from '../fixtures/dirt/people';
import { launch, openFile } from './app';
import { goToGrid, goToKind, pressInColumnMenu, pressOn, tabTo, typeInto } from './by-keyboard';
import { ownShop, SHOP_NAME } from './own-shop';
import {
  applyRepair,
  cellsOf,
  codesShown,
  finishByHand,
  goToCell,
  kindIsGone,
  kindOf,
  repairAllKinds,
} from './repair-by-keyboard';
import { isStored } from './stored-text';

const TOKEN = 'e2e-dirt-token-7Hq2';
const ROWS = 2_000;

const own = ownShop(TOKEN);

async function addShopByKeyboard(page: Page): Promise<void> {
  await pressOn(page, page.getByTestId('shop-picker'));
  await tabTo(page, page.getByRole('menuitem').first(), 'Tab');
  const add = page.getByRole('menuitem', { name: 'Добавить магазин' });
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(add).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await typeInto(page, dialog.getByLabel('Название'), SHOP_NAME);
  await typeInto(page, dialog.getByLabel('Адрес API'), own.shop.baseUrl);
  await typeInto(page, dialog.getByLabel('Строк в секунду'), '0');
  await pressOn(page, dialog.getByTestId('shop-live'), 'Space');
  await typeInto(page, dialog.getByLabel('Токен', { exact: true }), TOKEN);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByTestId('shop-picker')).toContainText(SHOP_NAME);
}

/** What the shop has of a row in the end: of a phone, the digits. */
function consumerOf({ clean, dirt }: SheetRow) {
  const { external_id: externalId, created_at: created, unsubscribed, ltv, city, ...texts } = clean!;
  return {
    externalId,
    email: texts.email || null,
    name: texts.name || null,
    phone: texts.phone.replace(/\D/g, '') || null,
    createdAt: `${created}T00:00:00+03:00`,
    unsubscribed: unsubscribed === 'да',
    custom: { ...(ltv !== '' && dirt?.way !== 'skipped' && { ltv: Number(ltv) }), ...(city !== '' && { city }) },
  };
}

const byId = (one: { externalId: string | null }, other: { externalId: string | null }): number =>
  String(one.externalId) < String(other.externalId) ? -1 : 1;

const consumersSent = (rows: readonly SheetRow[]) =>
  rows
    .filter(({ clean }) => clean !== null)
    .map(consumerOf)
    .sort(byId);

const consumersInShop = () =>
  own.shop
    .consumers({ offset: 0, limit: 2 * ROWS, search: '' })
    .consumers.map(({ externalId, email, name, phone, createdAt, attributes, customAttributes: custom }) => {
      return { externalId, email, name, phone, createdAt, unsubscribed: attributes['unsubscribed'], custom };
    })
    .sort(byId);

/** The table once the recipe is done: what only a person can do is left. */
const afterRecipe = ({ cells, clean, dirt }: SheetRow): string[] => {
  const isLeft = clean === null || dirt?.way === 'typed';
  return HEADERS.map((header) => (isLeft ? cells : clean)[header]);
};

const codesBy = (...ways: string[]): string[] =>
  [...new Set(KINDS.filter(({ way }) => ways.includes(way)).map(({ code }) => code as string))].sort();

test('a dirty sheet of 2,000 rows is repaired and sent by keyboard alone, and so is next week’s by its recipe', async () => {
  test.setTimeout(240_000);
  const data = join(own.folder, 'data');
  const running = await launch(data);
  const { page } = running;
  await addShopByKeyboard(page);

  const rows = dirtySheet(1, ROWS);
  const file = join(own.folder, 'неделя-1.csv');
  writeFileSync(file, dirtyFile(rows));
  await openFile(running, file);
  await expect(page.getByTestId('row-grid')).toHaveAttribute('aria-rowcount', String(ROWS + 1));

  await test.step('the spent money is a number', async () => {
    await pressInColumnMenu(page, HEADERS.indexOf('ltv'), page.getByRole('menuitem', { name: 'Куда идёт столбец' }));
    await tabTo(page, page.getByLabel('Тип значений столбца «ltv»'));
    await page.keyboard.press('ArrowDown');
  });

  await tabTo(page, page.locator('[data-step="rows"]'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const codes = KINDS.map(({ code }) => code as string).filter((code) => code !== 'phone-form' && code !== 'spaces');
  await expect.poll(() => codesShown(page)).toEqual([...new Set(codes)].sort());

  await test.step('repairs', async () => {
    await pressInColumnMenu(
      page,
      HEADERS.indexOf('created_at'),
      page.locator('[data-testid="column-repair"][data-code="date-order"]'),
    );
    await expect(page.getByTestId('date-evidence')).toBeVisible();
    await applyRepair(page);
    await repairAllKinds(page);
    for (const [header, item] of [
      ['phone', 'tidy-phone-form'],
      ['city', 'tidy-spaces'],
    ] as const) {
      await pressInColumnMenu(page, HEADERS.indexOf(header), page.getByTestId(item));
      await applyRepair(page);
    }
  });

  await test.step('duplicates are merged', async () => {
    for (const code of ['id-duplicate', 'email-duplicate']) {
      await goToKind(page, kindOf(page, code));
      await pressOn(page, kindOf(page, code).getByTestId('merge-duplicates'));
      await pressOn(page, page.getByTestId('merge-all'));
      await kindIsGone(page, code);
    }
  });

  await test.step('values are replaced', async () => {
    await pressInColumnMenu(page, HEADERS.indexOf('unsubscribed'), page.getByTestId('open-map-values'));
    await typeInto(page, page.getByRole('textbox', { name: 'На что заменить «возможно»' }), 'нет');
    await pressOn(page, page.getByTestId('map-preview'));
    await applyRepair(page);
    await kindIsGone(page, 'boolean-invalid');
    await page.keyboard.press('Control+H');
    await page.keyboard.type('#DIV/0!');
    await pressOn(page, page.getByTestId('replace-all'));
    await kindIsGone(page, 'formula-error');
    await page.keyboard.press('Escape');
  });

  await test.step('the rest is done by hand', () => finishByHand(page, rows));
  await tabTo(page, page.getByTestId('skip-bad-cells'), 'Shift+Tab');
  await page.keyboard.press('Space');
  await expect.poll(() => codesShown(page, '[data-severity="error"]')).toEqual([]);
  expect(await codesShown(page)).toEqual([...codesBy('left'), 'cell-skipped'].sort());

  await test.step('the steps are saved', async () => {
    await pressOn(page, page.getByRole('button', { name: /^Сохранить \d+ шаг/ }));
    await typeInto(page, page.getByLabel('Название набора'), 'Каждую неделю');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Набор шагов «Каждую неделю» сохранён', { exact: false })).toBeVisible();
  });

  await test.step('the sheet is sent', async () => {
    await goToGrid(page);
    await pressOn(page, page.getByTestId('send'));
    await pressOn(page, page.getByTestId('confirm-send'));
    // The shop is a live one, so its name is asked for before so large a delivery.
    const name = page.getByLabel('Название магазина');
    await expect(name).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('confirm-send')).toBeFocused();
    await page.keyboard.press('Enter');
    await typeInto(page, name, 'Другой');
    await page.keyboard.press('Enter');
    await expect(name).toBeVisible();
    await typeInto(page, name, SHOP_NAME);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('delivery-summary')).toBeVisible({ timeout: 90_000 });
    await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished');
    expect(consumersInShop()).toEqual(consumersSent(rows));
  });

  const next = dirtySheet(2, ROWS);
  const nextFile = join(own.folder, 'неделя-2.csv');
  await test.step('next week’s sheet is repaired on opening', async () => {
    writeFileSync(nextFile, dirtyFile(next));
    await openFile(running, nextFile);
    await tabTo(page, page.locator('[data-step="rows"]'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    const steps = page.getByTestId('recipe').getByTestId('recipe-step');
    await expect(steps.first()).toBeVisible();
    const results = await steps.evaluateAll((items) =>
      items.map((item) => {
        const { changed, misfit } = (item as HTMLElement).dataset;
        return { changed, misfit, sentence: item.textContent };
      }),
    );
    expect(results.filter(({ changed, misfit }) => changed === '0' || misfit !== undefined)).toEqual([]);
    await expect.poll(() => codesShown(page)).toEqual(codesBy('typed', 'skipped', 'left'));
    expect(await cellsOf(running)).toEqual(next.map(afterRecipe));
  });

  await test.step('killed in the middle of editing, it opens as it was', async () => {
    await goToCell(page, 'number-invalid');
    await page.keyboard.press('Control+Delete');
    await kindIsGone(page, 'number-invalid');
    await goToCell(page, 'date-invalid');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('grid').locator('textarea')).toBeFocused();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2024-05-06');
    await page.keyboard.press('Enter');
    await kindIsGone(page, 'date-invalid');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+Z');
    await goToGrid(page);
    await pressOn(page, page.getByRole('button', { name: 'Показать все строки' }));
    const before = await cellsOf(running);
    const counts = await page.getByRole('contentinfo').textContent();
    await expect.poll(() => isStored(join(data, 'drafts'), '"undo"')).toBe(true);
    await page.keyboard.press('Home');
    await page.keyboard.type('half a word');
    const ended = running.app.waitForEvent('close');
    process.kill(running.app.process().pid!, 'SIGKILL');
    await ended;

    const again = await launch(data, { file: nextFile });
    await expect(again.page.getByTestId('draft-restored')).toBeVisible();
    await expect(again.page.getByRole('contentinfo')).toHaveText(counts ?? '');
    expect(await cellsOf(again)).toEqual(before);
    await again.app.close();
  });
});
