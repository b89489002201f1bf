import { ISSUE_SEVERITY, type IssueCode } from '../consumer/issue';
import type { Outcome } from './outcome';

type Said = Pick<Outcome, 'reason' | 'message'>;

/** The server's own words. Of a row that never went there the message is the codes of our own issues, which nobody said. */
export function serverWords({ reason, message }: Said): string {
  return reason === 'kept-back' || reason === 'excluded' ? '' : (message ?? '');
}

/** The errors that kept a row back. Its warnings stand in the message beside them, and kept back nothing. */
export function errorsOfKeptBack({ reason, message }: Said): IssueCode[] {
  return reason === 'kept-back' ? (message ?? '').split(', ').filter(isErrorCode) : [];
}

function isErrorCode(code: string): code is IssueCode {
  return Object.hasOwn(ISSUE_SEVERITY, code) && ISSUE_SEVERITY[code as IssueCode] === 'error';
}
