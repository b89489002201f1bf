import type { PauseReason } from '../../shared/delivery/state';
import type { RetryPolicy } from '../../shared/delivery/answers/retry-policy';
import { isSuccess } from '../../shared/delivery/answers/classify-answer';
import type { AplautClient, Exchanged } from '../api/aplaut-client';
import type { Pacer } from '../api/pacer';
import { RetryLoop, type Tried } from '../delivery/send/retry-loop';
import { ServerContact } from '../delivery/send/server-contact';
import type { Sleep } from '../storage/clock';
import { readTask, type ExportTask } from './export-task';
import type { ObtainingState } from '../../shared/ipc/list-taking';

/** Pauses between questions (api-contract.md, export tasks). */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;
const GROWTH = 1.5;

/** How requests are made that change nothing. */
export interface AskingContext {
  pacer: Pacer;
  policy: RetryPolicy;
  random: () => number;
  sleep: Sleep;
  signal: AbortSignal;
}

/** The end of a task, or why it is not known. */
export type Followed =
  /** `asked`: how often it was asked for until then. */
  | { kind: 'over'; task: ExportTask; asked: number }
  /** The server does not know it, any more. */
  | { kind: 'gone' }
  | { kind: 'off-contract'; message: string }
  | { kind: 'unanswered'; reason: PauseReason };

/**
 * Asks for a task until it is over, ever more seldom. Throws the signal's reason if aborted.
 *
 * @param task as it was told when it was made; null for one that an earlier run of the program made
 */
export async function followTask(
  client: Pick<AplautClient, 'getExportTask'>,
  id: string,
  task: ExportTask | null,
  context: AskingContext & { onState: (state: ObtainingState) => void },
): Promise<Followed> {
  let pauseMs = FIRST_PAUSE_MS;
  let known = task;
  for (let asked = 0; ; asked += 1) {
    if (known !== null) {
      const { state } = known.progress;
      if (state !== 'waiting' && state !== 'processing') return { kind: 'over', task: known, asked };
      context.onState({ at: 'preparing', state });
      await context.sleep(pauseMs, context.signal);
      pauseMs = Math.min(pauseMs * GROWTH, LONGEST_PAUSE_MS);
    }
    const tried = await askPatiently(() => client.getExportTask(id), context);
    if (tried.kind === 'unanswered') return tried;
    if (tried.answer.status === 404) return { kind: 'gone' };
    known = isSuccess(tried.answer) ? readTask(tried.answer.body) : null;
    if (known === null) return { kind: 'off-contract', message: `HTTP ${tried.answer.status}` };
  }
}

/** Repeats a GET as the retry policy says. Throws the signal's reason at once if aborted. */
export async function askPatiently(
  get: () => Promise<Exchanged>,
  context: AskingContext,
): Promise<Extract<Tried, { kind: 'answer' }> | { kind: 'unanswered'; reason: PauseReason }> {
  const contact = new ServerContact(1);
  const loop = new RetryLoop({ ...context, contact, onRequest: () => undefined, onWait: () => undefined });
  const tried = await unlessAborted(loop.run(get), context.signal);
  if (tried.kind === 'answer') return tried;
  if (tried.sent.kind === 'pause') return { kind: 'unanswered', reason: tried.sent.reason };
  throw new Error('a server that is to blame pauses');
}

/** The work goes on, but nobody waits for it. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason as Error);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
