import { ask, onMain } from '../bridge';
import type { LeaveAnswer, LeaveAsked } from '../../shared/ipc/contract';
import type { FileProblem } from '../../shared/sheet/file-problem';
import { createStore } from './store';

/** A question of main: may the open sheet be replaced or closed? */
export interface LeaveQuestion extends Omit<LeaveAsked, 'id'> {
  /** A dialog was open when the question arrived; that dialog is about the sheet that is still there. */
  overDialog: boolean;
  answer: (answer: LeaveAnswer) => void;
}

/** Unanswered questions, oldest first. */
export const leaveQuestionsStore = createStore<readonly LeaveQuestion[]>([]);

/** A file that is being read to replace the open sheet. */
export const arrivingFileStore = createStore<string | null>(null);

/** The last file that could not be opened while another sheet stayed open; null once dismissed. */
export const refusedFileStore = createStore<{ fileName: string; problem: FileProblem } | null>(null);

export function followLeaving(): () => void {
  const endings = [
    onMain('sheet-leave-asked', ({ id, ...asked }) => {
      void askToLeave(asked).then((answer) => ask('sheet-leave-answer', { id, answer }));
    }),
    onMain('sheet-arriving', ({ fileName }) => {
      arrivingFileStore.set(fileName);
      if (fileName !== null) refusedFileStore.set(null);
    }),
    onMain('sheet-opening', ({ isAgain }) => {
      if (!isAgain) refusedFileStore.set(null);
    }),
    onMain('sheet-refused', (refused) => refusedFileStore.set(refused)),
  ];
  return () => endings.forEach((end) => end());
}

/** Answers a question: what the person wants to become of the open sheet's unsent work. */
export function askToLeave(asked: Omit<LeaveAsked, 'id'>): Promise<LeaveAnswer> {
  return new Promise((resolve) => {
    const question: LeaveQuestion = {
      ...asked,
      overDialog: document.querySelector('[aria-modal="true"]') !== null,
      answer: (answer) => {
        leaveQuestionsStore.update((open) => open.filter((other) => other !== question));
        resolve(answer);
      },
    };
    leaveQuestionsStore.update((open) => [...open, question]);
  });
}

const untold = new Set<Promise<unknown>>();

/** Notes work of which nobody outside of the page knows before this answer. */
export function untilTold<T>(answer: Promise<T>): Promise<T> {
  const forget = (): void => void untold.delete(answer);
  untold.add(answer);
  answer.then(forget, forget);
  return answer;
}

/**
 * Keeps the window open until all work is known outside of the page: on a busy machine main may not have heard yet of what was typed a moment
 * ago, and would close the window without a question. Main tries again (ask-before-leaving.ts).
 */
export function stayUntilTold(): void {
  window.addEventListener('beforeunload', (event) => {
    if (untold.size > 0) event.preventDefault();
  });
}
