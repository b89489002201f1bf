import type { PauseReason } from '../../shared/delivery/state';

/** What the server or the system said about a pause, for «Подробнее»; empty if nothing. */
export function pauseDetail(reason: PauseReason): string {
  switch (reason.by) {
    case 'person':
    case 'no-token':
    case 'restart':
    case 'sleep':
    // Its message is in the notice itself.
    case 'failing-alike':
      return '';
    case 'token':
      return `HTTP ${reason.httpStatus}: ${reason.message}`;
    case 'network':
    case 'rate-limit':
    case 'storage':
    case 'program':
      return reason.message;
  }
}
