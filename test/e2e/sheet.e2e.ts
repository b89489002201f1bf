import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import exceljs from 'exceljs';
import { dropFile, expectAccessible, showColumnTarget } from './app';
import { sharedApp } from './own-app';
import { sheetProcess } from './sheet-process';

const own = sharedApp();

function fileOf(name: string, content: string | Buffer): string {
  const path = join(own.folder, name);
  writeFileSync(path, content);
  return path;
}

const HEADER = 'external_id,email,name,phone,created_at\n';
const rowOf = (n: number, email = `c${n}@example.ru`) => `${n},${email},Клиент ${n},+7 916 345-12-08,2018-01-01\n`;

test('edits and exclusions are undone, redone and survive a reload of the page', async () => {
  const { page } = own;
  await dropFile(page, fileOf('клиенты.csv', HEADER + rowOf(1) + rowOf(2, 'boris(at)example.ru') + rowOf(3)));
  const issues = page.getByTestId('issue-count');
  await expect(issues).toHaveAttribute('data-count', '1');

  const cell = page.getByRole('gridcell', { name: /boris\(at\)/ });
  await cell.click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('given-up');
  await page.keyboard.press('Escape');
  await expect(cell).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('boris@example.ru');
  await page.keyboard.press('Tab');
  await expect(issues).toHaveAttribute('data-count', '0');
  await page.keyboard.press('Control+Z');
  await expect(issues).toHaveAttribute('data-count', '1');
  await page.keyboard.press('Control+Y');
  await expect(issues).toHaveAttribute('data-count', '0');

  await page.reload();
  await expect(page.getByRole('gridcell', { name: /boris@example\.ru/ })).toBeVisible();
  await expect(issues).toHaveAttribute('data-count', '0');
});

test('the grid agrees with its controls, wherever the view was set, also after a reload of the page', async () => {
  const { page } = own;
  await dropFile(page, fileOf('клиенты.csv', HEADER + rowOf(1) + rowOf(2, 'boris(at)example.ru') + rowOf(3)));
  const grid = page.getByTestId('row-grid');
  const search = page.getByLabel('Найти в таблице');
  await page.getByRole('gridcell', { name: 'c3@example.ru' }).click();
  await page.keyboard.press('Control+Delete');
  await expect(page.locator('[data-only="excluded"]')).toHaveAttribute('data-count', '1');

  await search.fill('c1@');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await page.getByRole('button', { name: /Посмотреть исключённ/ }).click();
  await expect(page.locator('[data-row="3"]')).toBeVisible();
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await expect(search).toHaveValue('');

  await page.getByRole('button', { name: 'Показать все строки' }).click();
  await search.fill('boris');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await page.reload();
  await expect(page.locator('[data-row="2"]')).toBeVisible();
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await expect(search).toHaveValue('boris');

  // Reset elsewhere before the typed text is searched for.
  await search.press('End');
  await page.keyboard.type('x');
  await page.locator('[data-only="ready"]').click();
  await expect(search).toHaveValue('');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await expect(page.locator('[data-row="1"]')).toBeVisible();
});

test('cells are copied from the grid, and a block from a spreadsheet is pasted and undone', async () => {
  const { app, page } = own;
  const clipboard = {
    read: () => app.evaluate(({ clipboard: system }) => system.readText()),
    write: (text: string) => app.evaluate(({ clipboard: system }, wanted) => system.writeText(wanted), text),
  };
  await dropFile(page, fileOf('клиенты.csv', HEADER + rowOf(1) + rowOf(2) + rowOf(3)));
  await page.getByTestId('row-grid').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+C');
  await expect.poll(clipboard.read).toBe('c1@example.ru');

  await clipboard.write('anna@example.ru\tАнна\r\nboris@example.ru\tБорис\r\n');
  await page.getByRole('gridcell', { name: 'c2@example.ru' }).click();
  await page.keyboard.press('Control+V');
  await expect(page.locator('[data-row="2"]')).toContainText('anna@example.ruАнна');
  await expect(page.locator('[data-row="3"]')).toContainText('boris@example.ruБорис');
  await page.keyboard.press('Control+Z');
  await expect(page.locator('[data-row="3"]')).toContainText('c3@example.ruКлиент 3');
});

test('a range is chosen, filled, copied, pasted and cleared by keys alone, each as one undo', async () => {
  const { app, page } = own;
  const readText = () => app.evaluate(({ clipboard }) => clipboard.readText());
  const names = async () => {
    const cells = await page.locator('[role="gridcell"][data-at="2"]').allTextContents();
    return cells.map((cell) => cell.trim());
  };
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await dropFile(page, fileOf('диапазон.csv', HEADER + [1, 2, 3, 4].map((n) => rowOf(n)).join('')));
  const grid = page.getByTestId('row-grid');
  const info = page.getByTestId('selection-info');
  await grid.focus();
  await press('Control+Home', 'ArrowRight', 'ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(info).toContainText('Выделены 3 ячейки (3 × 1)');
  await expect(info).toContainText('Заполнено: 3');

  await page.keyboard.type('Anna "B"');
  await press('Control+Enter');
  await expect.poll(names).toEqual(['Anna "B"', 'Anna "B"', 'Anna "B"', 'Клиент 4']);
  await press('Control+Z');
  await expect.poll(names).toEqual(['Клиент 1', 'Клиент 2', 'Клиент 3', 'Клиент 4']);

  await press('Control+C');
  await expect.poll(readText).toBe('Клиент 1\r\nКлиент 2\r\nКлиент 3\r\n');
  await press('Control+Shift+C');
  await expect.poll(readText).toBe('name\r\nКлиент 1\r\nКлиент 2\r\nКлиент 3\r\n');
  await press('Control+C');
  await expect.poll(readText).toBe('Клиент 1\r\nКлиент 2\r\nКлиент 3\r\n');
  await press('ArrowDown', 'Control+V');
  await expect.poll(names).toEqual(['Клиент 1', 'Клиент 1', 'Клиент 2', 'Клиент 3']);
  await press('Control+Z');
  await expect.poll(names).toEqual(['Клиент 1', 'Клиент 2', 'Клиент 3', 'Клиент 4']);

  await press('Control+Home', 'ArrowRight', 'ArrowRight', 'Shift+ArrowDown', 'Control+KeyD');
  await expect.poll(names).toEqual(['Клиент 1', 'Клиент 1', 'Клиент 3', 'Клиент 4']);
  await press('Delete');
  await expect.poll(names).toEqual(['', '', 'Клиент 3', 'Клиент 4']);
  await press('Control+Z', 'Control+Z');
  await expect.poll(names).toEqual(['Клиент 1', 'Клиент 2', 'Клиент 3', 'Клиент 4']);

  await press('Control+KeyA');
  await expect(info).toContainText('(4 × 5)');
  await expectAccessible(page);
  await press('Control+Home', 'Shift+Space', 'Shift+ArrowDown', 'Control+Delete');
  // Two things were undone, and would be lost.
  await expect(page.getByRole('dialog')).toContainText('Отменены 2 действия');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Не изменять' }).press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(grid).toBeFocused();
  await expect(page.locator('[data-excluded]')).toHaveCount(0);
  await press('Control+Delete');
  await page.getByRole('button', { name: 'Изменить таблицу' }).press('Enter');
  await expect(page.locator('[data-excluded]')).toHaveCount(2);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press('Control+Z');
  await expect(page.locator('[data-excluded]')).toHaveCount(0);
});

test('cells are chosen by dragging, with Shift, and by the numbers of rows', async () => {
  const { page } = own;
  await dropFile(page, fileOf('мышь.csv', HEADER + [1, 2, 3, 4].map((n) => rowOf(n)).join('')));
  const info = page.getByTestId('selection-info');
  const cell = (row: number, column: number) =>
    page.locator(`[data-row="${row}"] [role="gridcell"][data-at="${column}"]`);
  await cell(1, 1).hover();
  await page.mouse.down();
  await cell(3, 2).hover();
  await page.mouse.up();
  await expect(info).toContainText('(3 × 2)');
  await expect(page.locator('[role="gridcell"][aria-selected="true"]')).toHaveCount(6);
  await cell(2, 3).click();
  await expect(info).toHaveCount(0);
  await cell(4, 4).click({ modifiers: ['Shift'] });
  await expect(info).toContainText('(3 × 2)');
  await page.locator('[data-row="2"] [role="rowheader"]').click({ position: { x: 60, y: 16 } });
  await expect(info).toContainText('(1 × 5)');
  await expect(page.getByTestId('row-grid')).toBeFocused();
});

test('an unreadable file is reported with what to do', async () => {
  const { page } = own;
  const ole = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]);
  const cases: [string, string | Buffer, RegExp][] = [
    ['пустой.csv', '', /пуст/i],
    ['старый.xls', ole('Workbook'), /\.xls/],
    ['пароль.xlsx', ole('EncryptedPackage'), /парол/i],
    ['шапка.csv', HEADER, /строк/i],
    ['картинка.csv', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /таблиц/i],
    ['обрыв.xlsx', Buffer.from('504b030414000000', 'hex'), /поврежд|не целиком|оборван/i],
  ];
  for (const [name, content, words] of cases) {
    await dropFile(page, fileOf(name, content));
    await expect(page.getByTestId('file-problem')).toContainText(name);
    await expect(page.getByTestId('file-problem')).toContainText(words);
  }
  await expectAccessible(page);
  await dropFile(page, fileOf('хороший.csv', HEADER + rowOf(1)));
  await expect(page.getByRole('gridcell', { name: /c1@example\.ru/ })).toBeVisible();
});

test('reading can be cancelled, and the window goes on working', async () => {
  const { page } = own;
  const path = fileOf('большой.csv', HEADER);
  for (let part = 0; part < 20; part += 1) {
    appendFileSync(path, Array.from({ length: 150_000 }, (_, n) => rowOf(part * 150_000 + n + 1)).join(''));
  }
  await dropFile(page, path);
  // The first rows are there while the others are still being read.
  await expect(page.getByRole('gridcell', { name: /c1@example\.ru/ })).toBeVisible();
  await expect(page.getByTestId('still-reading')).toBeVisible();
  await expect(page.locator('footer')).toContainText('Файл ещё читается.');
  await expect(page.getByTestId('send')).toHaveCount(0);
  await page.getByRole('button', { name: 'Прервать чтение' }).click();
  await expect(page.getByTestId('drop-zone')).toBeVisible();
  await dropFile(page, fileOf('малый.csv', HEADER + rowOf(1)));
  await expect(page.getByRole('gridcell', { name: /c1@example\.ru/ })).toBeVisible();
});

test('a recent file is opened from the list, or reported as gone', async () => {
  const { page } = own;
  const path = fileOf('вчерашний.csv', HEADER + rowOf(1));
  await dropFile(page, path);
  await expect(page.getByRole('gridcell', { name: /c1@example\.ru/ })).toBeVisible();
  await page.locator('[data-step="intake"]').click();
  await page.getByRole('button', { name: 'Закрыть' }).click();
  const recent = page.getByRole('button', { name: /вчерашний\.csv/ });
  await recent.click();
  await expect(page.getByRole('gridcell', { name: /c1@example\.ru/ })).toBeVisible();
  rmSync(path);
  await page.locator('[data-step="intake"]').click();
  await recent.click();
  await expect(page.getByText('Этого файла больше нет', { exact: false })).toBeVisible();
});

test('the widest sheet can be viewed, mapped and edited', async () => {
  const { page } = own;
  const columns = 16_384;
  const headers = ['external_id', 'email', ...Array.from({ length: columns - 2 }, (_, n) => `a${n + 3}`)];
  const rows = Array.from({ length: 40 }, (_, n) => [
    n + 1,
    `c${n + 1}@example.ru`,
    ...Array.from({ length: columns - 2 }, () => n),
  ]);
  await dropFile(page, fileOf('широкий.csv', [headers, ...rows].map((cells) => cells.join(';')).join('\n')));
  await expect(page.getByRole('gridcell', { name: /c1@example\.ru/ })).toBeVisible({ timeout: 60_000 });
  await page.getByTestId('row-grid').focus();
  await page.keyboard.press('Control+End');
  await expect(page.getByRole('gridcell', { name: '39', exact: true }).first()).toBeVisible();
  await showColumnTarget(page, 'a16384');
  await expect(page.getByLabel('Куда идёт столбец «a16384»')).toBeFocused();
  await page.getByTestId('row-grid').focus();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('сорок');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: 'сорок' })).toBeVisible();
});

test('a sheet process that dies loses only its own sheet', async () => {
  const { app, page } = own;
  await dropFile(page, fileOf('клиенты.csv', HEADER + rowOf(1)));
  await expect(page.getByRole('gridcell', { name: /c1@example\.ru/ })).toBeVisible();
  process.kill(await sheetProcess(app), 'SIGKILL');
  await expect(page.getByTestId('file-problem')).toHaveAttribute('data-code', 'crashed');
  await dropFile(page, fileOf('другие.csv', HEADER + rowOf(2)));
  await expect(page.getByRole('gridcell', { name: /c2@example\.ru/ })).toBeVisible();
});

/** Picks an option of a drop-down by its label, as a person does. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByTestId('reading-options').getByLabel(label).first().click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('reading options are detected, shown, and changed with instant effect', async () => {
  const { page } = own;
  const text = `Код клиента;Почта;ФИО;Телефон;Дата регистрации\n1;anna@example.ru;Иванова Анна;+7 916 345-12-08;2018-01-01\n`;
  const koi8 = Buffer.from(Array.from(text, (sign) => KOI8_R.get(sign) ?? sign.charCodeAt(0)));
  await dropFile(page, fileOf('из старой базы.csv', koi8));
  await expect(page.getByRole('gridcell', { name: 'Иванова Анна' })).toBeVisible();

  await page.locator('[data-step="intake"]').click();
  const firstRows = page.getByTestId('first-rows');
  await expect(page.getByTestId('reading-options').getByLabel('Кодировка').first()).toHaveValue('КОИ-8, кириллица');
  await expect(firstRows).toContainText('Иванова Анна');
  await expectAccessible(page);
  await choose(page, 'Кодировка', 'Windows, кириллица');
  await expect(firstRows).not.toContainText('Иванова Анна');
  await choose(page, 'Кодировка', 'КОИ-8, кириллица');
  await expect(firstRows).toContainText('Иванова Анна');
  await choose(page, 'Разделитель', 'запятая');
  await expect(firstRows.getByRole('columnheader')).toHaveCount(1);
  await choose(page, 'Разделитель', 'точка с запятой');
  await expect(firstRows.getByRole('columnheader')).toHaveCount(5);

  // Reading again would lose edits, so the person is asked first.
  await page.locator('[data-step="rows"]').click();
  await page.getByRole('gridcell', { name: 'Иванова Анна' }).dblclick();
  await page.keyboard.type('!');
  await page.keyboard.press('Enter');
  await page.locator('[data-step="intake"]').click();
  await choose(page, 'Разделитель', 'запятая');
  await page.getByRole('dialog').getByRole('button', { name: 'Вернуться к правкам' }).click();
  await expect(firstRows).toContainText('Иванова Анна!');
});

test('a workbook’s sheets are chosen, and hidden ones are announced', async () => {
  const { page } = own;
  const workbook = new exceljs.Workbook();
  const first = workbook.addWorksheet('Клиенты');
  first.addRows([
    ['external_id', 'email'],
    ['1', ' anna@example.ru '],
    ['2', 'boris@example.ru'],
  ]);
  first.getRow(3).hidden = true;
  workbook.addWorksheet('Черновик', { state: 'hidden' }).addRows([
    ['external_id', 'name'],
    ['7', 'Вера'],
  ]);
  const path = join(own.folder, 'книга.xlsx');
  await workbook.xlsx.writeFile(path);
  await dropFile(page, path);
  await expect(page.getByTestId('row-grid')).toBeVisible();
  await page.locator('[data-step="intake"]').click();
  const remarks = page.getByTestId('file-remarks');
  await expect(remarks).toContainText('скрыт 1 лист');
  await expect(remarks).toContainText('1 строка скрыта');
  await expect(remarks).toContainText('В 1 ячейке есть пробелы');
  await expectAccessible(page);
  await choose(page, 'Лист', 'Черновик (скрыт)');
  await expect(page.getByTestId('first-rows')).toContainText('Вера');

  const other = new exceljs.Workbook();
  other.addWorksheet('Пусто');
  const hidden = other.addWorksheet('Клиенты', { state: 'hidden' });
  hidden.addRows([
    ['external_id', 'name'],
    ['8', 'Глеб'],
  ]);
  await other.xlsx.writeFile(path);
  await page.locator('[data-step="intake"]').click();
  await page.getByRole('button', { name: 'Закрыть файл' }).click();
  await dropFile(page, path);
  const problem = page.getByTestId('file-problem');
  await expect(problem).toContainText('Листы книги: Пусто, Клиенты');
  await expectAccessible(page);
  await problem.getByLabel('Лист').first().click();
  await page.getByRole('option', { name: 'Пусто', exact: true }).click();
  await expect(problem).toContainText('Листы книги: Пусто, Клиенты');
  await problem.getByLabel('Лист').first().click();
  await page.getByRole('option', { name: 'Клиенты', exact: true }).click();
  await expect(page.getByRole('gridcell', { name: 'Глеб' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('gridcell', { name: 'Глеб' })).toBeVisible();

  hidden.state = 'visible';
  await other.xlsx.writeFile(path);
  await page.locator('[data-step="intake"]').click();
  await dropFile(page, path);
  await expect(page.getByRole('gridcell', { name: 'Глеб' })).toBeVisible();
  await page.locator('[data-step="intake"]').click();
  await expect(remarks).toContainText('Открыт лист «Клиенты»: на листе перед ним (Пусто)');
});

test('a file is sent by keyboard alone, then the practice shop is viewed and emptied', async () => {
  const { page } = own;
  await dropFile(page, fileOf('клиенты.csv', HEADER + rowOf(1) + rowOf(2)));
  await expect(page.getByTestId('row-grid')).toBeFocused();
  // Tab goes from cell to cell there.
  await page.keyboard.press('Escape');
  const press = async (testId: string) => {
    // Reached by Tab only: a person without a mouse has no other way.
    for (let step = 0; step < 80; step += 1) {
      if (await page.getByTestId(testId).evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
  };
  await press('send');
  await expect(page.getByTestId('review')).toBeVisible();
  await press('confirm-send');
  await expect(page.getByTestId('delivery-summary')).toContainText('Сервер принял все строки');

  await page.getByTestId('shop-picker').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Что в учебном магазине' }).press('Enter');
  await expect(page.getByTestId('practice-consumers')).toContainText('c2@example.ru');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Очистить', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Очистить', exact: true }).click();
  await expect(page.getByText('Здесь пока никого нет.')).toBeVisible();

  // Customers as orders make them: with the e-mails of the open sheet, or with invented ones.
  await page.getByTestId('add-from-orders').press('Enter');
  await expectAccessible(page);
  await page.getByTestId('orders-sheet').press('Enter');
  await expect(page.getByText('Из заказов добавлены 2 клиента.')).toBeVisible();
  await expect(page.getByTestId('practice-consumers')).toContainText('c2@example.ru');
  await expect(page.getByTestId('add-from-orders')).toBeFocused();
  await page.getByTestId('add-from-orders').press('Enter');
  await page.getByTestId('orders-invented').press('Enter');
  await expect(page.getByTestId('practice-consumers')).toContainText('12 клиентов');
});

/** KOI8-R (RFC 1489): the letters in the order of similar Latin ones, lower case first. */
const KOI8_R = new Map(
  Array.from('юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ', (sign, at) => [sign, 0xc0 + at]),
);
