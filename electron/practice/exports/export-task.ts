import { z } from 'zod';

/** A task as it was made. Everything else follows from the time. */
export const exportTaskSchema = z.object({
  /** 24 hexadecimal digits. */
  id: z.string(),
  createdAtMs: z.number(),
  waitMs: z.number(),
  workMs: z.number(),
  ends: z.enum(['completed', 'rejected', 'quota', 'start-time-exceeded', 'unknown']),
});
export type ExportTask = z.infer<typeof exportTaskSchema>;

/** The archive of a completed task. */
export interface ArchiveLink {
  url: string;
  sizeBytes: number;
}

/** How each end is told (api-contract.md, export tasks). */
const ENDS = {
  completed: { state: 'completed' },
  rejected: { state: 'rejected', error_message: 'Export failed' },
  quota: { state: 'refused', refuse_reason: 'export_forbidden_in_company_settings' },
  'start-time-exceeded': { state: 'refused', refuse_reason: 'maximum_time_to_start_exceeded' },
  unknown: { state: 'archived' },
} as const;

/** The API writes times in the zone of its own server. */
const OFFSET_MS = 3 * 3600_000;

/**
 * The attributes of a task at a moment.
 *
 * @param archive null while it is not made yet: a completed task is still being processed then
 */
export function attributesOfTask(
  task: ExportTask,
  nowMs: number,
  archive: ArchiveLink | null,
): Record<string, unknown> {
  const startsAtMs = task.createdAtMs + task.waitMs;
  const endsAtMs = startsAtMs + task.workMs;
  const isCompleted = task.ends === 'completed';
  const isOver = nowMs >= endsAtMs && (!isCompleted || archive !== null);
  const wasStarted = nowMs >= startsAtMs && (isCompleted || task.ends === 'rejected' || task.ends === 'unknown');
  const link = isOver && isCompleted ? archive : null;
  return {
    records_type: 'consumers',
    format: 'jsonl',
    error_message: null,
    refuse_reason: null,
    ...(isOver ? ENDS[task.ends] : { state: wasStarted ? 'processing' : 'waiting' }),
    archive_url: link?.url ?? null,
    archive_size: link?.sizeBytes ?? null,
    archive_content_type: link === null ? null : 'application/gzip',
    created_at: rfc3339(task.createdAtMs),
    started_at: wasStarted ? rfc3339(startsAtMs) : null,
    finished_at: isOver ? rfc3339(endsAtMs) : null,
  };
}

function rfc3339(timeMs: number): string {
  return new Date(timeMs + OFFSET_MS).toISOString().replace('Z', '+03:00');
}
