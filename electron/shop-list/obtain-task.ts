import { DEFAULT_RETRY_POLICY, type RetryPolicy } from '../../shared/delivery/answers/retry-policy';
import type { AplautClient } from '../api/aplaut-client';
import type { Pacer } from '../api/pacer';
import type { ListTask } from '../shops/list-task';
import type { Sleep } from '../storage/clock';
import { followTask, unlessAborted, type AskingContext } from './follow-task';
import { BETWEEN_TASKS_MS, readAsked, type Asked, type ExportTask } from './export-task';
import type { ObtainingState } from '../../shared/ipc/list-taking';
import type { ListTaken } from './list-taken';

/** The longest that the limit of a task a minute is waited for. */
const MOST_WAITING_MS = 2 * 60_000;
const MAX_UNDONE = 4;
/** A list that was completed in an earlier call is not fetched if it was asked for before the last hour: a new one is made. */
const OLD_AFTER_MS = 60 * 60_000;

type MadeTask = Extract<ListTask, { state: 'made' }>;

/** A task whose archive can be fetched. */
export interface CompletedTask {
  kind: 'completed';
  link: string;
  sizeBytes: number | null;
  /** RFC 3339; null if the server does not say. */
  createdAt: string | null;
  remembered: MadeTask;
}

type Ended = Exclude<ListTaken<never>, { kind: 'taken' | 'no-archive' | 'cancelled' }>;

interface ObtainContext {
  client: Pick<AplautClient, 'createExportTask' | 'getExportTask'>;
  pacer: Pacer;
  /** What is remembered of the shop's last task. */
  remembered: () => ListTask | null;
  remember: (task: ListTask | null) => void;
  /** A task that was asked for at this time of day or before is not followed. */
  notBeforeMs?: number | undefined;
  signal: AbortSignal;
  onState: (state: ObtainingState) => void;
  /** The time of day. */
  nowMs: () => number;
  sleep: Sleep;
  random: () => number;
  policy?: RetryPolicy | undefined;
}

/**
 * Follows a shop's export task to its end: the one that was asked for before, or else a new one. Its methods throw the signal's reason if
 * aborted.
 */
export class ObtainTask {
  readonly #asking: AskingContext;
  #waitedMs = 0;
  #undone = 0;
  #lost = 0;
  #inFlight: Promise<unknown> = Promise.resolve();

  constructor(private readonly context: ObtainContext) {
    this.#asking = { ...context, policy: context.policy ?? DEFAULT_RETRY_POLICY };
  }

  /** Resolves when no request is in flight. */
  async settled(): Promise<void> {
    await this.#inFlight.catch(() => undefined);
  }

  /** Each round begins with what is remembered: another process may have asked for a task meanwhile. */
  async run(): Promise<CompletedTask | Ended> {
    for (let made: ExportTask | null = null; ;) {
      const last = this.context.remembered();
      if (last?.state === 'made' && last.askedAtMs <= (this.context.notBeforeMs ?? -Infinity)) {
        this.context.remember(done(last));
        continue;
      }
      if (last?.state === 'made') {
        const followed = await this.#follow(last, made?.id === last.taskId ? made : null);
        if (followed !== null) return followed;
        continue;
      }
      const leftMs = this.#limitLeftMs(last);
      if (last !== null && leftMs > 0) {
        if (await this.#wait(last.state === 'asked' ? 'answer-lost' : 'limit', leftMs)) continue;
        return last.state === 'asked' ? { kind: 'answer-lost' } : { kind: 'throttled', waitMs: leftMs };
      }
      await this.#asking.pacer.turn(this.context.signal);
      // Another process may have asked meanwhile.
      if (this.context.remembered()?.askedAtMs !== last?.askedAtMs) continue;
      const asked = await this.#ask(last);
      if (asked.kind === 'made') made = asked.task;
      else {
        const over = await this.#afterFailure(asked);
        if (over !== null) return over;
      }
    }
  }

  /**
   * Null if another task is needed.
   *
   * @param made as it was told when it was made; null if that was in an earlier call
   */
  async #follow(remembered: MadeTask, made: ExportTask | null): Promise<CompletedTask | Ended | null> {
    const { onState } = this.context;
    const following = followTask(this.context.client, remembered.taskId, made, { ...this.#asking, onState });
    const followed = await this.#flying(following);
    switch (followed.kind) {
      case 'over': {
        const isOld = made === null && followed.asked === 1 && this.#ageMs(remembered) > OLD_AFTER_MS;
        if (!isOld) return this.#atEnd(followed.task, remembered);
        break;
      }
      case 'gone':
        if (made !== null) return { kind: 'off-contract', message: 'HTTP 404' };
        break;
      case 'off-contract':
      case 'unanswered':
        return followed;
    }
    this.#forget(remembered);
    return null;
  }

  #atEnd({ progress, createdAt }: ExportTask, remembered: MadeTask): CompletedTask | Ended {
    if (progress.state === 'completed') {
      const { link, sizeBytes } = progress;
      return { kind: 'completed', link, sizeBytes, createdAt, remembered };
    }
    this.#forget(remembered);
    switch (progress.state) {
      case 'rejected':
        return { kind: 'rejected', message: progress.message };
      case 'refused':
        return { kind: 'refused', reason: progress.reason, message: progress.message };
      case 'unknown':
        return { kind: 'off-contract', message: progress.message };
      default:
        throw new Error('the task is not over');
    }
  }

  /** Its list is not wanted any more. A task that was asked for since stays remembered. */
  #forget(task: MadeTask): void {
    forgetTask(task, this.context);
  }

  #ageMs({ askedAtMs }: ListTask): number {
    return this.context.nowMs() - askedAtMs;
  }

  /** No second task within a minute of the last one, whatever became of that. A clock that was set back must not make it longer. */
  #limitLeftMs(last: ListTask | null): number {
    return last === null ? 0 : Math.min(BETWEEN_TASKS_MS, BETWEEN_TASKS_MS - this.#ageMs(last));
  }

  /** False, at once, if it would take too long altogether. */
  async #wait(at: 'limit' | 'answer-lost' | 'repeating', waitMs: number): Promise<boolean> {
    if (this.#waitedMs + waitMs > MOST_WAITING_MS) return false;
    this.#waitedMs += waitMs;
    this.context.onState({ at, waitMs });
    await this.context.sleep(waitMs, this.context.signal);
    return true;
  }

  /** Writes down that a task was asked for, and then its id, even if nobody waits for the answer any more. */
  async #ask(before: ListTask | null): Promise<Asked> {
    this.context.onState({ at: 'asking' });
    const askedAtMs = this.context.nowMs();
    this.context.remember({ state: 'asked', askedAtMs });
    const asking = this.context.client.createExportTask().then((exchanged) => {
      const asked = readAsked(exchanged);
      if (asked.kind === 'made') this.context.remember({ state: 'made', askedAtMs, taskId: asked.task.id });
      else if (asked.kind !== 'lost' && asked.kind !== 'unreadable') this.context.remember(before);
      return asked;
    });
    return this.#flying(asking);
  }

  async #afterFailure(asked: Exclude<Asked, { kind: 'made' }>): Promise<Ended | null> {
    switch (asked.kind) {
      case 'lost':
        this.#lost += 1;
        // What is remembered says so, and the next round waits.
        return this.#lost === 1 ? null : { kind: 'answer-lost' };
      case 'unreadable':
        return { kind: 'off-contract', message: '' };
      case 'throttled':
        return (await this.#wait('limit', asked.waitMs)) ? null : { kind: 'throttled', waitMs: asked.waitMs };
      case 'undone': {
        this.#undone += 1;
        if (this.#undone === MAX_UNDONE)
          return { kind: 'unanswered', reason: { by: 'network', message: asked.message } };
        const { backoffBaseMs } = this.#asking.policy;
        const waitMs = asked.waitMs ?? backoffBaseMs * 2 ** (this.#undone - 1);
        return (await this.#wait('repeating', waitMs)) ? null : { kind: 'throttled', waitMs };
      }
      case 'token-refused':
        return { kind: 'unanswered', reason: asked.reason };
      case 'denied':
        return { kind: 'not-offered', message: asked.message };
    }
  }

  #flying<T>(work: Promise<T>): Promise<T> {
    this.#inFlight = work;
    return unlessAborted(work, this.context.signal);
  }
}

/** The list of this task is not wanted any more. Another that was asked for since stays remembered. */
export function forgetTask(
  { taskId, askedAtMs }: MadeTask,
  { remembered, remember }: Pick<ObtainContext, 'remembered' | 'remember'>,
): void {
  const last = remembered();
  if (last === null || (last.state === 'made' && last.taskId === taskId)) remember(done({ state: 'done', askedAtMs }));
}

/** A task whose list is not wanted any more. */
function done({ askedAtMs }: ListTask): ListTask {
  return { state: 'done', askedAtMs };
}
