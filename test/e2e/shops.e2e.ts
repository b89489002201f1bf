import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startPracticeShop } from '../../electron/practice/practice-shop';
import { temporaryFolder } from '../fakes/temporary-folder';
import { expectAccessible, launch } from './app';
import { addShop, forgetToken, SHOP_NAME } from './own-shop';

const TOKEN = 'e2e-shops-token-Kd31';

test('a shop is added, checked, changed and removed through its dialog', async () => {
  const folder = temporaryFolder();
  const shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
  const { app, page } = await launch(join(folder.path, 'data'));
  const picker = page.getByTestId('shop-picker');
  const unsaved = page.getByRole('dialog', { name: 'Закрыть без сохранения?' });

  // Errors are shown at their fields; a check stores nothing, and neither does «Отмена».
  await picker.click();
  await page.getByRole('menuitem', { name: 'Добавить магазин' }).click();
  const adding = page.getByRole('dialog');
  await adding.getByLabel('Название').fill('я'.repeat(101));
  await adding.getByLabel('Строк в секунду').fill('10');
  await expect(adding).toContainText('более частые запросы сервер задержит');
  await adding.getByLabel('Строк в секунду').fill('0');
  await adding.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(adding).toContainText('Название длиннее 100 знаков');
  await expect(adding).toContainText('Без ограничения можно отправлять только в магазин на этом же компьютере');
  await adding.getByLabel('Строк в секунду').fill('');
  await adding.getByLabel('Название').fill('Пион');
  await adding.getByLabel('Адрес API').fill(shop.baseUrl);
  const zone = adding
    .getByRole('combobox', { name: 'Часовой пояс дат' })
    .or(adding.getByLabel('Часовой пояс дат'))
    .first();
  await zone.click();
  await page.keyboard.type('владивосток');
  await page.getByRole('option', { name: 'Владивосток' }).click();
  await expect(zone).toHaveValue('Владивосток · Asia/Vladivostok');
  await adding.getByLabel('Токен', { exact: true }).fill(TOKEN);
  await adding.getByRole('button', { name: 'Проверить связь' }).click();
  await expect(adding).toContainText('Связь есть, токен подходит');
  await adding.getByLabel('Токен', { exact: true }).press('End');
  await page.keyboard.type('x');
  await expect(adding).not.toContainText('Связь есть');
  await expect(adding.getByRole('button', { name: 'Сохранить', exact: true })).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);
  // Nothing typed goes without a question, which Esc answers with staying.
  await page.keyboard.press('Escape');
  await expect(unsaved).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(unsaved).toHaveCount(0);
  await expect(adding.getByLabel('Токен', { exact: true })).toHaveValue(`${TOKEN}x`);
  await expect(adding.getByLabel('Токен', { exact: true })).toBeFocused();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  const leaving = page.getByRole('dialog', { name: 'Закрыть окно?' });
  await expect(leaving).toContainText('В открытой форме есть изменения');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(leaving).toHaveCount(0);
  await expect(unsaved).toHaveCount(0);
  await expect(adding.getByLabel('Токен', { exact: true })).toHaveValue(`${TOKEN}x`);
  await expect(adding.getByLabel('Токен', { exact: true })).toBeFocused();
  await adding.getByRole('button', { name: 'Отмена' }).click();
  await unsaved.getByRole('button', { name: 'Не сохранять' }).click();
  await expect(adding).toHaveCount(0);
  await expect(picker).toBeFocused();
  await expect(picker).toContainText('Учебный магазин');
  await picker.click();
  await expect(page.getByRole('menuitem', { name: 'Пион' })).toHaveCount(0);
  await page.keyboard.press('Escape');

  await addShop(page, shop, 'a-wrong-token', 5);

  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: `Настроить «${SHOP_NAME}»` }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  // A test's session has no keyring, so the window says why the token will not be kept.
  await expect(dialog).toContainText('Токен не сохранится после закрытия программы');
  await expect(dialog.getByLabel('Токен', { exact: true })).toHaveValue('');

  const check = dialog.getByRole('button', { name: 'Проверить связь' });
  await check.click();
  await expect(dialog).toContainText('Сервер не принял токен');
  await dialog.getByLabel('Токен', { exact: true }).fill(`"Authorization: Bearer ${TOKEN}"`);
  await check.click();
  await expect(dialog).toContainText('Связь есть, токен подходит');

  await dialog.getByLabel('Адрес API').fill('http://shop.example.ru/v4');
  await expect(dialog).toContainText('По http:// токен могут перехватить');
  await dialog.getByRole('button', { name: 'Заменить на https://' }).click();
  await expect(dialog.getByLabel('Адрес API')).toHaveValue('https://shop.example.ru/v4');
  await expect(dialog.getByLabel('Адрес API')).toBeFocused();

  // The system's PAC file is asked, and what it names is told.
  await app.evaluate(({ session }) => {
    const pac =
      'function FindProxyForURL(url, host) { return host === "shop.example.ru" ? "SOCKS5 127.0.0.1:9" : "DIRECT"; }';
    const pacScript = `data:application/x-ns-proxy-autoconfig,${encodeURIComponent(pac)}`;
    return session.defaultSession.setProxy({ mode: 'pac_script', pacScript });
  });
  await dialog.getByLabel('Токен', { exact: true }).fill(TOKEN);
  await check.click();
  await expect(dialog).toContainText('Такой прокси не поддерживается');
  await app.evaluate(({ session }) => session.defaultSession.setProxy({ mode: 'direct' }));

  // The check names the network's part, from where its settings are one click away. What was typed stays.
  await page.evaluate(() =>
    window.aplautImport.request('network-save', {
      draft: { mode: 'own', address: '127.0.0.1:9', user: '' },
      password: null,
    }),
  );
  await dialog.getByLabel('Токен', { exact: true }).fill(TOKEN);
  await check.click();
  await expect(dialog).toContainText('Прокси не отвечает');
  await page.getByRole('button', { name: 'Открыть настройки сети' }).click();
  const network = page.getByRole('dialog', { name: 'Сеть и прокси' });
  await expect(network.getByLabel('Адрес прокси')).toHaveValue('127.0.0.1:9');
  await expectAccessible(page);
  await network.getByLabel('Адрес прокси').fill('anna:secret@proxy.example.ru');
  await network.getByRole('button', { name: 'Сохранить' }).click();
  await expect(network).toContainText('Уберите из адреса имя и пароль');
  await network.getByLabel('Адрес прокси').fill('proxy.example.ru:3128');
  await network.getByLabel('Имя для прокси').fill('anna');
  await network.getByLabel('Пароль', { exact: true }).fill('proxy-password-Wq7');
  await page.keyboard.press('Escape');
  await unsaved.getByRole('button', { name: 'Вернуться' }).click();
  await expect(network.getByLabel('Имя для прокси')).toHaveValue('anna');
  await network.getByRole('button', { name: 'Сохранить' }).click();
  await expect(network).toHaveCount(0);
  await expect(dialog.getByLabel('Токен', { exact: true })).toHaveValue(TOKEN);
  const known = await page.evaluate(() => window.aplautImport.request('network-get'));
  expect(known).toMatchObject({ ok: true, value: { mode: 'own', user: 'anna', password: 'this-run' } });
  expect(JSON.stringify(known)).not.toContain('proxy-password-Wq7');
  await page.keyboard.press('Escape');
  await unsaved.getByRole('button', { name: 'Не сохранять' }).click();
  await expect(dialog).toHaveCount(0);
  // This machine is reached whatever the proxy.
  await picker.click();
  await page.getByRole('menuitem', { name: `Настроить «${SHOP_NAME}»` }).click();
  await dialog.getByLabel('Токен', { exact: true }).fill(TOKEN);
  await check.click();
  await expect(dialog).toContainText('Связь есть, токен подходит');

  await dialog.getByLabel('Название').fill('Василёк');
  await dialog.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByTestId('shop-picker')).toContainText('Василёк');

  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: 'Настроить «Василёк»' }).click();
  await expect(dialog.getByTestId('token-facts')).toContainText('действовать не будет');
  await forgetToken(dialog);
  // Esc answers the question, and does not close the dialog below it.
  await dialog.getByRole('button', { name: 'Удалить магазин' }).click();
  await expect(dialog).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Удалить магазин' }).click();
  await page
    .getByRole('dialog', { name: 'Удалить магазин «Василёк»?' })
    .getByRole('button', { name: 'Удалить магазин' })
    .click();
  await expect(page.getByTestId('shop-picker')).not.toContainText('Василёк');

  // Many shops: in the person's order, and found by name, note or address.
  await page.evaluate(async () => {
    for (const name of ['Астра', 'Бегония', 'Вереск', 'Гвоздика', 'Дельфиниум', 'Ель', 'Ирис']) {
      await window.aplautImport.request('shops-save', {
        id: null,
        draft: {
          ...{ name, baseUrl: 'https://api.aplaut.io/v4', auth: 'auto', timeZone: 'Europe/Moscow', pace: 2 },
          ...{ isLive: name === 'Ирис', hue: null, note: name === 'Вереск' ? 'филиал в Омске' : '' },
        },
        token: null,
      });
    }
  });
  await page.reload();
  await picker.click();
  await page.getByLabel('Найти магазин').fill('омск');
  await expect(page.getByRole('menuitem', { name: 'Вереск' })).toContainText('филиал в Омске');
  await expect(page.getByRole('menuitem', { name: 'Астра' })).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(picker).toContainText('Вереск');
  await picker.click();
  await expect(page.getByLabel('Найти магазин')).toHaveValue('');
  await expect(page.getByRole('menuitem', { name: 'Астра' })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Настроить «Вереск»' }).click();
  // Its colour is chosen by hand, and one that another shop has is said. What the shop remembers is one button away.
  const taken = dialog.getByText(/Такой же цвет у магазина/);
  await expect(taken).toHaveCount(0);
  await dialog.getByRole('radio', { name: 'фиолетовый' }).focus();
  for (let press = 0; press < 8 && (await taken.count()) === 0; press += 1) await page.keyboard.press('ArrowRight');
  await expect(taken).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Столбцы и наборы шагов…' }).press('Enter');
  const memory = page.getByRole('dialog', { name: 'Столбцы и наборы шагов: «Вереск»' });
  await expect(memory).toContainText('Пока здесь пусто');
  await page.keyboard.press('Escape');
  await expect(memory).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: 'Столбцы и наборы шагов…' })).toBeFocused();
  const chosen = await dialog.getByRole('radio', { checked: true }).getAttribute('value');
  await dialog.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(picker.locator('[data-hue]')).toHaveAttribute('data-hue', chosen ?? '');
  await picker.click();
  await page.getByRole('menuitem', { name: 'Настроить «Вереск»' }).click();
  await dialog.getByRole('button', { name: 'Выше в списке' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Выше в списке' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await picker.click();
  await expect(page.getByRole('menuitem').nth(1)).toContainText('Вереск');
  await page.keyboard.press('Escape');
  await app.close();
  await shop.close();
  folder.remove();
});
