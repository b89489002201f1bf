// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startI18n } from '../../../renderer/app/i18n';
import { LeaveQuestions } from '../../../renderer/app/leave-questions';
import { askToLeave, leaveQuestionsStore } from '../../../renderer/model/leaving';
import { noticesOverDialogs } from '../../../renderer/ui/notify';
import type { LeaveAsked } from '../../../shared/ipc/contract';
import { done, rendered } from '../../fakes/rendered';

type Asked = Omit<LeaveAsked, 'id'>;

const LOSS: Asked = { reason: 'close-sheet', fileName: 'а.csv', unsent: true, canKeep: false, form: false };
/** The answers, in the order in which they came. */
let answers: string[];

beforeAll(startI18n);
beforeEach(async () => {
  answers = [];
  Object.assign(window, { aplautImport: { request: () => Promise.resolve({ ok: true, value: null }) } });
  await rendered(
    <MantineProvider env="test">
      <Notifications store={noticesOverDialogs} />
      <LeaveQuestions />
    </MantineProvider>,
  );
});
afterEach(() => {
  leaveQuestionsStore.set([]);
  document.body.innerHTML = '';
});

/** Asks as main does, and notes the answer under a name. */
const ask = (name: string, asked: Partial<Asked>) =>
  done(() => void askToLeave({ ...LOSS, ...asked }).then((answer) => answers.push(`${name}: ${answer}`)));
const question = (): string => document.querySelector('[role="dialog"]')?.textContent ?? '';
const press = (label: string) =>
  done(() => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === label)!.click());

it('asks before edits are lost, and gives the answer', async () => {
  await ask('close', {});
  expect(question()).toContain('В таблице «а.csv» есть правки, которые не отправлены. Если её закрыть, они пропадут.');
  expect(question()).not.toContain('форме');
  await press('Вернуться к правкам');
  await ask('again', {});
  await press('Закрыть, правки не нужны');
  expect(answers).toEqual(['close: stay', 'again: leave']);
});

it('asks nothing where there is nothing to lose', async () => {
  await ask('close', { unsent: false });
  expect([question(), answers]).toEqual(['', ['close: leave']]);
});

it('offers to keep the draft where it can stay', async () => {
  await ask('quit', { reason: 'quit', canKeep: true });
  expect(question()).toContain('Если выйти и оставить черновик, то при следующем открытии файла всё будет как сейчас.');
  await press('Оставить черновик');
  await ask('open', { reason: 'open', canKeep: true });
  expect(question()).toContain('и оставить черновик, то, когда вы вернётесь к этой таблице, всё будет как сейчас.');
  await press('Не сохранять');
  await ask('close', { canKeep: true });
  expect(question()).toContain(
    'Если закрыть её и оставить черновик, то при следующем открытии файла всё будет как сейчас.',
  );
  await press('Вернуться к правкам');
  await ask('again', { canKeep: false });
  expect(question()).not.toContain('черновик');
  expect(answers).toEqual(['quit: keep', 'open: leave', 'close: stay']);
});

it('says what becomes of a form with changes, alone or beside the sheet', async () => {
  await ask('form', { reason: 'close-window', unsent: false, form: true });
  expect(question()).toContain('В открытой форме есть изменения, которые не сохранены.');
  expect(question()).not.toContain('таблице');
  await press('Вернуться к правкам');
  await ask('both', { reason: 'close-window', form: true });
  expect(question()).toContain('Если закрыть окно, они пропадут. Изменения в открытой форме не сохранятся.');
});

it('asks one question at a time, and another loss meanwhile does not happen', async () => {
  await ask('first', {});
  await ask('second', { reason: 'quit' });
  await ask('harmless', { unsent: false });
  expect(answers).toEqual(['second: stay', 'harmless: leave']);
  await press('Закрыть, правки не нужны');
  expect(answers.at(-1)).toBe('first: leave');
});

it('turns a file away while a dialog is open, and says so', async () => {
  document.body.insertAdjacentHTML('beforeend', '<div role="dialog" aria-modal="true"></div>');
  await ask('open', { reason: 'open', fileName: 'новый.csv', unsent: false });
  expect(answers).toEqual(['open: stay']);
  expect(document.body.textContent).toContain(
    'Файл «новый.csv» не открыт: сначала закройте то, что открыто поверх таблицы',
  );
});
