/** What can be wrong with the database, as far as a person can do something about it. */
export const STORAGE_PROBLEMS = ['full', 'locked', 'damaged', 'other'] as const;
export type StorageProblem = (typeof STORAGE_PROBLEMS)[number];

/** Why a delivery waits; what ends the wait is told by {@link pauseEnd}. */
export type PauseReason =
  | { by: 'person' }
  /** 401 or 403. `message` is the server's reason, `requestId` that answer's, null where it is not known. */
  | { by: 'token'; httpStatus: number; message: string; requestId: string | null }
  /** No token is known in this run of the program. */
  | { by: 'no-token' }
  /** Nothing answers, or nothing but errors. `message` is the system's. */
  | { by: 'network'; message: string }
  /** 429 for longer than the retry policy waits. */
  | { by: 'rate-limit'; message: string }
  /**
   * So many rows were refused alike, one after the other, that the rows are not to blame. `message` and `requestId` are those of the
   * answer to the first of these `rows`.
   */
  | { by: 'failing-alike'; message: string; rows: number; requestId: string | null }
  /** The program ended in the middle. */
  | { by: 'restart' }
  /** The computer went to sleep. */
  | { by: 'sleep' }
  /** The database cannot be written. `message` is SQLite's. */
  | { by: 'storage'; problem: StorageProblem; message: string }
  /** This program is at fault. `message` is the kind of error; the log has more. */
  | { by: 'program'; message: string };

/** What ends a pause: something that the program notices by itself, or a person's word. */
export type PauseEnd = 'connection' | 'time' | 'wake' | 'new-token' | 'person';

export function pauseEnd(reason: PauseReason): PauseEnd {
  switch (reason.by) {
    case 'network':
      return 'connection';
    case 'rate-limit':
      return 'time';
    case 'sleep':
      return 'wake';
    case 'token':
    case 'no-token':
      return 'new-token';
    case 'person':
    case 'failing-alike':
    case 'restart':
    case 'storage':
    case 'program':
      return 'person';
  }
}

/** Whether a pause ends without a person's word. */
export function goesOnByItself(reason: PauseReason): boolean {
  const end = pauseEnd(reason);
  return end === 'connection' || end === 'time' || end === 'wake';
}

/** Whether a delivery waits for a person who has not told it to: they have to learn of that. */
export function needsPerson(reason: PauseReason): boolean {
  return reason.by !== 'person' && !goesOnByItself(reason);
}

/** Where a delivery stands. Each member carries only what is true in that step. */
export type DeliveryState =
  | { status: 'ready' }
  | { status: 'running' }
  | { status: 'paused'; reason: PauseReason }
  | { status: 'stopped' }
  | { status: 'finished' };

export type DeliveryStatus = DeliveryState['status'];

/** Whether nothing can go on with it any more. */
export function isOver({ status }: Pick<DeliveryState, 'status'>): boolean {
  return status === 'finished' || status === 'stopped';
}
