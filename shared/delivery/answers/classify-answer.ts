import type { ConsumerAttributes, ConsumerRequest } from '../../consumer/payload-types';
import { differencesOf, fieldName } from '../compare/differences';
import type { Outcome } from '../outcome';
import { isJsonObject } from './json-object';
import { parseErrorBody } from './parse-error-body';
import { shortText } from '../compare/same-value';

/** An answer as the client passes it on. `body` is undefined if it could not be read. */
export interface Answer {
  status: number;
  body: unknown;
  requestId: string | null;
  location: string | null;
}

/**
 * The outcome of an accepted row. Compares the server's document with what was sent: the server may have kept its own e-mail or phone (trap
 * 1), or changed anything else.
 *
 * @param sent what was sent, including `external_id`; if the answer has another one, another consumer was changed (trap 4)
 */
export function acceptedOutcome(answer: Answer, sent: ConsumerAttributes, method: ConsumerRequest['method']): Outcome {
  const isCreated = method === 'POST' || answer.status === 201;
  const outcome = outcomeOf(answer, isCreated ? 'created' : 'updated');
  const attributes = attributesOf(answer.body);
  if (attributes === null) return { ...outcome, reason: 'off-contract-answer' };
  const [first, ...others] = differencesOf(sent, attributes, 'says-nothing');
  if (first === undefined) return outcome;
  return {
    ...outcome,
    kind: 'kept',
    reason: 'server-kept-value',
    field: first.field,
    sentValue: shortText(first.sent),
    serverValue: shortText(first.has),
    otherFields: others.length === 0 ? null : others.map(({ field }) => fieldName(field)).join(', '),
  };
}

/** The outcome of a row that the server refused. */
export function refusedOutcome(answer: Answer): Outcome {
  const outcome = outcomeOf(answer, 'failed');
  if (answer.status >= 300 && answer.status < 400) {
    return { ...outcome, reason: 'redirect', message: answer.location ?? `HTTP ${answer.status}` };
  }
  const error = parseErrorBody(answer.body);
  return {
    ...outcome,
    reason: 'refused',
    message: error?.message ?? `HTTP ${answer.status}`,
    field: error?.field ?? null,
  };
}

/** Whether the server accepted the request. */
export function isSuccess({ status }: Pick<Answer, 'status'>): boolean {
  return status >= 200 && status < 300;
}

/** Whether the refusal of a POST says that the consumer already exists (api-contract.md, Consumers). */
export function isAlreadyTaken(answer: Answer): boolean {
  return answer.status === 422 && /already (been )?taken/i.test(parseErrorBody(answer.body)?.message ?? '');
}

/** The outcome of a row whose consumer create-only mode found in the shop, with the server's message if there is one. */
export function existsOutcome(answer: Answer): Outcome {
  const error = parseErrorBody(answer.body);
  return {
    ...outcomeOf(answer, 'exists'),
    reason: 'already-exists',
    message: error?.message ?? null,
    field: error?.field ?? null,
  };
}

/** The attributes of a consumer's document. Null if the body is not such a document. */
export function attributesOf(body: unknown): Record<string, unknown> | null {
  const attributes = property(property(body, 'data'), 'attributes');
  return isJsonObject(attributes) ? attributes : null;
}

/** An outcome with what can be read from the answer alone. */
export function outcomeOf(answer: Answer | null, kind: Outcome['kind']): Outcome {
  return {
    kind,
    reason: null,
    message: null,
    field: null,
    sentValue: null,
    serverValue: null,
    otherFields: null,
    httpStatus: answer?.status ?? null,
    requestId: answer?.requestId ?? null,
  };
}

function property(value: unknown, name: string): unknown {
  return isJsonObject(value) ? value[name] : undefined;
}
