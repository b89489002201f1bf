import { PAGE_FAILURE_LETTERS } from '../../shared/ipc/page-failure-letters';
import { ask } from '../bridge';

/** Writes a failure of the page to the log. Main removes data that the message may quote. */
export function reportFailure(error: unknown): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(typeof error);
  const failure = {
    name: name.slice(0, PAGE_FAILURE_LETTERS.name),
    message: message.slice(0, PAGE_FAILURE_LETTERS.message),
    stack: (stack ?? '').slice(0, PAGE_FAILURE_LETTERS.stack),
  };
  // A failure to report must not be reported in turn.
  ask('page-failed', failure).catch(() => undefined);
}

/** Reports errors that nothing in the page catches. */
export function reportUncaughtFailures(): void {
  window.addEventListener('error', ({ error, message }) => reportFailure(error ?? new Error(message)));
  window.addEventListener('unhandledrejection', ({ reason }) => reportFailure(reason));
}
