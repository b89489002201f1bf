import { ask, onMain } from '../bridge';
import type { LeaveAsked } from '../../shared/ipc/contract';
import type { FileProblem } from '../../shared/sheet/file-problem';
import { createStore } from './store';

/** Something wants to take the open sheet away, and waits for the person's word. */
export interface LeaveQuestion extends Omit<LeaveAsked, 'id'> {
  /** A dialog was open when it came: that one speaks of the sheet that is there. */
  overDialog: boolean;
  answer: (leave: boolean) => void;
}

/** What has not been answered yet, the oldest first. */
export const leaveQuestionsStore = createStore<readonly LeaveQuestion[]>([]);

/** A file that is read beside the open sheet, to take its place. */
export const arrivingFileStore = createStore<string | null>(null);

/** The last file that could not be opened while another sheet stayed open; null once the person has seen it. */
export const refusedFileStore = createStore<{ fileName: string; problem: FileProblem } | null>(null);

export function followLeaving(): () => void {
  const endings = [
    onMain('sheet-leave-asked', ({ id, ...asked }) => {
      void askToLeave(asked).then((leave) => ask('sheet-leave-answer', { id, leave }));
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

/** Whether the person agrees that the open sheet goes. */
export function askToLeave(asked: Omit<LeaveAsked, 'id'>): Promise<boolean> {
  return new Promise((resolve) => {
    const question: LeaveQuestion = {
      ...asked,
      overDialog: document.querySelector('[aria-modal="true"]') !== null,
      answer: (leave) => {
        leaveQuestionsStore.update((open) => open.filter((other) => other !== question));
        resolve(leave);
      },
    };
    leaveQuestionsStore.update((open) => [...open, question]);
  });
}
