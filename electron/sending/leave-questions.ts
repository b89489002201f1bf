import { randomUUID } from 'node:crypto';
import type { LeaveAnswer, LeaveAsked } from '../../shared/ipc/contract';

/** Asks the person, in the page, before something closes the open sheet or the window. */
export interface LeaveQuestions {
  /** What the person wants. `stay` if the same question is still open, or the window closes. */
  ask(question: Omit<LeaveAsked, 'id'>): Promise<LeaveAnswer>;
  answer(id: string, answer: LeaveAnswer): void;
  /** Repeats open questions to a page that has just loaded. No form is open in it yet. */
  askAgain(): void;
  /** Answers all open questions with `stay`: nobody is left to ask. */
  giveUp(): void;
  /** The page tells whether its forms hold changes that are not saved. */
  noteForms(isChanged: boolean): void;
  /** Whether a form in the page holds such changes. */
  hasChangedForm(): boolean;
}

/** @param send sends a question to the page; if the page is not there yet, the question is repeated when it has loaded */
export function createLeaveQuestions(send: (question: LeaveAsked) => void): LeaveQuestions {
  const open = new Map<string, { question: LeaveAsked; settle: (answer: LeaveAnswer) => void }>();
  let isFormChanged = false;
  const answer = (id: string, given: LeaveAnswer): void => {
    const asked = open.get(id);
    open.delete(id);
    asked?.settle(given);
  };
  return {
    ask: (asked) => {
      const isAsked = [...open.values()].some(({ question }) => question.reason === asked.reason);
      if (isAsked && asked.reason !== 'open') return Promise.resolve('stay');
      const question = { ...asked, id: randomUUID() };
      return new Promise((settle) => {
        open.set(question.id, { question, settle });
        send(question);
      });
    },
    answer,
    askAgain: () => {
      isFormChanged = false;
      for (const { question } of open.values()) send(question);
    },
    giveUp: () => {
      isFormChanged = false;
      for (const id of [...open.keys()]) answer(id, 'stay');
    },
    noteForms: (isChanged) => {
      isFormChanged = isChanged;
    },
    hasChangedForm: () => isFormChanged,
  };
}
