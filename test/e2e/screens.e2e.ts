import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { temporaryFolder } from '../fakes/temporary-folder';
import { launch } from './app';

/** The places a person can go to, how, and what they must find there: the content, not only the frame. */
interface Place {
  enter: (page: Page) => Promise<void>;
  expectThere: (page: Page) => Promise<void>;
}

const byStep = (step: string) => (page: Page) => page.locator(`[data-step="${step}"]`).click();

const PLACES: Record<string, Place> = {
  intake: {
    enter: byStep('intake'),
    expectThere: async (page) => {
      await expect(page.getByTestId('first-rows').getByRole('cell', { name: '100500', exact: true })).toBeInViewport();
      await expect(page.getByTestId('drop-zone').getByRole('button').first()).toBeVisible();
    },
  },
  columns: {
    enter: byStep('columns'),
    expectThere: async (page) => {
      await expect(page.locator('aside [data-column="0"]').getByRole('combobox')).toBeInViewport();
      await expect(page.locator('aside [data-column="1"]').getByRole('combobox')).toBeInViewport();
      await expect(page.locator('[data-row="1"]').getByRole('gridcell').first()).toBeInViewport();
    },
  },
  rows: {
    enter: byStep('rows'),
    expectThere: async (page) => {
      await expect(page.locator('aside li[data-severity]').first()).toBeInViewport();
      await expect(page.locator('[data-row="1"]').getByRole('gridcell').first()).toBeInViewport();
      await expect(page.locator('[data-row="2"]').getByRole('gridcell').nth(1)).toBeInViewport();
    },
  },
  review: {
    enter: byStep('review'),
    expectThere: async (page) => {
      await expect(page.getByTestId('review').getByRole('radio').first()).toBeVisible();
      await expect(page.getByTestId('review')).toContainText('8');
      // All rows were sent: a sentence says so beside the next step.
      await expect(page.locator('#send-words')).toBeInViewport();
    },
  },
  delivery: {
    enter: byStep('delivery'),
    expectThere: async (page) => {
      await expect(page.getByTestId('delivery-summary')).toBeInViewport();
      await expect(page.locator('[data-testid^="outcome-"]').first()).toBeVisible();
    },
  },
  history: {
    enter: (page) => page.getByRole('button', { name: /^(История|History)$/ }).click(),
    expectThere: (page) => expect(page.locator('[data-delivery]').getByText('sample.csv')).toBeInViewport(),
  },
  practice: {
    enter: async (page) => {
      await page.getByTestId('shop-picker').click();
      await page.getByRole('menuitem', { name: /^(Что в учебном магазине|View the practice shop)/ }).click();
    },
    expectThere: (page) =>
      expect(
        page.getByTestId('practice-consumers').getByRole('cell', { name: '100500', exact: true }),
      ).toBeInViewport(),
  },
};

/** One walk that takes every ordered pair of places once: each step goes from the first to the second of a pair. */
function walkOverAllPairs(places: readonly string[]): string[] {
  const left = new Map(places.map((from) => [from, places.filter((to) => to !== from)]));
  // Hierholzer's algorithm: a complete directed graph has a closed walk over all edges.
  const stack = [places[0]!];
  const walk: string[] = [];
  while (stack.length > 0) {
    const next = left.get(stack.at(-1)!)!.pop();
    if (next === undefined) walk.unshift(stack.pop()!);
    else stack.push(next);
  }
  return walk;
}

test('every screen, entered from every other one, shows its content in both languages', async () => {
  const folder = temporaryFolder();
  const { app, page } = await launch(join(folder.path, 'data'));
  // By keyboard: the pressed control disappears with the sheet, and the focus must not be lost.
  await page.getByTestId('try').press('Enter');
  await expect(page.locator('main :focus')).toHaveCount(1);
  await page.getByTestId('try-end').click();
  await page.getByTestId('send').click();
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-summary')).toBeVisible();

  const walk = walkOverAllPairs(Object.keys(PLACES));
  expect(walk).toHaveLength(7 * 6 + 1);
  for (const language of ['Русский', 'English']) {
    await page.getByRole('button', { name: /^(Настройки|Settings)$/ }).click();
    await page.getByRole('menuitem', { name: language }).click();
    await expect(page.getByRole('menuitem', { name: language })).toHaveCount(0);
    const menu = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.items.map(({ label }) => label));
    expect(menu.slice(0, 3)).toEqual(language === 'English' ? ['File', 'Edit', 'View'] : ['Файл', 'Правка', 'Вид']);
    for (const [at, name] of walk.entries()) {
      const place = PLACES[name]!;
      await test.step(`${walk[at - 1] ?? 'start'} → ${name}`, async () => {
        await place.enter(page);
        await place.expectThere(page);
      });
    }
  }
  await app.close();
  folder.remove();
});

test('an open question about columns is marked on their step, and a click leads there', async () => {
  const folder = temporaryFolder();
  const file = join(folder.path, 'две почты.csv');
  writeFileSync(file, 'external_id;email;Почта 2;name;created_at\n1;anna@example.ru;a@example.ru;Анна;2018-01-01\n');
  const { app, page } = await launch(join(folder.path, 'data'), { file });
  const mark = page.locator('[data-step="columns"] [data-mark="error"]');
  await expect(mark).toBeVisible();
  await page.getByTestId('required-missing').getByRole('button', { name: 'Отправить без него' }).press('Enter');
  await expect(page.getByTestId('required-missing')).toHaveCount(0);
  await expect(page.locator('main :focus')).toHaveCount(1);
  await expect(mark).toHaveCount(0);

  await page.locator('[data-step="columns"]').click();
  await page.getByLabel('Куда идёт столбец «Почта 2»').selectOption('field:email');
  await expect(mark).toBeVisible();
  await page.locator('[data-step="rows"]').click();
  await page.locator('footer #send-why').click();
  await expect(page.getByLabel('Куда идёт столбец «email»')).toBeFocused();
  await page.locator('aside [data-column="1"]').getByRole('button', { name: 'Показать «Почта 2»' }).click();
  await expect(page.getByLabel('Куда идёт столбец «Почта 2»')).toBeFocused();
  await page.getByLabel('Куда идёт столбец «Почта 2»').selectOption('skip');
  await expect(mark).toHaveCount(0);
  await app.close();
  folder.remove();
});
