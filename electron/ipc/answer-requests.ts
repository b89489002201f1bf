import { ipcRequests, type IpcAnswer, type IpcInput, type IpcName, type IpcResult } from '../../shared/ipc/contract';
import { storageProblem } from '../storage/storage-problem';
import { AppError } from '../errors/app-error';
import { refusal, type AnswerRequest } from './register';

/** A handler for every request of the contract. A missing or extra one does not compile. */
export type IpcHandlers = {
  [K in IpcName]: (input: IpcInput<K>) => IpcAnswer<K> | Promise<IpcAnswer<K>>;
};

/**
 * Answers every request of the contract. Each is handled in this order: check the input, call the handler, return the result. An error is
 * returned as a value with its code, since Electron would reduce it to its message.
 *
 * @param options.onUnexpected called with failures that are not an {@link AppError}
 */
export function answerRequests(options: {
  handlers: IpcHandlers;
  onUnexpected: (channel: IpcName, error: unknown) => void;
}): AnswerRequest {
  return async (name, input) => {
    if (!isIpcName(name)) return refusal('invalid-request', 'no request of the page');
    const parsed = ipcRequests[name].input.safeParse(input);
    if (!parsed.success) return refusal('invalid-request', describe(parsed.error.issues));
    try {
      const handler = options.handlers[name] as (value: unknown) => unknown;
      return { ok: true, value: await handler(parsed.data) } as IpcResult<typeof name>;
    } catch (error) {
      if (error instanceof AppError) return refusal(error.code, error.detail);
      const problem = storageProblem(error);
      if (problem !== null) return refusal(`storage-${problem}`, error instanceof Error ? error.message : '');
      options.onUnexpected(name, error);
      return refusal('unexpected', error instanceof Error ? error.name : typeof error);
    }
  };
}

function isIpcName(name: unknown): name is IpcName {
  return typeof name === 'string' && Object.hasOwn(ipcRequests, name);
}

/** Names the wrong fields but never their values, which may contain a token. */
function describe(issues: readonly { path: PropertyKey[]; code: string }[]): string {
  return issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.code}`).join('; ');
}
