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
