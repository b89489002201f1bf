import type { ConsumerAttributes } from '../consumer/payload-types';
import type { Outcome } from './outcome';
import { parseErrorBody } from './parse-error-body';

/** An answer as the client hands it on: `body` undefined where it was unreadable. */
export interface Answer {
  status: number;
  body: unknown;
  requestId: string | null;
  location: string | null;
}

/**
 * The outcome of an accepted row. A server that answers 200 may have kept its own e-mail or phone (api-contract.md, trap 1):
 * what its document says is compared with what was sent.
 */
export function acceptedOutcome(answer: Answer, sent: ConsumerAttributes): Outcome {
  const base = outcomeOf(answer, answer.status === 201 ? 'created' : 'updated');
  const attributes = attributesOf(answer.body);
  if (attributes === null) return { ...base, reason: 'off-contract-answer' };
  if (answer.status === 201) return base;
  for (const field of ['email', 'phone'] as const) {
    const wanted = sent[field];
    const kept = attributes[field];
    if (typeof wanted !== 'string' || kept === undefined) continue;
    const has = typeof kept === 'string' ? kept : '';
    if (comparable(field, wanted) !== comparable(field, has)) {
      return { ...base, kind: 'kept', reason: 'server-kept-value', field, serverValue: has };
    }
  }
  return base;
}

/** The outcome of a row that the server refused. */
export function refusedOutcome(answer: Answer): Outcome {
  const base = outcomeOf(answer, 'failed');
  if (answer.status >= 300 && answer.status < 400) return { ...base, reason: 'redirect', message: answer.location };
  const error = parseErrorBody(answer.body);
  return {
    ...base,
    reason: 'refused',
    message: error?.message ?? `HTTP ${answer.status}`,
    field: error?.field ?? null,
  };
}

/** Whether a refusal of a POST says that the consumer is there already (api-contract.md, Consumers). */
export function isAlreadyTaken(answer: Answer): boolean {
  return answer.status === 422 && /already (been )?taken/i.test(parseErrorBody(answer.body)?.message ?? '');
}

/** The attributes of a consumer's document, or null where the body is none. */
export function attributesOf(body: unknown): Record<string, unknown> | null {
  const data = property(body, 'data');
  const attributes = property(data, 'attributes');
  return typeof attributes === 'object' && attributes !== null ? (attributes as Record<string, unknown>) : null;
}

/** An outcome with everything an answer tells by itself. */
export function outcomeOf(answer: Answer | null, kind: Outcome['kind']): Outcome {
  return {
    kind,
    reason: null,
    message: null,
    field: null,
    serverValue: null,
    httpStatus: answer?.status ?? null,
    requestId: answer?.requestId ?? null,
  };
}

function comparable(field: 'email' | 'phone', value: string): string {
  return field === 'email' ? value.trim().toLowerCase() : value.replace(/\D/g, '').replace(/^8(?=\d{10}$)/, '7');
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
