// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { modals, ModalsProvider } from '@mantine/modals';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { startI18n } from '../../../renderer/app/i18n';
import { LeaveQuestions } from '../../../renderer/app/leave-questions';
import { askToLeave, leaveQuestionsStore } from '../../../renderer/model/leaving';
import { confirmDeed } from '../../../renderer/ui/dialogs/confirm';
import { Dialog } from '../../../renderer/ui/dialogs/dialog';
import { done, rendered } from '../../fakes/rendered';

let closed: number;

beforeAll(startI18n);
beforeEach(async () => {
  document.body.innerHTML = '';
  leaveQuestionsStore.set([]);
  closed = 0;
  Object.assign(window, { aplautImport: { request: () => Promise.resolve({ ok: true, value: null }) } });
  await rendered(
    <MantineProvider env="test">
      <ModalsProvider>
        <Dialog opened onClose={() => (closed += 1)} title="Окно">
          <input aria-label="Поле" />
        </Dialog>
        <LeaveQuestions />
      </ModalsProvider>
    </MantineProvider>,
  );
});

const press = (key: string) =>
  done(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
const later = () => done(() => new Promise((resolve) => setTimeout(resolve, 30)));

it('closes only the question above a dialog by Esc', async () => {
  let answer = '';
  const asked = { reason: 'quit', fileName: 'а.csv', unsent: true, canKeep: true, form: false } as const;
  await done(() => void askToLeave(asked).then((given) => (answer = given)));
  await press('Escape');
  expect([answer, closed]).toEqual(['stay', 0]);
  await later();
  await press('Escape');
  expect(closed).toBe(1);
});

it('gives the keyboard back to the field where a question arose', async () => {
  const field = document.querySelector<HTMLInputElement>('[aria-label="Поле"]')!;
  field.focus();
  await done(() => {
    confirmDeed({ title: 'Закрыть?', text: '', confirm: 'Да', cancel: 'Нет' }, () => undefined);
    // As a focus trap that is quicker than the effect in which Mantine notes where the keyboard was.
    field.blur();
  });
  await done(() => modals.closeAll());
  await later();
  expect(document.activeElement).toBe(field);
});
