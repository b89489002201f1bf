import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { makeOds, odsRow, odsTable, odsText } from '../fixtures/foreign/make-ods';
import { writeBySheetJs } from '../fixtures/foreign/by-sheetjs';
import { makeZip } from '../fixtures/zip';
import { dropFile, expectAccessible } from './app';
import { sharedApp } from './own-app';

const own = sharedApp();

const TABLE = [
  ['external_id', 'email', 'name', 'phone', 'created_at'],
  ['00123', 'anna@example.ru', 'Анна', '+7 916 345-12-08', '2018-01-01'],
];
const ODS = makeOds(odsTable(TABLE.map((row) => odsRow(...row.map(odsText))).join('')));
const TSV = TABLE.map((row) => row.join('\t')).join('\r\n');

const copy = (text: string): Promise<void> =>
  own.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
const pastedFiles = (): string[] => {
  const folder = join(own.folder, 'data', 'pasted');
  return existsSync(folder) ? readdirSync(folder) : [];
};

for (const [name, bytes] of [
  ['клиенты.xls', writeBySheetJs('biff8', [{ rows: TABLE }])],
  ['клиенты.ods', ODS],
  ['выгрузка.zip', makeZip([{ name: 'клиенты.tsv', content: TSV }])],
] as const) {
  test(`${name} opens when it is dropped`, async () => {
    const { page } = own;
    const path = join(own.folder, name);
    writeFileSync(path, bytes);
    await dropFile(page, path);
    await expect(page.getByRole('gridcell', { name: '00123' })).toBeVisible();
    await expect(page.getByTestId('issue-count')).toHaveAttribute('data-count', '0');
  });
}

test('of several tables in an archive, the person chooses one', async () => {
  const { page } = own;
  const path = join(own.folder, 'две.zip');
  writeFileSync(
    path,
    makeZip([
      { name: 'заказы.csv', content: 'номер;сумма\n1;2\n' },
      { name: 'клиенты.ods', content: ODS },
    ]),
  );
  await dropFile(page, path);
  const problem = page.getByTestId('file-problem');
  await expect(problem).toHaveAttribute('data-code', 'several-tables');
  await expect(problem).toContainText('заказы.csv, клиенты.ods');
  await expectAccessible(page);
  await problem.getByRole('combobox', { name: 'Таблица' }).click();
  await page.getByRole('option', { name: 'клиенты.ods' }).click();
  await expect(page.getByRole('gridcell', { name: '00123' })).toBeVisible();
});

test('a copied table is pasted, with a button or the keys, and nothing of it is left', async () => {
  const { page } = own;
  await copy('Анна');
  await page.getByTestId('paste-table').click();
  await expect(page.getByText('В буфере обмена нет таблицы')).toBeVisible();
  expect(pastedFiles()).toEqual([]);

  await copy(TSV);
  await page.getByTestId('paste-table').click();
  await expect(page.getByRole('gridcell', { name: '00123' })).toBeVisible();
  await page.locator('[data-step="intake"]').click();
  await expect(page.getByText('Вставленная таблица').first()).toBeVisible();
  expect(pastedFiles()).toHaveLength(1);

  await copy(TSV.replace('00123', '00777'));
  await page.keyboard.press('Control+V');
  await expect(page.getByRole('gridcell', { name: '00777' })).toBeVisible();
  await expect.poll(() => pastedFiles().length).toBe(1);

  await page.locator('[data-step="intake"]').click();
  await page.getByRole('button', { name: 'Закрыть файл' }).click();
  await expect(page.getByTestId('drop-zone')).toBeVisible();
  await expect.poll(pastedFiles).toEqual([]);
  await expect(page.getByRole('button', { name: /Вставленная таблица/ })).toHaveCount(0);
});
