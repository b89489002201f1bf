import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dropFile, expectAccessible } from './app';
import { ownApp } from './own-app';

const own = ownApp();

const HEADERS = ['external_id', 'email', 'name', 'phone', 'created_at', 'unsubscribed'];
const ROWS = 2_000;

/** Every kind of dirt, by what it is: the column and the text. */
const DIRT: Record<string, [column: number, text: string]> = {
  'spaces in an address': [1, 'anna @example.ru'],
  'a link': [1, 'mailto:anna2@example.ru'],
  'a name and an address': [1, 'Анна <anna3@example.ru>'],
  'a dot at the end': [1, 'anna4@example.ru.'],
  'a comma for a dot': [1, 'anna5@example,ru'],
  'a Cyrillic letter in an address': [1, 'аnna6@example.ru'],
  'a misspelled provider': [1, 'anna7@gmial.com'],
  'a missing dot': [1, 'anna8@mailru'],
  'a made-up address': [1, 'test@mail.ru'],
  'no address': [1, 'нет@'],
  'a word for an address': [1, 'anna'],
  'an address of two customers': [1, 'both@example.ru'],
  'the same address': [1, 'both@example.ru'],
  'a plus and an eight': [3, '+8 926 123-45-67'],
  'words around a phone': [3, 'тел. 8 926 123-45-68'],
  'two phones': [3, '8 926 123-45-69, 8 916 765-43-21'],
  'a made-up phone': [3, '1111111'],
  'a phone as a number': [3, "'+79261234567"],
  'a neighbour without a plus': [3, '375291234567'],
  'no phone': [3, 'нет'],
  'a rounded phone': [3, '7,91612E+10'],
  'a phone in another form': [3, '8 (926) 123-45-70'],
  capitals: [2, 'ИВАНОВ ИВАН'],
  'small letters': [2, 'петров пётр'],
  'two spaces': [2, 'Анна  Ли'],
  'a no-break space': [2, 'Анна\u00a0Ким'],
  'a Latin letter in a name': [2, 'Иванoв Иван'],
  'a tie of alphabets': [2, 'Тa Ким'],
  'no name': [2, 'NULL'],
  'garbled letters': [2, 'ÐÐ½Ð½Ð°'],
  'lost letters': [2, '????'],
  'a month by name': [4, '5 марта 2024'],
  'an English month': [4, 'March 6, 2024'],
  'an American date': [4, '02/13/2018'],
  'an unclear date': [4, '02/03/2018'],
  'a date without signs': [4, '20240305'],
  'a day of Excel': [4, '45291'],
  'another day of Excel': [4, '45292'],
  'one more day of Excel': [4, '45293'],
  'no date': [4, 'вчера'],
  'a formula’s error': [4, '#N/A'],
  'a picture': [4, '=DISPIMG("ID_1",1)'],
  'an id as a number': [0, "'7001"],
  'a dot in an id': [0, 'a.7002'],
  'a slash in an id': [0, 'a/7003'],
  'an invisible character in an id': [0, 'a\u200b7004'],
  'no id': [0, ''],
  'an id twice': [0, 'twice'],
  'the same id': [0, 'twice'],
  'a total': [0, 'Итого'],
  'an id of Aplaut': [0, '0123456789abcdef01234567'],
  'a rounded id': [0, '1234567890123450000'],
  'neither yes nor no': [5, 'возможно'],
};

const FOUND = [
  ...[
    'boolean-invalid',
    'cell-picture',
    'date-invalid',
    'date-order',
    'email-duplicate',
    'email-invalid',
    'email-slip',
  ],
  ...['formula-error', 'id-control-character', 'id-duplicate', 'id-empty', 'id-formatted', 'id-looks-internal'],
  ...['id-not-addressable', 'id-rounded', 'id-total', 'letters-mixed', 'made-up', 'name-case', 'phone-formatted'],
  ...['phone-invalid', 'phone-rounded', 'phone-several', 'placeholder', 'placeholder-sent', 'spaces-inside'],
  ...['text-garbled', 'text-lost'],
];

test('a sheet with fifty kinds of dirt gets clean by the keyboard', async () => {
  const { page } = own;
  const rowOf = (at: number): string[] => {
    const cells = [`id-${at}`, `c${at}@example.ru`, 'Анна Петрова', `+7916${1_000_000 + at}`, '2021-03-01', '0'];
    const [column, text] = Object.values(DIRT)[at / 10] ?? [-1, ''];
    return cells.map((cell, place) => (place === column ? `"${text.replaceAll('"', '""')}"` : cell));
  };
  const lines = [HEADERS, ...Array.from({ length: ROWS }, (_, at) => rowOf(at))].map((cells) => cells.join(';'));
  const path = join(own.folder, 'клиенты.csv');
  writeFileSync(path, `${lines.join('\n')}\n`);
  await dropFile(page, path);
  await page.locator('[data-step="rows"]').click();
  const panel = page.getByRole('region', { name: 'Замечания' });
  const kinds = panel.getByTestId('issue-kind');
  const codes = () => kinds.evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['code']).sort());
  const preview = page.getByTestId('repair-preview');
  const apply = page.getByTestId('repair-apply');
  const press = (key: string) => page.keyboard.press(key);
  const afterChange = async (deed: () => Promise<void>) => {
    const before = await panel.textContent();
    await deed();
    await expect.poll(() => panel.textContent()).not.toBe(before);
  };
  await expect.poll(codes).toEqual(FOUND);

  await test.step('repairs', async () => {
    const dates = kinds.and(page.locator('[data-code="date-order"]')).getByTestId('repair-all');
    await dates.focus();
    await press('Enter');
    await expect(page.getByTestId('date-evidence')).toContainText('В 1 строке второе число больше 12');
    await expectAccessible(page);
    await press('Escape');
    await expect(dates).toBeFocused();

    const invalid = kinds.and(page.locator('[data-code="email-invalid"]')).getByTestId('repair-all');
    await invalid.focus();
    await press('Enter');
    await expect(page.getByTestId('unhelped')).toContainText('1 ячейку так не исправить');
    await page.getByTestId('show-unhelped').focus();
    await press('Enter');
    await expect(page.getByTestId('row-grid')).toHaveAttribute('aria-rowcount', '2');
    await expect(preview).toHaveCount(0);

    for (let left = 40; left > 0 && (await kinds.getByTestId('repair-all').count()) > 0; left -= 1) {
      await kinds.getByTestId('repair-all').first().focus();
      await press('Enter');
      await expect(preview).toBeVisible();
      if (await apply.isDisabled()) {
        await page.getByTestId('repair-choice').getByRole('radio').first().focus();
        await press('ArrowRight');
        await expect(apply).toBeEnabled();
      }
      await afterChange(async () => {
        await apply.focus();
        await press('Enter');
      });
      await expect(preview).toHaveCount(0);
    }
    await expect(page.getByText('в «', { exact: false }).first()).toBeVisible();
  });

  await test.step('what no repair helps is excluded', async () => {
    const errors = kinds.and(page.locator('[data-severity="error"]'));
    for (let left = 20; left > 0 && (await errors.count()) > 0; left -= 1) {
      await afterChange(async () => {
        await errors.first().getByRole('button').first().focus();
        await press('Enter');
        await expect(errors.first().getByRole('button').first()).toHaveAttribute('aria-pressed', 'true');
        await panel.getByRole('button', { name: 'Исключить' }).first().focus();
        await press('Enter');
      });
    }
    await expect(errors).toHaveCount(0);
    expect(await codes()).toEqual(['email-duplicate', 'id-looks-internal', 'id-rounded', 'phone-rounded']);
  });

  await test.step('phones get one form from the menu of their column', async () => {
    await page.getByTestId('column-menu').and(page.locator('[data-column="phone"]')).focus();
    await press('Enter');
    await page.getByTestId('tidy-phone-form').focus();
    await press('Enter');
    await expect(preview).toContainText('8 (926) 123-45-70');
    await apply.focus();
    await press('Enter');
    await expect(page.getByText('Изменена 1 ячейка в «phone»')).toBeVisible();
    await page.getByTestId('repair-show').focus();
    await press('Enter');
    await expect(page.getByRole('gridcell', { name: '+79261234570' }).first()).toBeAttached();
  });
});
