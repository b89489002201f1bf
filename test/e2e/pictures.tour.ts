import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startPracticeShop } from '../../electron/practice/practice-shop';
import { temporaryFolder } from '../fakes/temporary-folder';
import { dropFile, launch } from './app';
import { shootBar } from './pictures/bar-pictures';
import { shootDelivery, shootPractice, shootTroubles } from './pictures/delivery-pictures';
import { shootList } from './pictures/list-pictures';
import { shootDraft, shootNothingKept, shootQuit, shootRecipes } from './pictures/recipe-pictures';
import { shootProgram } from './pictures/program-pictures';
import { shootChoices, shootLongWork, shootRepairs } from './pictures/repair-pictures';
import { shootColumns, shootIntake, shootRows } from './pictures/sheet-pictures';
import { TOKEN } from './pictures/shop';
import { beginTour } from './pictures/tour';

const root = join(import.meta.dirname, '..', '..');
const pictures = join(root, 'proof-pictures');

for (const language of ['ru', 'en'] as const) {
  test(`every screen, dialog and menu, reached by the steps bar (${language})`, async () => {
    removePictures(`${language}-`);
    const folder = temporaryFolder();
    const data = join(folder.path, 'data');
    const shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
    const first = await launch(data, { language });
    const tour = await beginTour(first, { language, folder: folder.path, pictures });
    await shootIntake(tour);
    await shootColumns(tour);
    await shootRows(tour);
    await shootRepairs(tour);
    await shootNothingKept(tour);
    await shootRecipes(tour);
    await shootChoices(tour);
    await shootLongWork(tour);
    await shootBar(tour, shop);
    await shootDelivery(tour, shop);
    await shootTroubles(tour, shop);
    await shootPractice(tour);
    // Closed in the middle of the import.
    await first.app.close();

    const second = await launch(data, { language });
    const later = await tour.goOnIn(second);
    await expect(second.page.getByTestId('unfinished-delivery')).toBeVisible();
    await later.shoot('banner-of-an-unfinished-import', 'main');
    await shootQuit(later);

    writeFileSync(join(data, 'deliveries.db'), 'this is no database');
    writeFileSync(join(data, 'shops.json'), '{ "shops": [');
    const third = await launch(data, { language });
    const last = await later.goOnIn(third);
    await expect(third.page.getByTestId('files-set-aside')).toBeVisible();
    await last.shoot('banners-of-damaged-files', 'main');
    await shootDraft(last);
    // A page that cannot load its state.
    await third.app.evaluate(({ ipcMain }) => ipcMain.removeHandler('aplaut-import:request'));
    await third.page.reload();
    await expect(third.page.getByRole('heading', { name: last.t('app.failureTitle') })).toBeVisible();
    await last.shoot('failure-of-the-page');
    await third.app.close();
    await shop.close();
    folder.remove();
  });
}

for (const language of ['ru', 'en'] as const) {
  test(`what a list of the shop's customers leads to (${language})`, async () => {
    removePictures(`list-${language}-`);
    const folder = temporaryFolder();
    const shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
    const running = await launch(join(folder.path, 'data'), { language });
    await shootList(await beginTour(running, { language, folder: folder.path, pictures, prefix: 'list-' }), shop);
    await running.app.close();
    await shop.close();
    folder.remove();
  });
}

for (const language of ['ru', 'en'] as const) {
  test(`what belongs to the program (${language})`, async () => {
    removePictures(`program-${language}-`);
    const folder = temporaryFolder();
    const running = await launch(join(folder.path, 'data'), { language });
    await shootProgram(await beginTour(running, { language, folder: folder.path, pictures, prefix: 'program-' }));
    await running.app.close();
    folder.remove();
  });
}

test('the grid on a screen with a pixel ratio of two', async () => {
  removePictures('scale-');
  const folder = temporaryFolder();
  const { app, page } = await launch(join(folder.path, 'data'), { scale: 2 });
  await dropFile(page, join(root, 'assets', 'sample.csv'));
  await expect(page.locator('[data-row="1"]')).toContainText('100500');
  for (const step of ['rows', 'columns', 'review']) {
    await page.locator(`[data-step="${step}"]`).click();
    await page.screenshot({ path: join(pictures, `scale-2-${step}.png`), animations: 'disabled' });
  }
  await app.close();
  folder.remove();
});

function removePictures(prefix: string): void {
  mkdirSync(pictures, { recursive: true });
  for (const name of readdirSync(pictures)) if (name.startsWith(prefix)) rmSync(join(pictures, name));
}
