import { ISSUE_SEVERITY, type IssueCode } from '../consumer/issue';
import type { Outcome } from './outcome';

type Said = Pick<Outcome, 'reason' | 'message'>;

/** The server's own message. For a row that was never sent, `message` holds our own issue codes, so the result is empty. */
export function serverWords({ reason, message }: Said): string {
  return reason === 'kept-back' || reason === 'excluded' ? '' : (message ?? '');
}

/** The errors that blocked a row. Its message also lists warnings, which are left out. */
export function errorsOfBlocked({ reason, message }: Said): IssueCode[] {
  return reason === 'kept-back' ? (message ?? '').split(', ').filter(isErrorCode) : [];
}

function isErrorCode(code: string): code is IssueCode {
  return Object.hasOwn(ISSUE_SEVERITY, code) && ISSUE_SEVERITY[code as IssueCode] === 'error';
}
