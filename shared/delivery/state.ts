/** Why a delivery waits, and by that what ends the wait. */
export type PauseReason =
  | { by: 'person' }
  /** 401 or 403: ends with a new token. `message` is the server's reason. */
  | { by: 'token'; httpStatus: number; message: string }
  /** No token is known in this run of the program. */
  | { by: 'no-token' }
  /** Nothing answers; ends when the person resumes. `message` is the system's. */
  | { by: 'network'; message: string }
  /** 429 for longer than the retry policy waits. */
  | { by: 'rate-limit'; message: string }
  /**
   * So many rows were refused alike, one after the other, that the rows are not to blame; ends when the person resumes. `message`
   * is the server's, of the first of these `rows`.
   */
  | { by: 'failing-alike'; message: string; rows: number }
  /** The program ended in the middle. */
  | { by: 'restart' }
  /** The database cannot be written. */
  | { by: 'storage'; message: string };

/** Where a delivery stands. Each member carries only what is true in that step. */
export type DeliveryState =
  | { status: 'ready' }
  | { status: 'running' }
  | { status: 'paused'; reason: PauseReason }
  | { status: 'stopped' }
  | { status: 'finished' };

export type DeliveryStatus = DeliveryState['status'];
