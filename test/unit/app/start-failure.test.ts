import { expect, it, vi } from 'vitest';
import { tellStartFailure } from '../../../electron/app/start-failure';
import { AppError } from '../../../electron/errors/app-error';
import ru from '../../../shared/locales/ru.json';

const shown = vi.hoisted(() => ({ boxes: [] as [title: string, text: string][] }));
vi.mock('electron', () => ({
  app: { getLocale: () => 'ru-RU' },
  dialog: { showErrorBox: (title: string, text: string) => shown.boxes.push([title, text]) },
}));

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
    ru.errors['storage-full'],
    'database or disk is full',
  ],
  ['what nobody foresaw', new Error('x is not a function'), ru.start.failedText, 'x is not a function'],
])('a failed start is explained in the system’s language, with what to do: %s', (_, error, words, detail) => {
  tellStartFailure(error);
  expect(shown.boxes.at(-1)).toEqual([ru.start.failedTitle, `${words}\n\n${detail}`]);
});
