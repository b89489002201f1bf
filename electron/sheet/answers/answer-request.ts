import type { Request } from '../../../shared/protocol/request';
import type { RequestMessage, SheetMessage } from '../../../shared/sheet/protocol';
import { RefusedOperation } from '../operations/refused-operation';
import { fileProblemOf } from '../source/file-problem-error';

/**
 * Checks a request, has it handled, and makes the answer. Errors are part of the answer.
 *
 * @param requests those that the asker may make
 * @param handlers by the name of the request
 */
export async function answerRequest(
  { id, name, payload }: RequestMessage,
  requests: Readonly<Partial<Record<string, Request>>>,
  handlers: object,
): Promise<SheetMessage> {
  try {
    const asked = Object.hasOwn(requests, name) ? requests[name] : undefined;
    if (asked === undefined) throw new Error(`no such request: ${name}`);
    const handler = (handlers as Record<string, (value: unknown) => unknown>)[name];
    if (handler === undefined) throw new Error(`nobody handles ${name}`);
    return { kind: 'answer', id, ok: true, value: await handler(asked.input.parse(payload)) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const refusal = error instanceof RefusedOperation ? error.refusal : null;
    return { kind: 'answer', id, ok: false, problem: fileProblemOf(error), refusal, message };
  }
}
