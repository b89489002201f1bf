import type { ListTaking } from '../../../shared/ipc/list-taking';

/** Progress of fetching is told no more often. */
const BETWEEN_MS = 100;

/** Tells each new state at once, and the bytes of the same one seldom. */
export function seldom(tell: (taking: ListTaking) => void, nowMs: () => number): (taking: ListTaking) => void {
  let last: { at: ListTaking['at']; toldMs: number } | undefined;
  return (taking) => {
    const now = nowMs();
    if (taking.at === 'fetching' && last?.at === 'fetching' && now - last.toldMs < BETWEEN_MS) return;
    last = { at: taking.at, toldMs: now };
    tell(taking);
  };
}
