import { notificationsStore } from '@mantine/notifications';
import { afterEach, expect, it, vi } from 'vitest';
import {
  dismissDeeds,
  dismissNotice,
  notifyDeed,
  notifyDone,
  notifyElsewhere,
  notifyHint,
  notifyWarning,
} from '../../../renderer/ui/notify';

const shown = () => notificationsStore.getState().notifications;

vi.stubGlobal('document', { querySelector: () => null });
afterEach(() => {
  for (const { id } of shown()) dismissNotice(id ?? '');
});

it.each([
  ['a hint', (text: string) => notifyHint(text, 'Закрыть')],
  ['what was done', (text: string) => notifyDone(text, 'Закрыть')],
  ['a warning', (text: string) => notifyWarning({ title: 'Сохранено', text, closeLabel: 'Закрыть' })],
])('%s that is said again replaces the earlier notice', (_, say) => {
  say('Других строк с замечаниями нет.');
  say('Скопировано.');
  say('Других строк с замечаниями нет.');
  expect(shown().map(({ message }) => message)).toEqual(['Скопировано.', 'Других строк с замечаниями нет.']);
});

it('what was done to a sheet is not said over the next one, and what is about the next one or happened elsewhere still is', () => {
  const words = { title: 'Отправка закончена', text: '', closeLabel: 'Закрыть' };
  notifyElsewhere({ id: 'delivery', tone: 'ok', stays: false }, { ...words, open: 'Показать' }, () => undefined);
  notifyHint('Открыт только первый файл.', 'Закрыть');
  notifyWarning({ ...words, title: 'Вставлено не всё' });
  notifyDeed('bulk', { ...words, title: 'Изменены 2 ячейки' }, []);
  dismissDeeds();
  expect(shown().map(({ title, message }) => title ?? message)).toEqual([
    'Отправка закончена',
    'Открыт только первый файл.',
  ]);
});
