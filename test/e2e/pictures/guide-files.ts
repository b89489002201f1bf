import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../../shared/ipc/look';

/** What the guide's sheet says in each language. */
const TEXTS = {
  ru: {
    file: 'клиенты-ноябрь.csv',
    headers: ['Код клиента', 'Email', 'ФИО', 'Телефон', 'Дата регистрации', 'Город'],
    names: [
      'Иванова Анна',
      'Борисов Борис',
      'Ветрова Вера',
      'Громов Глеб',
      'Данилова Дина',
      'Егоров Егор',
      'Жукова Яна',
    ],
    married: 'Лебедева Анна',
    cities: ['Казань', 'Пермь', 'Тверь'],
    phone: (n: number) => `+7 916 345-12-0${n}`,
    host: 'example.ru',
  },
  en: {
    file: 'customers-november.csv',
    headers: ['Customer ID', 'Email', 'Full name', 'Phone', 'Registered', 'City'],
    names: ['Anna Miller', 'Brian Evans', 'Clara Young', 'David Brooks', 'Emma Hughes', 'Frank Cole', 'Grace Palmer'],
    married: 'Anna Stone',
    cities: ['Boston', 'Denver', 'Austin'],
    phone: (n: number) => `+1 202 555 010${n}`,
    host: 'example.com',
  },
} as const;

/** Where the phones are. */
const PHONE = 3;

/** The names that the guide's pictures have for a shop and a folder. */
export const SHOP_NAMES = { ru: 'Ромашка', en: 'Daisy' } as const;
export const FOLDERS = { ru: String.raw`D:\Обмен`, en: String.raw`D:\Exchange` } as const;

/** The e-mail of the fifth customer, whom the shop has under another id. */
export const emailElsewhere = (language: Language): string => `c5@${TEXTS[language].host}`;

/** What is wrong with the sheet: no phones, mistakes of which most have a repair, nothing, or what has changed a week later. */
export type GuideSheet = 'without-phones' | 'with-mistakes' | 'right' | 'later';

/** Writes the guide's sheet. Returns its path, which is the same for each of them. */
export function writeGuideSheet(folder: string, language: Language, which: GuideSheet): string {
  const { headers } = TEXTS[language];
  const rows = Array.from({ length: 7 }, (_, n) => rowOf(language, n));
  if (which === 'with-mistakes') {
    rows[1]![1] = 'c2@gmial.com';
    for (const n of [1, 5]) rows[n]![2] = rows[n]![2]!.toLowerCase();
    rows[2]![4] = '2024-02-31';
    rows[3]![PHONE] = '12';
  }
  if (which === 'later') {
    rows[0]![2] = TEXTS[language].married;
    rows[6]![5] = rows[5]![5]!;
    rows.push(rowOf(language, 7), rowOf(language, 8));
  }
  const lines = [[...headers], ...rows];
  return write(folder, language, which === 'without-phones' ? lines.map((cells) => cells.toSpliced(PHONE, 1)) : lines);
}

/** Writes a sheet that takes minutes to send. Returns its path. */
export function writeManyCustomers(folder: string, language: Language): string {
  return write(folder, language, [
    [...TEXTS[language].headers],
    ...Array.from({ length: 1_240 }, (_, n) => rowOf(language, n)),
  ]);
}

function rowOf(language: Language, n: number): string[] {
  const { names, cities, phone, host } = TEXTS[language];
  const at = (of: readonly string[]): string => of[n % of.length]!;
  return [`${100_501 + n}`, `c${n + 1}@${host}`, at(names), phone((n % 9) + 1), `2024-03-1${n % 10}`, at(cities)];
}

function write(folder: string, language: Language, lines: string[][]): string {
  const path = join(folder, TEXTS[language].file);
  writeFileSync(path, `${lines.map((cells) => cells.join(';')).join('\n')}\n`);
  return path;
}
