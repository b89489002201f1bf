import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { temporaryFolder } from '../fakes/temporary-folder';
import { dropFile, expectAccessible, launch } from './app';
import { isStored } from './stored-text';

const HEADER = 'external_id,email,name,phone,created_at\n';
const rowOf = (n: number) => `${n},c${n}@example.ru,Клиент ${n},+7 916 345-12-08,2018-01-01\n`;

const cell = (page: Page, text: string) => page.getByRole('gridcell', { name: text, exact: true });

async function edit(page: Page, from: string, to: string): Promise<void> {
  await cell(page, from).dblclick();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(to);
  await page.keyboard.press('Enter');
  await expect(cell(page, to)).toBeVisible();
}

/** The window is closed, which ends the program, and the question is answered. */
async function closeWindow({ app, page }: { app: ElectronApplication; page: Page }, answer: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  const ended = app.waitForEvent('close', { timeout: 15_000 });
  const clicked = page.getByTestId('leave-question').getByTestId(answer).click();
  // The page may be gone before the click is answered. If it was not done, nothing ends.
  await Promise.all([ended, clicked.catch(() => undefined)]);
}

test('a sheet opens as it was after a kill and after the window was closed, until the person discards its draft', async () => {
  const folder = temporaryFolder();
  const data = join(folder.path, 'data');
  const file = join(folder.path, 'клиенты.csv');
  writeFileSync(file, HEADER + rowOf(1) + rowOf(2) + rowOf(3));
  const start = () => launch(data, { file });

  const killed = await start();
  await edit(killed.page, 'Клиент 1', 'Анна');
  await edit(killed.page, 'Клиент 2', 'Ева');
  await edit(killed.page, 'Клиент 3', 'Зоя');
  await killed.page.keyboard.press('Control+Z');
  await expect(cell(killed.page, 'Клиент 3')).toBeVisible();
  await expect.poll(() => isStored(join(data, 'drafts'), '"undo"'), { timeout: 1_000 }).toBe(true);
  const ended = killed.app.waitForEvent('close');
  process.kill(killed.app.process().pid!, 'SIGKILL');
  await ended;

  const again = await start();
  const notice = again.page.getByTestId('draft-restored');
  await expect(notice).toContainText('Восстановлено 2 изменения');
  await expect(cell(again.page, 'Анна')).toBeVisible();
  await expect(cell(again.page, 'Ева')).toBeVisible();
  await expectAccessible(again.page);
  await cell(again.page, 'Ева').click();
  await again.page.keyboard.press('Control+Y');
  await expect(cell(again.page, 'Зоя')).toBeVisible();
  await again.page.keyboard.press('Control+Z');
  await again.page.keyboard.press('Control+Z');
  await expect(cell(again.page, 'Клиент 2')).toBeVisible();
  await closeWindow(again, 'leave-keep');

  const kept = await start();
  await expect(kept.page.getByTestId('draft-restored')).toContainText('Восстановлено 1 изменение');
  await expect(cell(kept.page, 'Анна')).toBeVisible();
  await expect(cell(kept.page, 'Клиент 2')).toBeVisible();
  await kept.page.getByTestId('draft-restored').getByRole('button', { name: 'Начать заново' }).click();
  await kept.page.getByTestId('leave-question').getByTestId('leave').click();
  await expect(cell(kept.page, 'Клиент 1')).toBeVisible();
  await expect(kept.page.getByTestId('draft-restored')).toHaveCount(0);
  await expect.poll(() => isStored(data, 'Анна')).toBe(false);

  await edit(kept.page, 'Клиент 1', 'Марфа');
  await expect.poll(() => isStored(data, 'Марфа')).toBe(true);
  await kept.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  await expect(kept.page.getByTestId('leave-question')).toContainText('оставить черновик');
  await expectAccessible(kept.page);
  await kept.page.keyboard.press('Escape');
  await closeWindow(kept, 'leave');
  expect(isStored(data, 'Марфа')).toBe(false);
  folder.remove();
});

test('a file that has changed since its draft opens as it is, and the actions of the draft are done to it when asked for', async () => {
  const folder = temporaryFolder();
  const data = join(folder.path, 'data');
  const file = join(folder.path, 'клиенты.csv');
  const faulty = (n: number) => `'10${rowOf(n)}`;
  writeFileSync(file, HEADER + faulty(1) + faulty(2));

  const killed = await launch(data, { file });
  await killed.page.getByTestId('repair-all').first().click();
  await killed.page.getByTestId('repair-apply').click();
  await expect(cell(killed.page, '101')).toBeVisible();
  await edit(killed.page, 'Клиент 2', 'Ева');
  await expect.poll(() => isStored(join(data, 'drafts'), 'Ева')).toBe(true);
  const ended = killed.app.waitForEvent('close');
  process.kill(killed.app.process().pid!, 'SIGKILL');
  await ended;

  writeFileSync(file, HEADER + faulty(1) + faulty(2) + faulty(3));
  const { app, page } = await launch(data, { file });
  const notice = page.getByTestId('draft-changed');
  await expect(notice).toContainText('Было 2 строки, стало 3. 1 правку отдельных строк повторить нельзя');
  await expect(cell(page, "'101")).toBeVisible();
  await expectAccessible(page);
  await notice.getByRole('button', { name: 'Повторить действия (1)' }).click();
  await expect(cell(page, '103')).toBeVisible();
  await expect(cell(page, 'Клиент 2')).toBeVisible();
  await expect(notice).toContainText('Действия из черновика выполнены');
  await notice.getByRole('button', { name: 'Удалить черновик' }).click();
  await expect(notice).toHaveCount(0);
  await expect.poll(() => isStored(data, 'Ева')).toBe(false);

  await test.step('the draft of a newer version is left as it is', async () => {
    const drafts = join(data, 'drafts');
    const [name = ''] = readdirSync(drafts);
    await page.locator('[data-step="intake"]').click();
    await page.getByRole('main').getByRole('button', { name: 'Закрыть файл', exact: true }).click();
    await page.getByTestId('leave').click();
    await expect(page.getByTestId('drop-zone')).toBeVisible();
    await expect.poll(() => readdirSync(drafts)).toEqual([]);
    const newer = JSON.stringify({ version: 2, whatever: 'Ева' });
    writeFileSync(join(drafts, name), newer);
    await dropFile(page, file);
    await expect(page.getByTestId('draft-newer')).toContainText('в более новой версии программы');
    await expectAccessible(page);
    await edit(page, 'Клиент 2', 'Анна');
    await closeWindow({ app, page }, 'leave');
    expect([readdirSync(drafts), readFileSync(join(drafts, name), 'utf8')]).toEqual([[name], newer]);
  });
  folder.remove();
});
