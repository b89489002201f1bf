import type { FileProblem } from './file-problem';
import type { AnswerOf, InputOf } from '../protocol/request';
import type { OperationRefusal } from './operation';
import type { MainRequests, PageRequests, RequestMessage, SheetMessage } from './protocol';

/** A request that the sheet process refused, or did not answer because it ended. */
export class SheetRequestError extends Error {
  override readonly name = 'SheetRequestError';

  /**
   * @param problem set if the file or the end of the process is the reason
   * @param refusal set if the sheet is not as the request assumed
   */
  constructor(
    message: string,
    readonly problem: FileProblem | null,
    readonly refusal: OperationRefusal | null = null,
  ) {
    super(message);
  }
}

/** One side's view of the sheet process, independent of what carries the messages. */
export interface RequestChannel<R extends PageRequests = PageRequests> {
  /** Rejects with a {@link SheetRequestError}. */
  request: <K extends keyof R & string>(name: K, payload: InputOf<R, K>) => Promise<AnswerOf<R, K>>;
  /** Takes every message of the process. Messages that are no answers are ignored here and left to the caller. */
  receive: (message: SheetMessage) => void;
  /** Rejects all open requests and all later ones, because the process is gone. */
  fail: (problem: FileProblem) => void;
}

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: SheetRequestError) => void;
}

/**
 * Numbers requests and passes each answer to its caller. Shared by main (`electron/sheet/host/host.ts`) and the page.
 *
 * @param post sends a request
 */
export function createRequestChannel<R extends PageRequests = MainRequests>(
  post: (message: RequestMessage) => void,
): RequestChannel<R> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: FileProblem | null = null;

  return {
    request: (name, payload) =>
      new Promise((resolve, reject) => {
        if (ended !== null) {
          reject(new SheetRequestError(ended.detail, ended));
          return;
        }
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        post({ id: lastId, name, payload });
      }),

    receive: (message) => {
      if (message.kind !== 'answer') return;
      const asked = waiting.get(message.id);
      if (asked === undefined) return;
      waiting.delete(message.id);
      if (message.ok) asked.resolve(message.value as never);
      else asked.reject(new SheetRequestError(message.message, message.problem, message.refusal));
    },

    fail: (problem) => {
      ended = problem;
      for (const asked of waiting.values()) asked.reject(new SheetRequestError(problem.detail, problem));
      waiting.clear();
    },
  };
}
