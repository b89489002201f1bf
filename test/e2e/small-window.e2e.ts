import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { temporaryFolder } from '../fakes/temporary-folder';
import { dropFile, expectAccessible, launch } from './app';

/** Button labels that are cut off, and parts of the toolbar beyond its edge. */
const findCut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.getClientRects().length > 0);
    const rightOf = (element: Element) => element.getBoundingClientRect().right;
    const words = shown('.mantine-Button-label').filter((label) => label.scrollWidth > label.clientWidth + 1);
    const parts = shown('[role="toolbar"] > *').filter((part) => rightOf(part) > rightOf(part.parentElement!));
    return [...words, ...parts].map((element) => element.textContent);
  });

/** In the page. Whether a part of a line of text is cut off. */
const isCut = (line: Element): boolean =>
  line.clientWidth === 0 || [line, ...line.children].some((part) => part.scrollWidth > part.clientWidth);

/** Nothing is cut off or beyond the window's edge, and no Russian text remains. */
async function expectFits(page: Page, step: string): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect([step, beyond]).toEqual([step, 0]);
  expect([step, await findCut(page)]).toEqual([step, []]);
  const words = await page.evaluate(() => document.body.innerText.replace(/Русский/g, ''));
  expect(words).not.toMatch(/[а-яё]/i);
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath(`${step}.png`) });
}

test('the smallest window shows every step completely in English', async () => {
  const folder = temporaryFolder();
  const { app, page } = await launch(join(folder.path, 'data'), { language: 'en' });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600));
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(900);
  await expectFits(page, 'intake');

  const file = join(folder.path, 'customers.csv');
  writeFileSync(
    file,
    'client id,email,name,created_at,ltv\n1,anna@example.com,Anna,2018-01-01,10\n2,boris(at)example.com,Boris,2018-01-01,20\n' +
      "'3,vera@example.com,Vera,2018-01-01,30\n'4,gleb@example.com,Gleb,2018-01-01,40\n",
  );
  await dropFile(page, file);
  await expect(page.getByTestId('required-missing')).toBeVisible();
  await expectFits(page, 'columns');
  await page.getByTestId('required-missing').getByRole('button').last().click();
  await page.locator('[data-step="rows"]').click();
  await expect(page.getByTestId('issue-count')).toHaveAttribute('data-count', '3');
  await page.locator('[data-row="3"] [role="gridcell"]').first().click();
  await expect(page.getByTestId('cell-status')).toContainText('Change to 3');
  await expectFits(page, 'rows');

  // A notice covers neither the repairs below the grid nor a dialog that opens later.
  await app.evaluate(({ clipboard }) => clipboard.writeText('1\t2\t3\t4\t5\t6'));
  await page.keyboard.press('Control+V');
  const notice = page.getByRole('alert').filter({ hasText: 'Not everything was pasted' });
  await expect(notice).toBeVisible();
  const bottomOf = (box: { y: number; height: number } | null) => box!.y + box!.height;
  const status = await page.getByTestId('cell-status').boundingBox();
  expect(bottomOf(await notice.boundingBox())).toBeLessThanOrEqual(status!.y);
  await dropFile(page, file);
  await page.getByTestId('leave').click({ trial: true });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(page.locator('[data-row="3"] [role="gridcell"]').first()).toContainText("'3");
  await page.getByTestId('send').click();
  await expect(page.getByTestId('review')).toBeVisible();
  await expectFits(page, 'review');
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-summary')).toBeVisible();
  await expectFits(page, 'summary');
  await app.close();
  folder.remove();
});

test('the rows keep their buttons and one line of tools in Russian, in the smallest window and at 150 %', async () => {
  const folder = temporaryFolder();
  const { app, page } = await launch(join(folder.path, 'data'));
  const file = join(folder.path, 'клиенты за ноябрь.csv');
  const wrong = Array.from({ length: 1200 }, (_, row) => `${row + 2},boris(at)example.ru,БОРИС\n`);
  writeFileSync(file, `external_id,email,name\n1,anna@example.ru,Анна\n${wrong.join('')}`);
  await dropFile(page, file);
  await page.locator('[data-step="rows"]').click();
  await expect(page.getByTestId('issue-count')).not.toHaveAttribute('data-count', '0');
  for (const { width, height, zoom } of [
    { width: 900, height: 600, zoom: 1 },
    { width: 1280, height: 800, zoom: 1.5 },
  ]) {
    await app.evaluate(
      ({ BrowserWindow }, size) => {
        const [window] = BrowserWindow.getAllWindows();
        window!.setContentSize(size.width, size.height);
        window!.webContents.setZoomFactor(size.zoom);
      },
      { width, height, zoom },
    );
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(Math.round(width / zoom));
    expect([width, await findCut(page)]).toEqual([width, []]);
    const tools = page.getByRole('toolbar').first();
    expect((await tools.boundingBox())!.height).toBeLessThan(60);
    const sideways = await page
      .locator('aside')
      .evaluateAll((panels) => panels.map((panel) => panel.scrollWidth - panel.clientWidth));
    expect([width, sideways]).toEqual([width, sideways.map(() => 0)]);
  }
  // At every width the tools are complete and the file's name can be read, also while somebody searches.
  for (const wanted of ['', 'anna']) {
    await page.getByRole('textbox', { name: 'Найти в таблице' }).fill(wanted);
    for (const width of [900, 1000, 1001, 1040, 1041, 1100, 1101, 1150, 1240, 1241, 1280]) {
      await app.evaluate(({ BrowserWindow }, size) => {
        const [window] = BrowserWindow.getAllWindows();
        window!.setContentSize(size, 800);
        window!.webContents.setZoomFactor(1);
      }, width);
      await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
      expect([width, wanted, await findCut(page)]).toEqual([width, wanted, []]);
      expect([width, wanted, await page.getByTestId('open-file').evaluate(isCut)]).toEqual([width, wanted, false]);
      expect((await page.getByRole('toolbar').first().boundingBox())!.height).toBeLessThan(60);
      await page.screenshot({ path: test.info().outputPath(`rows-${width}${wanted}.png`) });
    }
  }
  // Without motion a new theme is there at once.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const isMoving = () => document.getAnimations().some((each) => each instanceof CSSTransition);
  expect(await page.evaluate(isMoving)).toBe(false);
  // Nothing to save yet.
  await expect(page.getByRole('button', { name: 'Сохранить как набор…' })).toBeDisabled();

  await test.step('the contents of the guide are seen as a whole beside the middle of a page', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window!.setContentSize(1280, 800);
      window!.webContents.setZoomFactor(1.5);
    });
    await page.getByTestId('help').click();
    await page.getByTestId('help-go-guide').click();
    const guide = page.getByTestId('guide');
    await guide.locator('[data-page="watched-folder"]').click();
    await guide.getByRole('heading', { name: 'Какие файлы отправляются' }).scrollIntoViewIfNeeded();
    const last = guide.locator('[data-page]').last();
    await last.focus();
    await expect(last).toBeFocused();
    const isSeen = await last.evaluate((entry) => {
      const { x, y, width, height } = entry.getBoundingClientRect();
      return entry.contains(document.elementFromPoint(x + width / 2, y + height - 2));
    });
    expect(isSeen).toBe(true);
  });
  await app.close();
  folder.remove();
});
