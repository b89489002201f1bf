import { expect, test, type Locator, type Page } from '@playwright/test';
import { startPracticeShop, type PracticeShop, type SeenRequest } from '../../electron/practice/practice-shop';
import { temporaryFolder } from '../fakes/temporary-folder';

/** The shop's name that {@link addShop} uses. */
export const SHOP_NAME = 'Ромашка';

/** Adds a shop through the picker's dialog, which also chooses it. */
export async function addShop(page: Page, shop: PracticeShop, token: string, pace: number): Promise<void> {
  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: 'Добавить магазин' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Название').fill(SHOP_NAME);
  await dialog.getByLabel('Адрес API').fill(shop.baseUrl);
  await dialog.getByLabel('Строк в секунду').fill(String(pace));
  await dialog.getByLabel('Токен', { exact: true }).fill(token);
  await dialog.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByTestId('shop-picker')).toContainText(SHOP_NAME);
}

/** Forgets the token in the dialog of a shop. */
export async function forgetToken(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Забыть токен' }).click();
  const question = dialog.page().getByRole('dialog', { name: 'Забыть токен магазина' });
  await question.getByRole('button', { name: 'Забыть токен' }).click();
  await expect(dialog).toContainText('Токена ещё нет');
}

/** What each test of a file has of its own. */
export interface Own {
  /** The path of a folder that is removed after the test. */
  folder: string;
  /** A shop with unlimited pace, which is closed after the test. */
  shop: PracticeShop;
  /** The requests that the shop has received. */
  seen: SeenRequest[];
}

/** Gives every test of the file its own folder and shop. Read the result only within a test. */
export function ownShop(token: string): Readonly<Own> {
  const own = {} as Own;
  let removeFolder: () => void;
  test.beforeEach(async () => {
    const { path, remove } = temporaryFolder();
    removeFolder = remove;
    own.folder = path;
    own.seen = [];
    const onRequest = (request: SeenRequest) => void own.seen.push(request);
    own.shop = await startPracticeShop({ databasePath: ':memory:', tokens: [token], pace: 0, onRequest });
  });
  test.afterEach(async () => {
    await own.shop.close();
    removeFolder();
  });
  return own;
}
