import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { temporaryFolder } from '../fakes/temporary-folder';
import { makeXlsx } from '../fixtures/xlsx/make-xlsx';
import { dropFile, expectAccessible, launch } from './app';
import { beforeTheSheetAnswers } from './sheet-process';

const HEADER = 'external_id,email,name,phone,created_at\n';
const rowOf = (n: number) => `${n},c${n}@example.ru,Клиент ${n},+7 916 345-12-08,2018-01-01\n`;

async function edit(page: Page, cell: string, text: string): Promise<void> {
  await page.getByRole('gridcell', { name: cell, exact: true }).dblclick();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: text, exact: true })).toBeVisible();
}

/** Chooses «quit» in the menu, as Ctrl+Q does. */
async function quitByMenu(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items ?? []);
    const quit = items.find(({ label }) => label === 'Выйти') as unknown as { click: () => void };
    quit.click();
  });
}

test('unsent work is lost only with the person’s consent, whatever closes the sheet', async () => {
  const folder = temporaryFolder();
  const fileOf = (name: string, content: string) => {
    const path = join(folder.path, name);
    writeFileSync(path, content);
    return path;
  };
  const other = fileOf('другие.csv', HEADER + rowOf(7) + rowOf(8));
  const subfolder = join(folder.path, 'папка');
  mkdirSync(subfolder);
  const { app, page } = await launch(join(folder.path, 'data'));
  await dropFile(page, fileOf('клиенты.csv', HEADER + rowOf(1) + rowOf(2)));
  await edit(page, 'Клиент 1', 'Анна');

  const question = page.getByRole('dialog');
  const edited = page.getByRole('gridcell', { name: 'Анна', exact: true });
  const stay = async () => {
    await question.getByRole('button', { name: 'Вернуться к правкам' }).click();
    await expect(question).toHaveCount(0);
    await expect(edited).toBeVisible();
  };
  await test.step('another file is dropped', async () => {
    await dropFile(page, other);
    await expect(question).toContainText('другие.csv');
    await expectAccessible(page);
    await stay();
  });
  await test.step('a folder is dropped', async () => {
    await dropFile(page, subfolder);
    await expect(page.getByTestId('file-problem')).toHaveAttribute('data-code', 'is-folder');
    await expect(edited).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Понятно' }).click();
  });
  await test.step('a workbook is dropped whose first sheet is not a table', async () => {
    const text = (value: string) => `<c t="str"><v>${value}</v></c>`;
    const table = `<row>${text('external_id')}</row><row>${text('9')}</row>`;
    const sheets = [
      { name: 'Пусто', xml: '' },
      { name: 'Клиенты', xml: table, state: 'hidden' as const },
    ];
    const book = join(folder.path, 'книга.xlsx');
    writeFileSync(book, makeXlsx({ sheets }));
    await dropFile(page, book);
    const problem = page.getByTestId('file-problem');
    await expect(problem).toContainText('Листы книги: Пусто, Клиенты');
    await expect(edited).toBeVisible();
    await problem.getByLabel('Лист').first().click();
    await page.getByRole('option', { name: 'Клиенты' }).click();
    await expect(question).toContainText('книга.xlsx');
    await stay();
  });
  await test.step('a file is dropped while a dialog is open', async () => {
    await page.getByRole('button', { name: 'Настройки' }).click();
    await page.getByRole('menuitem', { name: 'Клавиши' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await dropFile(page, other);
    await expect(page.getByText('Файл «другие.csv» не открыт')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(edited).toBeVisible();
  });
  await test.step('the window, and the program, are closed', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
    await expect(question).toContainText('закрыть окно');
    await page.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await quitByMenu(app);
    await expect(question).toContainText('Если выйти');
    await stay();
  });
  await test.step('the window, and the program, are closed over a form', async () => {
    const form = page.getByRole('dialog', { name: 'Сеть и прокси' });
    await page.getByRole('button', { name: 'Настройки' }).click();
    await page.getByRole('menuitem', { name: 'Сеть и прокси' }).click();
    await form.getByText('Свой', { exact: true }).click();
    await form.getByLabel('Адрес прокси').fill('proxy.example.ru:3128');
    await quitByMenu(app);
    const asked = page.getByRole('dialog', { name: 'Выйти из программы?' });
    await expect(asked).toContainText('оставить черновик');
    await expect(asked).toContainText('Изменения в открытой форме не сохранятся.');
    await page.keyboard.press('Escape');
    await expect(asked).toHaveCount(0);
    await expect(form.getByLabel('Адрес прокси')).toHaveValue('proxy.example.ru:3128');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Закрыть без сохранения?' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(form.getByLabel('Адрес прокси')).toBeFocused();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Не сохранять' }).click();
    await expect(form).toHaveCount(0);
  });
  await test.step('the file is read with other options', async () => {
    await page.locator('[data-step="intake"]').click();
    await page.getByTestId('reading-options').getByLabel('Разделитель').first().click();
    await page.getByRole('option', { name: 'точка с запятой' }).click();
    await expect(question).toContainText('Прочитать файл заново');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('first-rows')).toContainText('Анна');
  });
  await test.step('the file is closed', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Закрыть файл', exact: true }).click();
    await expect(question).toContainText('Если закрыть её и оставить черновик');
    await page.keyboard.press('Escape');
    await page.locator('[data-step="rows"]').click();
    await expect(edited).toBeVisible();
  });
  await test.step('a second start of the program brings a file, and the person keeps the draft', async () => {
    await app.evaluate(({ app: electron }, file) => electron.emit('second-instance', {}, [], '', { file }), other);
    await question.getByTestId('leave-keep').click();
    await expect(page.getByRole('gridcell', { name: 'c7@example.ru' })).toBeVisible();
    await expect(edited).toHaveCount(0);
    await page.locator('[data-step="intake"]').click();
    const recent = page.getByRole('list').filter({ hasText: 'клиенты.csv' }).last();
    await expect(recent).toContainText('другие.csv');
    await expect(recent).not.toContainText('папка');
  });
  await test.step('two files are dropped', async () => {
    await dropFile(page, join(folder.path, 'клиенты.csv'), other);
    await expect(page.getByText('Открыт только файл «клиенты.csv»')).toBeVisible();
    await expect(page.getByRole('gridcell', { name: 'c1@example.ru' })).toBeVisible();
  });
  await test.step('the sheet is there as it was left, and the person starts over', async () => {
    await expect(edited).toBeVisible();
    await page.getByTestId('draft-restored').getByRole('button', { name: 'Начать заново' }).click();
    await question.getByTestId('leave').click();
    await expect(edited).toHaveCount(0);
  });
  await test.step('the window is closed while a cell is edited for the first time', async () => {
    await page.getByRole('gridcell', { name: 'Клиент 1', exact: true }).dblclick();
    await page.keyboard.press('Control+A');
    await beforeTheSheetAnswers(app, async () => {
      await page.keyboard.type('Ева');
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
    });
    await question.getByRole('button', { name: 'Вернуться к правкам' }).click();
    await expect(page.getByRole('gridcell', { name: 'Ева', exact: true })).toBeVisible();
  });
  await test.step("the system's session ends, and nobody is asked", async () => {
    const ended = app.waitForEvent('close', { timeout: 15_000 });
    process.kill(app.process().pid!, 'SIGTERM');
    await ended;
  });
  folder.remove();
});

test('a failure of the page is logged without the data it quotes, and a page that dies, or hangs and cannot ask, is loaded again', async () => {
  const folder = temporaryFolder();
  const file = join(folder.path, 'клиенты.csv');
  writeFileSync(file, HEADER + rowOf(1));
  const { app, page } = await launch(join(folder.path, 'data'), { file });
  await edit(page, 'Клиент 1', 'Анна');
  await page.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('anna@example.ru');
    });
    void Promise.reject(new SyntaxError('boris@example.ru'));
  });
  const log = () => readFileSync(join(folder.path, 'data', 'logs', 'main.log'), 'utf8');
  await expect.poll(log).toContain('page: RangeError');
  await expect.poll(log).toContain('page: SyntaxError');
  expect(log()).not.toContain('example.ru');

  // Asked through Electron: for Playwright a crashed page is gone for good.
  const isShownAfter = (ending: 'death' | 'hanging', ...texts: string[]) =>
    app.evaluate(
      ({ BrowserWindow }, { ending, texts }) =>
        new Promise<void>((resolve) => {
          const [window] = BrowserWindow.getAllWindows();
          const { webContents } = window!;
          const wait = async (): Promise<void> => {
            const shown = String(await webContents.executeJavaScript('document.body.innerText'));
            if (texts.every((text) => shown.includes(text))) resolve();
            else setTimeout(() => void wait(), 200);
          };
          webContents.once('did-finish-load', () => void wait());
          if (ending === 'death') return webContents.forcefullyCrashRenderer();
          webContents.executeJavaScript('for (;;);').catch(() => undefined);
          window!.close();
        }),
      { ending, texts },
    );
  await isShownAfter('death', 'Анна');
  expect(log()).toContain('the page died');
  await isShownAfter('hanging', 'Анна', 'Вернуться к правкам');
  await app.close();
  folder.remove();
});
