import { z } from 'zod';
import { isSuccess } from '../../shared/delivery/answers/classify-answer';
import { parseErrorBody } from '../../shared/delivery/answers/parse-error-body';
import { askedWaitMs } from '../../shared/delivery/answers/rate-limit-headers';
import { shortText } from '../../shared/delivery/compare/same-value';
import type { PauseReason } from '../../shared/delivery/state';
import type { Exchanged } from '../api/aplaut-client';
import { refusalReason } from '../api/refusal-reason';
import { isUndone } from '../delivery/send/retry-loop';

/** How a task ended, or that it has not. The server's own words have no addresses in them. */
export type TaskProgress =
  | { state: 'waiting' | 'processing' }
  | { state: 'completed'; link: string; sizeBytes: number | null }
  | { state: 'rejected'; message: string }
  /** `quota`: the day's minutes of exporting are used up. `start-time-exceeded`: it waited for a day. */
  | { state: 'refused'; reason: 'quota' | 'start-time-exceeded' | 'other'; message: string }
  /** Over, in a state that is not known. */
  | { state: 'unknown'; message: string };

/** An export task as the server tells it (api-contract.md, export tasks). */
export interface ExportTask {
  id: string;
  /** RFC 3339; null if the server does not say. */
  createdAt: string | null;
  progress: TaskProgress;
}

/** What became of asking for a task. */
export type Asked =
  | { kind: 'made'; task: ExportTask }
  /** The limit of a task a minute. */
  | { kind: 'throttled'; waitMs: number }
  /** The answer was lost: a task may be there. */
  | { kind: 'lost' }
  /** The answer cannot be read: a task is there, and cannot be followed. */
  | { kind: 'unreadable' }
  /** Nothing was made, and it may work later: after `waitMs`, if the server says so. */
  | { kind: 'undone'; message: string; waitMs: number | null }
  | { kind: 'token-refused'; reason: PauseReason }
  /** Nothing was made, and asking again is no use. */
  | { kind: 'denied'; message: string };

/** The server's limit, if it does not say how long to wait. */
export const BETWEEN_TASKS_MS = 60_000;

const REASONS: ReadonlyMap<string, 'quota' | 'start-time-exceeded'> = new Map([
  ['export_forbidden_in_company_settings', 'quota'],
  ['maximum_time_to_start_exceeded', 'start-time-exceeded'],
]);

const words = z
  .string()
  .nullish()
  .transform((text) => shortText((text ?? '').replace(/[a-z][a-z0-9+.-]*:\/\/\S+/gi, '…')));
const textOrNull = z
  .string()
  .nullish()
  .transform((text) => text ?? null);
const taskSchema = z.object({
  data: z.object({
    // Part of a path, where a dot or a slash would lead elsewhere (trap 2).
    id: z.union([z.string(), z.int().transform(String)]).pipe(z.string().regex(/^[\w-]{1,100}$/)),
    attributes: z.object({
      state: z.string(),
      archive_url: textOrNull,
      archive_size: z.int().min(0).nullable().catch(null),
      created_at: textOrNull.catch(null),
      finished_at: textOrNull.catch(null),
      error_message: words,
      refuse_reason: words,
    }),
  }),
});

/** Null if the body is not a task, or is one that is completed without an archive. */
export function readTask(body: unknown): ExportTask | null {
  const parsed = taskSchema.safeParse(body);
  if (!parsed.success) return null;
  const { id, attributes } = parsed.data.data;
  const progress = progressOf(attributes);
  return progress === null ? null : { id, createdAt: attributes.created_at, progress };
}

function progressOf(attributes: z.infer<typeof taskSchema>['data']['attributes']): TaskProgress | null {
  const { state, archive_url: link, archive_size: sizeBytes, refuse_reason: reason } = attributes;
  switch (state) {
    case 'completed':
      return link === null ? null : { state, link, sizeBytes };
    case 'rejected':
      return { state, message: attributes.error_message };
    case 'refused':
      return { state, reason: REASONS.get(reason) ?? 'other', message: reason };
    case 'waiting':
    case 'processing':
      return { state };
    default:
      return attributes.finished_at === null
        ? { state: 'processing' }
        : { state: 'unknown', message: shortText(state.replace(/\W/g, '')) };
  }
}

/** The answer to a request for a task. */
export function readAsked(exchanged: Exchanged): Asked {
  if (exchanged.kind === 'no-answer')
    return isUndone(exchanged) ? { kind: 'undone', message: exchanged.code, waitMs: null } : { kind: 'lost' };
  const { headers } = exchanged;
  const { status, body, requestId } = exchanged.answer;
  if (isSuccess({ status })) {
    const task = readTask(body);
    return task === null ? { kind: 'unreadable' } : { kind: 'made', task };
  }
  switch (status) {
    case 401:
    case 403:
      return {
        kind: 'token-refused',
        reason: { by: 'token', httpStatus: status, message: refusalReason(headers, status), requestId },
      };
    case 429:
      return { kind: 'throttled', waitMs: askedWaitMs(headers) ?? BETWEEN_TASKS_MS };
    case 503:
      return { kind: 'undone', message: `HTTP ${status}`, waitMs: askedWaitMs(headers) };
    default:
      if (status >= 500 || status === 408) return { kind: 'lost' };
      return { kind: 'denied', message: parseErrorBody(body)?.message ?? `HTTP ${status}` };
  }
}
