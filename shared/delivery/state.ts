/** What can be wrong with the database, by what a person can do about it. */
export const STORAGE_PROBLEMS = ['full', 'locked', 'damaged', 'other'] as const;
export type StorageProblem = (typeof STORAGE_PROBLEMS)[number];

/** Why a delivery is paused. {@link pauseEnd} says what ends the pause. */
export type PauseReason =
  | { by: 'person' }
  /** 401 or 403. `message` is the server's reason, `requestId` that of the answer, null if unknown. */
  | { by: 'token'; httpStatus: number; message: string; requestId: string | null }
  /** No token is known in this run of the program. */
  | { by: 'no-token' }
  /** Nothing answers, or only with errors. `message` is `HTTP` with a status, or the system's code with what is known of it. */
  | { by: 'network'; message: string }
  /** 429 for longer than the retry policy waits. */
  | { by: 'rate-limit'; message: string }
  /**
   * Too many rows in succession were refused alike, so the rows are not to blame. `rows` is their number. `message` and `requestId` are
   * from the first of these answers.
   */
  | { by: 'failing-alike'; message: string; rows: number; requestId: string | null }
  /** The program ended in the middle. */
  | { by: 'restart' }
  /** The computer went to sleep. */
  | { by: 'sleep' }
  /** The database cannot be written. `message` is SQLite's. */
  | { by: 'storage'; problem: StorageProblem; message: string }
  /** A defect of this program. `message` is the kind of error; the log has more. */
  | { by: 'program'; message: string };

/** How long a pause lasts after a server asked for more patience than a request has. */
export const RATE_LIMIT_REST_MINUTES = 15;

/**
 * What ends a pause: an event that the program notices itself, or an action of the person. `new-start`: nothing in this run of the program, but
 * its next start sets a damaged database aside.
 */
export type PauseEnd = 'connection' | 'time' | 'wake' | 'new-token' | 'new-start' | 'person';

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
    case 'storage':
      return reason.problem === 'damaged' ? 'new-start' : 'person';
    case 'person':
    case 'failing-alike':
    case 'restart':
    case 'program':
      return 'person';
  }
}

/** Whether a pause ends without the person. */
export function goesOnByItself(reason: PauseReason): boolean {
  const end = pauseEnd(reason);
  return end === 'connection' || end === 'time' || end === 'wake';
}

/** Whether a delivery waits for a person who did not pause it, so they have to be told. */
export function needsPerson(reason: PauseReason): boolean {
  return reason.by !== 'person' && !goesOnByItself(reason);
}

/** The state of a delivery. Each member has only the data of that state. */
export type DeliveryState =
  | { status: 'ready' }
  | { status: 'running' }
  | { status: 'paused'; reason: PauseReason }
  | { status: 'stopped' }
  | { status: 'finished' };

export type DeliveryStatus = DeliveryState['status'];

/** Whether it has ended for good. */
export function isOver({ status }: Pick<DeliveryState, 'status'>): boolean {
  return status === 'finished' || status === 'stopped';
}
