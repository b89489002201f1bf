import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';

/** A file that lacks a required column, has two columns for one field, and one that resembles a field. */
export function writeGaps(folder: string): string {
  const path = join(folder, 'без телефона.csv');
  const lines = [
    'external_id;email;Почта;name;created_at;Любимый цвет',
    '1;anna@example.ru;a@example.ru;Анна;2018-01-01;синий',
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** Rows with common faults, most of which have a repair. */
export function writeFaulty(folder: string): string {
  const path = join(folder, 'клиенты с замечаниями.csv');
  const rows = [
    ["'1001", 'anna@example.ru', 'Анна Иванова', '+7 900 000-00-01', '2024-03-12', '1200'],
    ["'1002", 'boris@gmial.com', 'Борис', "'+7 900 000-00-02", '2024-03-13', 'много'],
    ['1003', 'vera(at)example.ru', '-', '+7 900 000-00-03', '31.02.2024', '10'],
    ['1004', 'gleb@example.ru', 'nan', 'N/A', '2024-03-15', ''],
    ['1005', 'anna@example.ru', 'ÐÐ½Ð½Ð°', '12', '2024-03-15', '0'],
    ['', 'dina@example.ru', 'Дина', '', '2024-03-16', '5'],
    ['1006', 'egor@example.ru', '????', '', '2024-03-16', '5'],
    ['1007', 'zhanna@example.ru', 'Жанна', '', '2024-03-16', '5'],
    ['Итого', '', '', '', '', '1220'],
  ];
  const more = Array.from({ length: 40 }, (_, n) => [
    `${2000 + n}`,
    `c${n}@example.ru`,
    `Клиент ${n + 1}`,
    '',
    '2024-04-01',
    '7',
  ]);
  const lines = [['external_id', 'email', 'name', 'phone', 'created_at', 'ltv'], ...rows, ...more];
  writeFileSync(path, `${lines.map((cells) => cells.join(';')).join('\n')}\n`);
  return path;
}

/** A workbook with a summary before the customers, a hidden sheet and a hidden row. */
export async function writeWorkbook(folder: string): Promise<string> {
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('Сводка').addRow(['Выгрузка за ноябрь']);
  const sheet = workbook.addWorksheet('Клиенты');
  sheet.addRow(['external_id', 'email', 'name', 'phone', 'created_at']);
  for (const n of [1, 2, 3]) sheet.addRow([`${n}`, `c${n}@example.ru `, `Клиент ${n}`, '+79163451208', '2024-03-01']);
  sheet.getRow(3).hidden = true;
  workbook.addWorksheet('Старое', { state: 'hidden' }).addRow(['x']);
  const path = join(folder, 'книга.xlsx');
  await workbook.xlsx.writeFile(path);
  return path;
}

/** A workbook without any table. */
export async function writeNotes(folder: string): Promise<string> {
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('Заметки').addRow(['Позвонить поставщику']);
  workbook.addWorksheet('Ещё заметки').addRow(['И курьеру']);
  const path = join(folder, 'заметки.xlsx');
  await workbook.xlsx.writeFile(path);
  return path;
}

/** A weekly export with something for every repair: 60 customers, two of them twice, and cities in several spellings. */
export function writeWeek(folder: string, week: number): string {
  const path = join(folder, `выгрузка ${week}.csv`);
  const cities = ['Москва', 'москва ', 'г. Москва', 'Санкт-Петербург', 'Тверь'];
  const people = Array.from({ length: 60 }, (_, n) => [
    `${week}0${10 + n}`,
    `c${n}@example.ru`,
    `Клиент ${n + 1}`,
    `+7916${1_000_000 + n}`,
    '2024-04-01',
    cities[n % cities.length],
  ]);
  const spoilt: Record<number, (string | undefined)[]> = {
    0: [undefined, 'anna @example.ru', 'ИВАНОВА АННА'],
    1: [undefined, 'boris@gmial.com', 'петров борис'],
    2: [undefined, undefined, 'Светлaна  Ким', '8 (916) 100-00-02, 8 495 123-45-67'],
    3: [`${week}010`, 'anna@example.ru', 'Анна Иванова', '', '', 'Москва'],
    4: [undefined, 'test@test.ru', undefined, '0000000', 'вчера'],
  };
  for (const [at, cells] of Object.entries(spoilt))
    cells.forEach((cell, column) => {
      if (cell !== undefined) people[Number(at)]![column] = cell;
    });
  const lines = [['external_id', 'email', 'name', 'phone', 'created_at', 'Город'], ...people];
  writeFileSync(path, `${lines.map((cells) => cells.join(';')).join('\n')}\n`);
  return path;
}

/** A file whose repairs ask something: days and months in either order, letters of two alphabets, dots in ids, several phones. */
export function writeChoices(folder: string): string {
  const path = join(folder, 'вопросы.csv');
  const rows = Array.from({ length: 12 }, (_, n) => [
    `10.${n + 1}`,
    `c${n}@example.ru`,
    n % 3 === 0 ? 'Aнн' : `Клиент ${n + 1}`,
    n % 4 === 0 ? '+7 916 345-12-08, +7 495 123-45-67' : '',
    `0${(n % 5) + 3}/04/2024`,
  ]);
  const lines = [['external_id', 'email', 'name', 'phone', 'created_at'], ...rows];
  writeFileSync(path, `${lines.map((cells) => cells.join(';')).join('\n')}\n`);
  return path;
}

/** A file that takes seconds to read and to save. */
export function writeMany(folder: string): string {
  const path = join(folder, 'все клиенты.csv');
  const lines = Array.from(
    { length: 400_000 },
    (_, n) => `${n},c${n}@example.ru,Клиент ${n},+7 916 345-12-08,2018-01-01,Москва\n`,
  );
  writeFileSync(path, `external_id,email,name,phone,created_at,город\n${lines.join('')}`);
  return path;
}
