import { unreachableProblem } from '../delivery/network-problem';
import type { ConnectionProblem } from '../shop/connection-problem';
import type { ListEnding } from './list-taking';

/** Why there is no list, as the end of the keys of its texts (`shopList.ended.<key>.title`), and for scripts. Null where there is nothing to say. */
export function listEndingKey(ending: ListEnding): string | null {
  switch (ending.kind) {
    case 'used':
    case 'sheet-gone':
      return null;
    case 'refused':
      return `refused.${ending.reason}`;
    case 'unanswered':
      return isOfToken(ending) ? 'token' : 'unanswered';
    case 'no-archive':
      return ending.problem === 'http-not-agreed' ? 'http' : `no-archive.${ending.problem}`;
    case 'not-trusted':
      return `not-trusted.${ending.why.kind}`;
    default:
      return ending.kind;
  }
}

/** Whether the shop did not accept the token. */
export function isOfToken(ending: ListEnding): boolean {
  return ending.kind === 'unanswered' && (ending.reason.by === 'token' || ending.reason.by === 'no-token');
}

/**
 * What keeps the program from the server that has the finished list, in the terms of "check connection"; null if something else ended it. That
 * server is not the shop's, so that only the titles of those terms are right for it.
 *
 * @param isOnline what the system says of its network now
 */
export function archiveHostProblem(ending: ListEnding, isOnline: boolean): ConnectionProblem | null {
  if (ending.kind !== 'no-archive' || ending.problem !== 'unreachable') return null;
  return unreachableProblem({ by: 'network', message: ending.detail }, isOnline);
}
