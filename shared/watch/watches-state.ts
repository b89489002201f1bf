import type { Arrival, Watch } from './watch';

/** What is going on at a watched folder. */
export type WatchActivity =
  | { kind: 'paused' }
  /** Nothing new. */
  | { kind: 'looking' }
  /** A file is read or sent. */
  | { kind: 'working'; fileName: string }
  /** Another process looks after the folder. */
  | { kind: 'elsewhere' }
  /** Only a command looks at it, when the system's scheduler starts that. */
  | { kind: 'command' }
  | { kind: 'no-folder'; code: string }
  | { kind: 'unreachable' };

/** A watched folder as the page shows it. */
export interface WatchSummary {
  watch: Watch;
  activity: WatchActivity;
  /** The arrival that came last; null for none. */
  last: Arrival | null;
}

/** How many waiting files are listed at the most. The others follow when these are settled. */
export const MOST_WAITING = 20;

/** Everything that the page knows of watched folders. */
export interface WatchesState {
  watches: WatchSummary[];
  /** What waits for the person, newest first: the first {@link MOST_WAITING}. */
  waiting: Arrival[];
  /** How many wait. */
  waitingCount: number;
}
