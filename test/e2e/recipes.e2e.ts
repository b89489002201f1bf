import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { MemoryFile } from '../../shared/memory/memory-file';
import { dropFile, expectAccessible } from './app';
import { ownApp } from './own-app';

const own = ownApp();

/** A recipe of another shop, with values of people in its first and last step. */
const FOREIGN = {
  format: 'aplaut-import-recipe/1',
  name: 'Чужой набор',
  headers: ['ФИО', 'Город', 'phone'],
  steps: [
    {
      on: true,
      columns: [{ target: { kind: 'skip' }, header: 'ФИО' }],
      operation: {
        kind: 'replace',
        scope: { kind: 'column', column: 0 },
        ...{ find: 'Иванов', isRegex: false, matchCase: true, wholeCell: false, replacement: 'Петров' },
      },
    },
    {
      on: true,
      columns: [{ target: { kind: 'skip' }, header: 'Город' }],
      operation: { kind: 'map-values', column: 0, values: [['мск', 'Москва']] },
    },
    {
      on: true,
      columns: [{ target: { kind: 'field', field: 'phone' }, header: 'phone' }],
      operation: { kind: 'exclude', rows: { filter: { column: 0, values: ['+79160000000'] } } },
    },
  ],
};

test('the steps of this week are saved, repair the file of next week on opening, and are switched off one by one', async () => {
  const { page } = own;
  const thisWeek = join(own.folder, 'неделя-1.csv');
  const rows = ["'101;a@example.ru;nan;+79161234567;2018-01-01", "'102;b@example.ru;nan;+79161234568;2018-01-01"];
  writeFileSync(thisWeek, `external_id;email;name;phone;created_at\n${rows.join('\n')}\n`);
  await dropFile(page, thisWeek);
  const panel = page.getByRole('region', { name: 'Замечания' });
  await panel.getByRole('button', { name: 'Исправить все 2' }).click();
  await page.getByTestId('repair-apply').click();
  await panel.getByRole('button', { name: 'Очистить все 2' }).click();
  await page.getByTestId('repair-apply').click();
  await expect(page.getByRole('gridcell', { name: '102', exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Сохранить 2 шага как набор' }).press('Enter');
  await page.getByLabel('Название набора').fill('Еженедельный');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Набор шагов «Еженедельный» сохранён', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Сохранить 2 шага как набор' })).toBeFocused();

  const nextWeek = join(own.folder, 'неделя-2.csv');
  const more = ["nan;2018-01-01;+79161234569;'103;c@example.ru", 'Анна;2018-01-01;+79161234560;104;d@example.ru'];
  writeFileSync(nextWeek, `name;created_at;phone;external_id;email\n${more.join('\n')}\n`);
  await dropFile(page, nextWeek);
  await page.getByRole('dialog').getByRole('button').last().click();
  const steps = page.getByTestId('recipe').getByTestId('recipe-step');
  await expect(steps).toHaveCount(2);
  await expect(steps.nth(0)).toHaveAttribute('data-changed', '1');
  await expect(steps.nth(1)).toHaveAttribute('data-changed', '1');
  await expect(page.getByRole('gridcell', { name: '103', exact: true })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'nan' })).toHaveCount(0);
  await expect(page.getByTestId('recipe')).toContainText('Замечаний не осталось');
  await page.getByRole('button', { name: 'Показать шаги' }).click();
  await expect(page.getByRole('region', { name: 'Набор шагов', exact: true })).toBeFocused();
  await expectAccessible(page);

  await steps.nth(0).getByRole('switch').press('Space');
  await expect(page.getByRole('gridcell', { name: "'103" })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'nan' })).toHaveCount(0);
  await expect(steps.nth(0)).toContainText('выключен');

  await page.getByRole('button', { name: 'Сохранить 1 шаг как набор' }).press('Enter');
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toContainText('(выключен)');
  const nameField = page.getByRole('dialog').getByLabel('Название набора');
  await nameField.fill('еженедельный');
  await expect(page.getByRole('dialog')).toContainText('Заменит набор «Еженедельный».');
  await nameField.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // What the shop remembers: the columns of the file and the recipe, in one list.
  const manage = page.getByRole('button', { name: 'Столбцы и наборы шагов…' });
  await manage.press('Enter');
  const memory = page.getByRole('dialog', { name: 'Столбцы и наборы шагов: «Учебный магазин»' });
  const saved = memory.getByTestId('saved-recipe');
  await expect(saved.getByRole('listitem')).toHaveCount(2);
  await expect(saved).toContainText('(выключен)');
  await saved.getByLabel('Название набора').fill('По вторникам');
  await expect(saved.getByRole('button', { name: 'Переименовать' })).toBeEnabled();
  // A name that was typed is not lost without a question.
  await page.keyboard.press('Escape');
  const unsaved = page.getByRole('dialog', { name: 'Закрыть без сохранения?' });
  await unsaved.getByRole('button', { name: 'Вернуться' }).press('Enter');
  await expect(unsaved).toHaveCount(0);
  await expect(saved.getByLabel('Название набора')).toHaveValue('По вторникам');
  await saved.getByLabel('Название набора').press('Enter');
  await expect(memory.getByRole('region', { name: 'По вторникам' })).toBeVisible();
  const columns = memory.getByTestId('saved-layout');
  await expect(columns).toContainText('Последний раз: неделя-2.csv');
  await columns.getByRole('button', { name: '5 столбцов' }).press('Enter');
  await expect(columns.getByRole('listitem').filter({ hasText: 'created_at' })).toContainText('дата регистрации');
  await columns.getByLabel('Название').fill('Выгрузка из 1С');
  await columns.getByLabel('Название').press('Enter');
  await expect(memory.getByRole('region', { name: 'Выгрузка из 1С' })).toBeVisible();
  await expectAccessible(page);

  const foreignFile = join(own.folder, 'чужой.json');
  writeFileSync(foreignFile, JSON.stringify(FOREIGN));
  const written = join(own.folder, 'магазин.json');
  const chooseFiles = (open: string): Promise<void> =>
    own.app.evaluate(
      ({ dialog }, [read, save]) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [read!] });
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: save! });
      },
      [open, written],
    );
  await chooseFiles(foreignFile);
  const take = page.getByRole('button', { name: 'Взять', exact: true });
  await memory.getByRole('button', { name: 'Взять из файла…' }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'Из файла «чужой.json»' })).toContainText('Набор шагов «Чужой набор»');
  await expectAccessible(page);
  await take.press('Enter');
  const foreign = memory.getByRole('region', { name: 'Чужой набор' });
  await expect(foreign).toBeFocused();
  await expect(foreign).toContainText('получен из файла и выключен');
  await expect(foreign.getByRole('listitem')).toHaveText([
    /Заменить «Иванов» на «Петров» в столбце «ФИО»/,
    /Заменить 1 значение по таблице в столбце «Город»/,
    /Исключить строки, где «phone» — «\+79160000000»/,
  ]);
  await foreign.getByRole('button', { name: 'Принять набор' }).press('Enter');
  await expect(foreign).not.toContainText('выключен');

  // One file, in which values of people are only those that were ticked.
  await memory.getByRole('button', { name: 'Сохранить в файл…' }).press('Enter');
  const saving = page.getByRole('dialog', { name: 'Что сохранить в файл' });
  await expect(saving.getByRole('checkbox')).toHaveCount(5);
  await saving.getByRole('checkbox', { name: /Исключить строки, где «phone»/ }).check();
  await expectAccessible(page);
  await saving.getByRole('button', { name: 'Сохранить в файл…' }).press('Enter');
  await expect(saving).toHaveCount(0);
  await expect(memory.getByRole('button', { name: 'Сохранить в файл…' })).toBeFocused();
  const file = JSON.parse(readFileSync(written, 'utf8')) as MemoryFile;
  expect(file.layouts.map(({ name }) => name)).toEqual(['Выгрузка из 1С']);
  const kinds = (name: string) =>
    file.recipes.find((recipe) => recipe.name === name)?.steps.map(({ operation }) => operation.kind);
  expect(kinds('Чужой набор')).toEqual(['map-values', 'exclude']);
  expect(kinds('По вторникам')).toHaveLength(2);

  // Deleted, after a question that Esc answers alone, and taken from the file again. What is there is not offered.
  await columns.getByRole('button', { name: 'Удалить' }).press('Enter');
  const question = page.getByRole('dialog', { name: 'Удалить столбцы «Выгрузка из 1С»?' });
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await columns.getByRole('button', { name: 'Удалить' }).press('Enter');
  await question.getByRole('button', { name: 'Удалить' }).press('Enter');
  await expect(columns).toHaveCount(0);
  await chooseFiles(written);
  await memory.getByRole('button', { name: 'Взять из файла…' }).press('Enter');
  const taking = page.getByRole('dialog', { name: 'Из файла «магазин.json»' });
  await expect(taking.getByTestId('read-recipe').filter({ hasText: 'По вторникам' })).toContainText('уже есть');
  await expect(taking.getByLabel('Набор шагов «Чужой набор»')).toHaveValue('add');
  await taking.getByLabel('Набор шагов «Чужой набор»').selectOption('Заменить то, что есть у магазина');
  await take.press('Enter');
  await expect(columns).toHaveAccessibleName('Выгрузка из 1С');
  await expect(memory.getByTestId('saved-recipe')).toHaveCount(2);
  await expect(foreign.getByRole('listitem')).toHaveCount(2);
  await expect(foreign).toContainText('выключен');

  writeFileSync(foreignFile, '{"format":"aplaut-import-memory/2"}');
  await chooseFiles(foreignFile);
  await memory.getByRole('button', { name: 'Взять из файла…' }).press('Enter');
  await expect(page.getByText('Этот файл сохранила более новая версия программы.')).toBeVisible();
  await memory.getByRole('button', { name: 'Взять из файла…' }).focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(manage).toBeFocused();
  await page.getByTestId('row-grid').focus();
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('gridcell', { name: 'nan' })).toBeVisible();
  await expect(page.getByTestId('recipe')).toHaveCount(0);
});

test('rows are excluded by their issue in the next file too, which is offered once after sending', async () => {
  const { page } = own;
  const write = (name: string, ...rows: string[]): string => {
    const path = join(own.folder, name);
    writeFileSync(path, `external_id;email;name;phone;created_at\n${rows.join('\n')}\n`);
    return path;
  };
  const send = async (): Promise<void> => {
    await page.getByTestId('send').click();
    await page.getByTestId('confirm-send').click();
    await expect(page.getByTestId('delivery-summary')).toBeVisible();
  };
  const offer = page.getByTestId('recipe-offer');
  await dropFile(page, write('клиенты-1.csv', '1;a@example.ru;Анна;;2018-01-01', 'Итого;;;;', 'Всего;;;;'));
  await page.locator('[data-testid="issue-kind"][data-code="id-total"] button').first().press('Enter');
  // The keyboard goes to the first of these rows, and must not leave the button below.
  await expect(page.getByTestId('row-grid')).toBeFocused();
  await page.getByRole('button', { name: 'Исключить по замечанию' }).press('Enter');
  await expect(page.locator('[data-excluded]')).toHaveCount(2);
  await send();
  await expect(offer).toContainText('сделан 1 шаг');
  await expectAccessible(page);
  await offer.getByRole('button', { name: 'Сохранить как набор…' }).press('Enter');
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveText([
    'Исключить строки с замечанием «Похоже на итог под таблицей»',
  ]);
  await page.keyboard.press('Escape');
  await expect(offer.getByRole('button', { name: 'Сохранить как набор…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByLabel('Название набора').press('Enter');
  await expect(offer).toHaveCount(0);
  await expect(page.getByTestId('delivery-summary')).toBeVisible();

  await dropFile(
    page,
    write('клиенты-2.csv', '2;b@example.ru;nan;;2018-01-01', '3;c@example.ru;Вера;;2018-01-01', 'Итого;;;;'),
  );
  await expect(page.getByTestId('recipe-step')).toHaveAttribute('data-changed', '1');
  await expect(page.getByTestId('recipe-step')).toContainText('Исключена 1 строка');
  await page.getByTestId('repair-all').press('Enter');
  await page.getByTestId('repair-apply').press('Enter');
  await expect(page.getByRole('gridcell', { name: 'nan' })).toHaveCount(0);
  await send();
  await expect(offer).toContainText('сделаны 2 шага');
  await offer.getByRole('button', { name: 'Не нужно' }).press('Enter');
  await expect(offer).toHaveCount(0);
  await page.locator('[data-step="rows"]').click();
  await page.locator('[data-step="delivery"]').click();
  await expect(page.getByTestId('delivery-summary')).toBeVisible();
  await expect(offer).toHaveCount(0);
});
