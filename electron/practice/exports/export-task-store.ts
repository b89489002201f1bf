import Database from 'libsql';
import { openPatiently } from '../../storage/retry-locked';
import { exportTaskSchema, type ExportTask } from './export-task';

const BUSY_TIMEOUT_MS = 10_000;

/** The tasks of the practice shop. They outlive the program, so that it can follow one after a restart. */
export interface ExportTaskStore {
  add(task: ExportTask): void;
  find(id: string): ExportTask | undefined;
  /** The time spent on exports that were made since then. */
  workMsSince(sinceMs: number): number;
  close(): void;
}

/** @param path the practice shop's database, or `:memory:` */
export function openExportTaskStore(path: string): ExportTaskStore {
  const database = openPatiently(() => new Database(path), BUSY_TIMEOUT_MS);
  database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  database.exec(
    'CREATE TABLE IF NOT EXISTS export_tasks (id TEXT PRIMARY KEY, created_ms REAL NOT NULL, work_ms REAL NOT NULL, task TEXT NOT NULL) STRICT',
  );
  const insert = database.prepare('INSERT INTO export_tasks (id, created_ms, work_ms, task) VALUES (?, ?, ?, ?)');
  const select = database.prepare('SELECT task FROM export_tasks WHERE id = ?');
  const sum = database.prepare('SELECT coalesce(sum(work_ms), 0) AS total FROM export_tasks WHERE created_ms > ?');
  return {
    add: (task) => {
      const spentMs = task.ends === 'completed' ? task.workMs : 0;
      insert.run(task.id, task.createdAtMs, spentMs, JSON.stringify(task));
    },
    find: (id) => {
      const stored = select.get(id) as { task: string } | undefined;
      return stored === undefined ? undefined : exportTaskSchema.parse(JSON.parse(stored.task));
    },
    workMsSince: (sinceMs) => (sum.get(sinceMs) as { total: number }).total,
    close: () => void database.close(),
  };
}
