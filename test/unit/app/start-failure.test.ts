import { homedir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { tellStartFailure } from '../../../electron/app/start-failure';
import { AppError } from '../../../electron/errors/app-error';
import ru from '../../../shared/locales/ru.json';

const system = vi.hoisted(() => ({
  boxes: [] as { message: string; detail: string; buttons: string[] }[],
  /** The buttons that the person presses, by their words; then the one that Esc stands for. */
  presses: [] as string[],
  copied: [] as string[],
}));
vi.mock('electron', () => ({
  app: { getLocale: () => 'ru-RU' },
  clipboard: { writeText: (text: string) => system.copied.push(text) },
  dialog: {
    showMessageBoxSync: (box: { message: string; detail: string; buttons: string[]; cancelId: number }) => {
      system.boxes.push(box);
      const pressed = system.presses.shift();
      return pressed === undefined ? box.cancelId : box.buttons.indexOf(pressed);
    },
  },
}));

beforeEach(() => {
  system.boxes.length = 0;
  system.copied.length = 0;
});

it.each<[string, Error, string, string]>([
  [
    'a newer version’s data',
    new AppError('storage-newer', '/d/deliveries.db'),
    ru.errors['storage-newer'],
    '/d/deliveries.db',
  ],
  [
    'a full disk',
    Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }),
    ru.start.problem['storage-full'],
    'database or disk is full',
  ],
  [
    'a missing part of the program',
    Object.assign(new Error("Cannot find module '@libsql/x'"), { code: 'MODULE_NOT_FOUND' }),
    ru.start.problem.installation,
    "Cannot find module '@libsql/x'",
  ],
  [
    'a file in place of the data folder',
    new AppError('user-data-no-folder', '/d'),
    ru.start.problem['user-data-no-folder'].replace('{{place}}', '/d'),
    '/d',
  ],
  ['what nobody foresaw', new Error('x is not a function'), ru.start.failedText, 'x is not a function'],
])('a failed start is explained in the system’s language, with what to do: %s', (_, error, words, technical) => {
  system.presses = [ru.common.details, ru.common.copy];
  tellStartFailure(error);
  expect(system.boxes[0]).toMatchObject({ message: ru.start.failedTitle, detail: words });
  expect(system.boxes[1]).toMatchObject({ message: ru.common.technicalText, detail: technical });
  expect(system.copied).toEqual([technical]);
});

it('the technical text can be copied until the box is closed, since on Linux it goes with the program', () => {
  system.presses = [ru.common.details, ru.common.copy, ru.common.copy];
  tellStartFailure(new Error('x'));
  expect(system.boxes).toHaveLength(4);
});

it('nothing technical is offered where there is nothing', () => {
  tellStartFailure(new AppError('storage-newer'));
  expect(system.boxes.map(({ buttons }) => buttons)).toEqual([[ru.common.close]]);
});

it('names no person, folder of a person or secret', () => {
  system.presses = [ru.common.details];
  tellStartFailure(new Error(`anna@example.ru in ${join(homedir(), 'x.db')}, token=abc123`));
  expect(system.boxes[1]?.detail).toBe(`…@… in ${join('~', 'x.db')}, token=…`);
});
