import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import exceljs from 'exceljs';
import { startPracticeShop, type PracticeShop } from '../../electron/practice/practice-shop';
import { temporaryFolder } from '../fakes/temporary-folder';
import { dropFile, expectAccessible, launch, openFile, expectNext } from './app';
import { writeCustomers } from './customers';
import { addShop } from './own-shop';

const TOKEN = 'e2e-delivery-token-Ws58';
const NEW_TOKEN = 'e2e-delivery-token-new';

let folder: ReturnType<typeof temporaryFolder>;
let shop: PracticeShop;

test.beforeEach(() => {
  folder = temporaryFolder();
});

test.afterEach(async () => {
  await shop.close();
  folder.remove();
});

const sheetOf = (rows: number): string => writeCustomers(folder.path, rows);

async function send(page: Page, file: string): Promise<void> {
  await dropFile(page, file);
  await expect(page.getByTestId('row-grid')).toBeVisible();
  await page.getByTestId('send').click();
  await page.getByTestId('confirm-send').click();
}

/** Answers the next save dialog with a path in the test's folder. */
async function saveTo(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

/** Whether the program keeps the computer awake. The system's ids for that are small numbers. */
const staysAwake = (app: ElectronApplication) =>
  app.evaluate(({ powerSaveBlocker }) =>
    Array.from({ length: 20 }, (_, id) => id).some((id) => powerSaveBlocker.isStarted(id)),
  );

const sent = () => shop.consumers({ offset: 0, limit: 200, search: '' }).total;

test('a delivery is paused, resumed and stopped by its buttons', async () => {
  shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
  const { app, page } = await launch(join(folder.path, 'data'));
  await addShop(page, shop, TOKEN, 10);
  await send(page, sheetOf(150));
  const progress = page.getByTestId('delivery-progress');
  await expect(progress).toHaveAttribute('data-status', 'running');
  expect(await staysAwake(app)).toBe(true);
  await expect.poll(sent).toBeGreaterThan(2);
  await expectAccessible(page);

  await progress.getByRole('button', { name: 'Приостановить' }).click();
  await expect(progress).toHaveAttribute('data-status', 'paused');
  await expect(page.getByText('Вы приостановили отправку')).toBeVisible();
  expect(await staysAwake(app)).toBe(false);
  const atPause = sent();
  await page.getByRole('button', { name: 'Продолжить', exact: true }).click();
  await expect(progress).toHaveAttribute('data-status', 'running');
  await expect.poll(sent).toBeGreaterThan(atPause);

  await progress.getByRole('button', { name: 'Остановить', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Остановить отправку?' })
    .getByRole('button', { name: 'Остановить', exact: true })
    .click();
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'stopped');
  expect(sent()).toBeLessThan(150);
  await app.close();
});

test('a refused row is shown with its reason, repaired, sent again and reported', async () => {
  const refusal = JSON.stringify({
    errors: [{ status: '422', detail: 'is invalid', source: { pointer: '/data/attributes/name' } }],
  });
  shop = await startPracticeShop({
    databasePath: ':memory:',
    tokens: [TOKEN],
    pace: 0,
    faults: [
      {
        match: { path: '/consumers/2' },
        action: { do: 'status', status: 422, type: 'application/vnd.api+json', body: refusal },
        times: 1,
      },
    ],
  });
  const { app, page } = await launch(join(folder.path, 'data'));
  await addShop(page, shop, TOKEN, 0);
  await send(page, sheetOf(3));
  const summary = page.getByTestId('delivery-summary');
  await expect(summary).toContainText('Сервер принял не все строки');
  await expect(page.getByTestId('outcome-failed')).toContainText('1');
  await expect(page.getByText('is invalid').first()).toBeVisible();

  const csv = join(folder.path, 'отчёт.csv');
  await saveTo(app, csv);
  await summary.getByRole('button', { name: 'Отчёт CSV' }).click();
  await expect(page.getByText('Отчёт сохранён.').first()).toBeVisible();
  const report = readFileSync(csv, 'utf8');
  expect(report.startsWith('\uFEFF')).toBe(true);
  expect(report).toContain('c2@example.ru');
  expect(report).toContain('is invalid');
  const xlsx = join(folder.path, 'отчёт.xlsx');
  await saveTo(app, xlsx);
  await summary.getByRole('button', { name: 'Отчёт XLSX' }).click();
  await expect
    .poll(async () => {
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.readFile(xlsx).catch(() => undefined);
      return workbook.worksheets[0]?.rowCount;
    })
    .toBe(4);

  await page.getByRole('button', { name: 'Показать в таблице' }).first().click();
  await expect(page.getByTestId('issue-count')).toHaveAttribute('data-count', '1');
  await page.getByRole('gridcell', { name: /Клиент 2/ }).dblclick();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Борис');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('issue-count')).toHaveAttribute('data-count', '0');
  await page.locator('[data-step="delivery"]').click();
  await summary.getByRole('button', { name: /Отправить ещё раз/ }).click();
  await expect(summary).toContainText('Сервер принял все строки');
  expect(shop.consumers({ offset: 0, limit: 10, search: 'Борис' }).total).toBe(1);
  await app.close();
});

test('a refused token pauses the delivery, and a new one typed there resumes it', async () => {
  shop = await startPracticeShop({ databasePath: ':memory:', tokens: [NEW_TOKEN], pace: 0 });
  const { app, page } = await launch(join(folder.path, 'data'));
  await addShop(page, shop, TOKEN, 0);
  await send(page, sheetOf(5));
  await expect(page.getByTestId('delivery-progress')).toHaveAttribute('data-status', 'paused');
  await expect(page.getByText('Сервер не принял токен').first()).toBeVisible();
  await expectAccessible(page);
  await expectNext(page, 'Сохранить и продолжить');
  await page.getByLabel('Новый токен для «Ромашка»').fill(NEW_TOKEN);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('delivery-summary')).toContainText('Сервер принял все строки');
  expect(sent()).toBe(5);
  await app.close();
});

test('a second delivery leaves out unchanged rows, says so, and sends all rows on demand', async () => {
  shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
  const { app, page } = await launch(join(folder.path, 'data'));
  await addShop(page, shop, TOKEN, 0);
  const file = sheetOf(3);
  const summary = page.getByTestId('delivery-summary');
  const names = () => shop.consumers({ offset: 0, limit: 9, search: '' }).consumers.map(({ name }) => name);
  await send(page, file);
  await expect(summary).toHaveAttribute('data-status', 'finished');

  writeFileSync(file, readFileSync(file, 'utf8').replace('Клиент 2', 'Клиентка 2').replace('c3@', 'new@'));
  const openAgain = async () => {
    await openFile({ app, page }, file);
    await expect(summary).toHaveCount(0);
    await page.getByTestId('send').click();
  };
  await openAgain();
  const notice = page.getByTestId('review-unchanged');
  await expect(notice).toContainText('1 строка не изменилась с прошлого раза');
  await expect(notice).toContainText('В 1 строке отличаются только почта или телефон');
  await expectAccessible(page);
  await page.getByTestId('confirm-send').click();
  await expect(summary).toHaveAttribute('data-status', 'finished');
  await expect(page.getByTestId('outcome-unchanged')).toContainText('2');
  await expect(page.getByTestId('outcome-updated')).toContainText('1');
  await expect(summary).toContainText('Отправлено, но не всё так, как в таблице');
  await expect(summary).toContainText('Принята 1 строка. Не изменилась с прошлого раза и не отправлялась 1 строка.');
  await expect(summary).toContainText('Не отправлена 1 строка: в ней отличается только то, что сервер не');
  await expect(page.getByTestId('outcome-unchanged')).toHaveAttribute('data-tone', 'warning');
  expect(names()).toEqual(['Клиент 1', 'Клиентка 2', 'Клиент 3']);

  shop.empty();
  await openAgain();
  await page.getByRole('checkbox', { name: 'Отправить всё' }).check();
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('outcome-created')).toContainText('3');
  expect(names()).toEqual(['Клиент 1', 'Клиентка 2', 'Клиент 3']);

  await openAgain();
  await expect(notice).toContainText('3 строки не изменились с прошлого раза');
  await expect(page.getByText('Отправлять нечего: всё это в магазине уже есть.')).toBeVisible();
  await expectNext(page, 'Открыть другую таблицу');
  await expect(page.getByTestId('confirm-send')).toHaveCount(0);

  // The record of sent rows is forgotten, so they are no longer counted.
  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: 'Настроить' }).click();
  const forget = { name: 'Забыть отправленное' };
  await page.getByRole('dialog').getByRole('button', forget).click();
  await page.getByRole('dialog', { name: 'Забыть, что отправлено' }).getByRole('button', forget).click();
  await expect(notice).toHaveCount(0);
  await expect(page.getByTestId('confirm-send')).toBeEnabled();
  await app.close();
});

test('nothing can be sent while its number is still being counted', async () => {
  shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
  const { app, page } = await launch(join(folder.path, 'data'));
  await addShop(page, shop, TOKEN, 0);
  await send(page, sheetOf(2));
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished');

  const many = sheetOf(100_000);
  await openFile({ app, page }, many);
  await expect(page.locator('[data-only="ready"]')).toHaveAttribute('data-count', '100000');
  await page.getByTestId('send').click();
  await expect(page.getByText('Проверяем, что уже отправлено…')).toBeVisible();
  await expect(page.getByTestId('confirm-send')).toBeDisabled();
  await expect(page.getByTestId('review-unchanged')).toContainText('2 строки не изменились с прошлого раза');
  await expect(page.getByTestId('confirm-send')).toBeEnabled();
  await expect(page.getByTestId('confirm-send')).toContainText(/99\s998/);
  await app.close();
});

test('a refused row is sent again on demand, even though the same was sent before', async () => {
  const refusal = JSON.stringify({ status: '422', title: 'Validation failed', details: ['not today'] });
  shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
  const { app, page } = await launch(join(folder.path, 'data'));
  await addShop(page, shop, TOKEN, 0);
  const file = sheetOf(2);
  const summary = page.getByTestId('delivery-summary');
  const openAgain = async () => {
    await openFile({ app, page }, file);
    await expect(summary).toHaveCount(0);
    await expect(page.getByTestId('send')).toBeVisible();
  };
  await send(page, file);
  await expect(summary).toHaveAttribute('data-status', 'finished');

  shop.setFaults([{ match: { path: '/consumers/2' }, action: { do: 'status', status: 422, body: refusal }, times: 1 }]);
  await openAgain();
  await page.getByTestId('send').click();
  await page.getByRole('checkbox', { name: 'Отправить всё' }).check();
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('outcome-failed')).toContainText('1');

  // The sheet of the row is no longer open.
  await openAgain();
  await page.getByRole('button', { name: 'История' }).click();
  await page.getByRole('button', { name: 'Ещё действия с' }).first().click();
  await page.getByRole('menuitem', { name: 'ещё раз' }).click();
  const question = page.getByRole('dialog', { name: 'Отправить строки такими, какими они были?' });
  await expect(question).toContainText('1 строка отправится с теми же значениями, что и');
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Отправить как были' }).click();
  await expect(summary).toHaveAttribute('data-status', 'finished');
  await expect(page.getByTestId('outcome-updated')).toContainText('1');

  // The shop has accepted the row by now: the earlier version must not overwrite it.
  await page.getByRole('button', { name: 'История' }).click();
  await page.getByRole('button', { name: 'Ещё действия с' }).nth(1).click();
  await page.getByRole('menuitem', { name: 'ещё раз' }).click();
  await question.getByRole('button', { name: 'Отправить как были' }).click();
  await expect(page.getByText('все эти строки с тех пор приняты')).toBeVisible();
  await expect(page.locator('[data-delivery]')).toHaveCount(3);
  await app.close();
});

test('a large delivery whose first rows are all refused for the same reason pauses and says why', async () => {
  const refusal = JSON.stringify({ status: '422', title: 'Validation failed', details: ['scope is too narrow'] });
  shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
  shop.setFaults([{ action: { do: 'status', status: 422, body: refusal } }]);
  const { app, page } = await launch(join(folder.path, 'data'));
  await addShop(page, shop, TOKEN, 0);
  await send(page, sheetOf(60));
  const notice = page.locator('[data-reason="failing-alike"]');
  await expect(notice).toContainText('«scope is too narrow»');
  await expect(notice.getByRole('button', { name: 'Подробнее' })).toHaveCount(0);
  await expect(page.getByTestId('outcome-failed')).toContainText('5');
  await expectAccessible(page);
  await expectNext(page, 'Продолжить');

  shop.setFaults([]);
  await page.getByRole('button', { name: 'Продолжить', exact: true }).click();
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished');
  expect(sent()).toBe(55);
  await expectNext(page, 'Исправить и отправить ещё раз');
  await app.close();
});
