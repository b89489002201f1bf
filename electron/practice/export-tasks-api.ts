import { z } from 'zod';
import { invalid, malformed, notFound, throttled, type ApiAnswer } from './api-answer';
import type { ExportTasks, ToldTask } from './exports/export-tasks';

const requestSchema = z.object({
  data: z.object({
    type: z.literal('export_tasks'),
    attributes: z.object({ records_type: z.string(), format: z.string() }),
  }),
});

/**
 * The API's export requests (api-contract.md, its last section). A filter is not read. Only lists of consumers as `jsonl` can be had here:
 * the real server's columns of `csv` and `xlsx` are unknown.
 */
export function createExportTasksApi(tasks: ExportTasks) {
  return {
    post: (body: unknown, token: string): ApiAnswer => {
      const parsed = requestSchema.safeParse(body);
      if (!parsed.success) return malformed(parsed.error);
      const { records_type, format } = parsed.data.data.attributes;
      const unknown = 'is not included in the list';
      if (records_type !== 'consumers') return invalid('ExportTask', 'records_type', unknown);
      if (format !== 'jsonl') return invalid('ExportTask', 'format', unknown);
      const made = tasks.create(token);
      return 'waitMs' in made ? throttled(Math.ceil(made.waitMs / 1000)) : document(201, made);
    },
    get: (id: string): ApiAnswer => {
      const found = tasks.find(id);
      return found === undefined ? notFound('Export task') : document(200, found);
    },
  };
}

function document(status: number, { id, attributes }: ToldTask): ApiAnswer {
  return { status, body: { data: { id, type: 'export_tasks', attributes } } };
}
