import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { dropFile, expectAccessible, launch } from './app';
import { addShop, ownShop } from './own-shop';

const TOKEN = 'e2e-shop-list-token-Kd90';

const own = ownShop(TOKEN);

const ROWS = [
  ['c1', 'c1@example.ru', 'Анна'],
  ['c2', 'c2@example.ru', 'Борис Петрович'],
  ['c3', 'order@example.ru', 'Вера'],
  ['c4', 'c4@example.ru', 'Глеб'],
  ['c5', 'c5@example.ru', 'Дарья'],
];

/** The shop has c1 and c2, and somebody who ordered with the e-mail of c3. */
async function fillShop(): Promise<void> {
  for (const [id, name] of [
    ['c1', 'Анна'],
    ['c2', 'Борис'],
  ]) {
    await fetch(`${own.shop.baseUrl}/consumers/${id}`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/vnd.api+json' },
      body: JSON.stringify({ data: { type: 'consumers', attributes: { email: `${id}@example.ru`, name } } }),
    });
  }
  own.shop.addFromOrders([{ email: 'order@example.ru', phone: '', name: 'Ольга' }], 1);
}

async function review(page: Page): Promise<void> {
  const file = join(own.folder, 'клиенты.csv');
  writeFileSync(
    file,
    `external_id,email,name,phone,created_at\n${ROWS.map((row) => `${row.join(',')},,`).join('\n')}\n`,
  );
  await dropFile(page, file);
  await expect(page.getByTestId('row-grid')).toBeVisible();
  await page.getByTestId('send').click();
}

/**
 * From now on the shop's links lead to another machine, over http. Only its name is another: it is found on this machine, and so is nothing
 * there that answers over https.
 */
async function linkElsewhere(app: ElectronApplication): Promise<void> {
  own.shop.setExports({ waitMs: 0, workMs: 0, betweenTasksMs: 0 });
  const tasks = `${own.shop.baseUrl}/export_tasks`;
  const headers = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/vnd.api+json' };
  const body = JSON.stringify({
    data: { type: 'export_tasks', attributes: { records_type: 'consumers', format: 'jsonl' } },
  });
  const made = (await (await fetch(tasks, { method: 'POST', headers, body })).json()) as { data: { id: string } };
  let link: string | null = null;
  await expect(async () => {
    const told = (await (await fetch(`${tasks}/${made.data.id}`, { headers })).json()) as {
      data: { attributes: { archive_url: string | null } };
    };
    link = told.data.attributes.archive_url;
    expect(link).not.toBeNull();
  }).toPass();
  own.shop.setExports({
    waitMs: 0,
    workMs: 0,
    betweenTasksMs: 0,
    origin: `http://archives.example.com:${new URL(link!).port}`,
  });
  await app.evaluate(() => {
    process.env['no_proxy'] = '*';
    const dns = process.getBuiltinModule('node:dns');
    const { lookup } = dns;
    dns.lookup = ((name: string, ...rest: [never, never]) =>
      lookup(name === 'archives.example.com' ? '127.0.0.1' : name, ...rest)) as typeof lookup;
  });
}

/** The shop gives one list a minute, and the program does not ask sooner. */
function aMinutePasses(app: ElectronApplication): Promise<void> {
  return app.evaluate(() => {
    const { now } = Date;
    Date.now = () => now() + 61_000;
  });
}

const tasksMade = () => own.seen.filter(({ method, url }) => method === 'POST' && url.endsWith('/export_tasks')).length;

test('one request says what each row would change, and a restart in the middle makes no second one', async () => {
  await fillShop();
  const data = join(own.folder, 'data');
  const first = await launch(data);
  await addShop(first.page, own.shop, TOKEN, 50);
  await review(first.page);
  own.seen.length = 0;
  await first.page.getByTestId('shop-list-take').click();
  await expect(first.page.getByTestId('list-state')).toHaveAttribute('data-at', 'preparing');
  await first.app.close();

  const { app, page } = await launch(data);
  await review(page);
  const card = page.getByTestId('shop-list');
  await expect(card).toHaveAttribute('data-has-list', 'false');
  // Without a keyring the token was known to the first run only.
  await page.getByRole('button', { name: 'Вставить токен' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Токен', { exact: true }).fill(TOKEN);
  await dialog.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await card.getByTestId('shop-list-take').click();
  await expect(card).toHaveAttribute('data-has-list', 'true');
  expect(tasksMade()).toBe(1);
  const counts = { new: '2', changes: '1', nothing: '1', 'email-elsewhere': '1' };
  for (const [kind, count] of Object.entries(counts)) {
    await expect(card.getByTestId(`verdict-${kind}`)).toHaveAttribute('data-count', count);
  }
  await expectAccessible(page);

  // The same for every row as a report, and a file for the cabinet without rows that change nothing.
  const report = join(own.folder, 'что изменится.csv');
  await app.evaluate(({ dialog: dialogs }, filePath) => {
    dialogs.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, report);
  await card.getByTestId('verdict-report-csv').click();
  await expect(page.getByText('Отчёт сохранён')).toBeVisible();
  expect(readFileSync(report, 'utf8')).toContain('"Борис";"Борис Петрович"');
  await page.getByTestId('save-cabinet-file').click();
  await page.getByTestId('cabinet-only-changes').click();
  await expect(page.getByTestId('cabinet-rows')).toContainText('В файл войдут 3 строки. Не войдёт 1 строка, которая');
  await page.keyboard.press('Escape');

  await card.getByTestId('verdict-changes').click();
  const rows = page.getByTestId('row-grid').locator('[data-row]');
  await expect(rows).toHaveCount(1);
  await expect(page.getByTestId('verdict-filter')).toContainText('Изменятся');
  await rows.locator('[data-changes]').click();
  await expect(page.getByTestId('verdict-line')).toContainText('имя: «Борис» → «Борис Петрович»');
  await expect(rows.locator('[data-changes]')).toHaveAccessibleDescription(/имя: «Борис» → «Борис Петрович»/);
  await page.keyboard.press('Delete');
  await expect(page.getByTestId('verdict-line')).toContainText('Ничего не изменится');
  await expectAccessible(page);
  await page.getByTestId('verdict-filter').getByRole('button').click();
  await expect(rows).toHaveCount(5);

  // Another list within the minute waits for it. Cancelling leaves the list that is there.
  await page.getByTestId('send').click();
  await expect(card.getByTestId('verdict-nothing')).toHaveAttribute('data-count', '2');
  await expect(card.getByTestId('verdict-changes')).toHaveCount(0);
  await card.getByTestId('shop-list-again').click();
  await expect(card.getByTestId('list-state')).toHaveAttribute('data-at', 'limit');
  await card.getByTestId('shop-list-cancel').click();
  await expect(card.getByTestId('list-state')).toHaveAttribute('data-at', 'cancelled');
  await expect(card.getByTestId('verdict-new')).toHaveAttribute('data-count', '2');

  // The row with the e-mail of somebody who has ordered: decided for all, undone, then decided for the row alone.
  await card.getByTestId('adopt-all').click();
  await expectAccessible(page);
  await page.getByTestId('adopt-apply').click();
  await expect(card.getByTestId('verdict-email-elsewhere')).toHaveCount(0);
  await page.getByTestId('repair-undo').click();
  await card.getByTestId('verdict-email-elsewhere').click();
  await expect(rows).toHaveCount(1);
  await rows.getByText('order@example.ru').click();
  // The menu of cells offers what the line below the grid does.
  const menu = page.getByTestId('cell-menu');
  await page.keyboard.press('Shift+F10');
  await expect(menu.getByRole('menuitem', { name: 'Обновить найденного' })).toBeVisible();
  await expect(menu.getByRole('menuitem', { name: 'Исключить строку', exact: true })).toBeVisible();
  await menu.getByRole('menuitem', { name: 'Отправить без почты' }).click();
  await expect(page.getByTestId('email-decision')).toHaveAttribute('data-decision', 'without-email');
  await expect(page.getByTestId('row-grid')).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(menu.getByRole('menuitem', { name: 'Отправить без почты' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Z');
  await page.getByTestId('cell-status').getByTestId('adopt-row').click();
  await expect(page.getByTestId('email-decision')).toHaveAttribute('data-decision', 'adopt');
  await expect(page.getByTestId('verdict-line')).toContainText('имя: «Ольга» → «Вера»');
  await expectAccessible(page);
  await page.getByTestId('send').click();
  await card.getByRole('button', { name: 'Убрать список' }).click();
  await expect(card).toHaveAttribute('data-has-list', 'false');
  expect(tasksMade()).toBe(1);

  // The decision stays without the list. The consumer is looked at once more before it is changed.
  const { consumers } = own.shop.consumers({ offset: 0, limit: 9, search: 'order@example.ru' });
  own.seen.length = 0;
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished');
  const toOther = own.seen.filter(({ url }) => url.endsWith(`/consumers/${consumers[0]?.id ?? ''}`));
  expect(toOther.map(({ method }) => method)).toEqual(['GET', 'PUT']);
  expect(own.seen.filter(({ url }) => url.endsWith('/consumers/c3'))).toEqual([]);

  // A minute later another list shows that all of it arrived, the adopted row too.
  own.shop.setExports({ waitMs: 0, workMs: 0, betweenTasksMs: 0 });
  await aMinutePasses(app);
  await page.getByTestId('prove').click();
  await expect(page.getByTestId('proof-summary')).toHaveAttribute('data-arrived', '5');
  await app.close();
});

test('a list travels in the clear once that is agreed to, and then proves what arrived, and whom somebody has changed since', async () => {
  const { app, page } = await launch(join(own.folder, 'data'));
  await addShop(page, own.shop, TOKEN, 50);
  await review(page);
  const card = page.getByTestId('shop-list');
  // A server that only fails is said to fail, and the person can do without a list.
  own.shop.setFaults([{ action: { do: 'status', status: 503 } }]);
  await card.getByTestId('shop-list-take').click();
  await expect(card.getByTestId('list-state')).toHaveAttribute('data-at', 'unanswered', { timeout: 30_000 });
  await expect(card.getByTestId('list-state')).toContainText('Сервер ответил ошибкой');
  await expect(card.getByTestId('shop-list-retry')).toBeVisible();
  await expect(card.getByTestId('shop-list-take')).toHaveCount(0);
  await expectAccessible(page);
  await card.screenshot({ path: test.info().outputPath('unanswered.png') });
  await card.getByTestId('shop-list-without').press('Enter');
  await expect(card.getByTestId('shop-list-take')).toBeFocused();
  own.shop.setFaults([]);

  await linkElsewhere(app);
  own.seen.length = 0;
  await card.getByTestId('shop-list-take').click();
  await expect(card.getByTestId('list-state')).toHaveAttribute('data-at', 'no-archive');
  await expectAccessible(page);
  await card.getByTestId('shop-list-agree').press('Enter');
  await expect(card.getByTestId('verdict-new')).toHaveAttribute('data-count', '5');
  expect(tasksMade()).toBe(1);

  // The agreement is remembered with the shop: the proof's list is not asked about.
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished');
  await fetch(`${own.shop.baseUrl}/consumers/c2`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/vnd.api+json' },
    body: JSON.stringify({ data: { type: 'consumers', attributes: { name: 'Богдан' } } }),
  });
  await aMinutePasses(app);
  await page.getByTestId('prove').click();
  const summary = page.getByTestId('proof-summary');
  await expect(summary).toHaveAttribute('data-arrived', '4');
  await expect(summary).toHaveAttribute('data-differs', '1');
  await expect(page.getByText('имя: отправлено «Борис Петрович», в магазине «Богдан»')).toBeVisible();
  await expectAccessible(page);

  // What was sent is forgotten. A list would still say that nothing changes, so it goes, too.
  await page.locator('[data-step="review"]').click();
  await aMinutePasses(app);
  await card.getByTestId('shop-list-again').click();
  await expect(card.getByTestId('verdict-nothing')).toHaveAttribute('data-count', '4');
  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: 'Настроить' }).click();
  const forget = { name: 'Забыть отправленное' };
  await page.getByRole('dialog').getByRole('button', forget).click();
  await page.getByRole('dialog', { name: 'Забыть, что отправлено' }).getByRole('button', forget).click();
  await expect(card).toHaveAttribute('data-has-list', 'false');
  await app.close();
});
