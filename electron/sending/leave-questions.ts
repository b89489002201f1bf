import { randomUUID } from 'node:crypto';
import type { LeaveAsked } from '../../shared/ipc/contract';

/** Asks the person, in the page, before something takes the open sheet away. */
export interface LeaveQuestions {
  /** Whether to go on. Answers false where another question of the same kind is still open, or the window goes. */
  ask(question: Omit<LeaveAsked, 'id'>): Promise<boolean>;
  answer(id: string, leave: boolean): void;
  /** Asks a page that was loaded anew what the one before did not answer. */
  askAgain(): void;
  /** There is nobody left to ask. */
  giveUp(): void;
}

/** @param send brings a question to the page; one that is not there yet is asked again when it was loaded */
export function createLeaveQuestions(send: (question: LeaveAsked) => void): LeaveQuestions {
  const open = new Map<string, { question: LeaveAsked; settle: (leave: boolean) => void }>();
  const answer = (id: string, leave: boolean): void => {
    const asked = open.get(id);
    open.delete(id);
    asked?.settle(leave);
  };
  return {
    ask: (asked) => {
      const isAsked = [...open.values()].some(({ question }) => question.reason === asked.reason);
      if (isAsked && asked.reason !== 'open') return Promise.resolve(false);
      const question = { ...asked, id: randomUUID() };
      return new Promise((settle) => {
        open.set(question.id, { question, settle });
        send(question);
      });
    },
    answer,
    askAgain: () => {
      for (const { question } of open.values()) send(question);
    },
    giveUp: () => {
      for (const id of [...open.keys()]) answer(id, false);
    },
  };
}
