import { randomBytes } from 'node:crypto';
import { startArchiveHost, type SeenAtArchives } from './archive-host';
import type { ExportedConsumer } from './archive-line';
import { attributesOfTask, type ArchiveLink, type ExportTask } from './export-task';
import { openExportTaskStore } from './export-task-store';
import { makeArchive } from './make-archive';
import { exportSwitchesSchema, type ExportSwitches, type ExportWays } from './switches';

const DAY_MS = 24 * 3600_000;
const MINUTE_MS = 60_000;

/** A task with its attributes at this moment. */
export interface ToldTask {
  id: string;
  attributes: Record<string, unknown>;
}

/** The export tasks of the practice shop (api-contract.md, its last section). */
export interface ExportTasks {
  /** A task of the whole shop, or how long this token must wait for one. */
  create(token: string): ToldTask | { waitMs: number };
  find(id: string): ToldTask | undefined;
  /** For tasks from now on. */
  set(switches: ExportSwitches): void;
  close(): Promise<void>;
}

export async function openExportTasks(options: {
  databasePath: string;
  now: () => Date;
  shop: { count(): number; pages(): Iterable<ExportedConsumer[]> };
  switches?: ExportSwitches;
  onArchiveRequest?: (seen: SeenAtArchives) => void;
}): Promise<ExportTasks> {
  const { now, shop } = options;
  const store = openExportTaskStore(options.databasePath);
  const host = await startArchiveHost(options.onArchiveRequest);
  const lastByToken = new Map<string, number>();
  const archives = new Map<string, ArchiveLink | null>();
  const making = new Set<Promise<void>>();
  let ways = exportSwitchesSchema.parse(options.switches ?? {});
  let isClosed = false;

  function* pagesWhileOpen(): Generator<ExportedConsumer[]> {
    for (const page of shop.pages()) {
      yield page;
      if (isClosed) return;
    }
  }

  /** Null until the archive is made: a shop of a million consumers takes a while. */
  const archiveOf = (task: ExportTask, how: ExportWays): ArchiveLink | null => {
    if (task.ends !== 'completed') return null;
    const known = archives.get(task.id);
    if (known !== undefined) return known;
    archives.set(task.id, null);
    const made = makeArchive(pagesWhileOpen(), how).then((archive) => {
      archives.set(task.id, { url: host.publish(archive, how), sizeBytes: archive.length });
      making.delete(made);
    });
    making.add(made);
    return null;
  };

  const told = (task: ExportTask): ToldTask => ({
    id: task.id,
    attributes: attributesOfTask(task, now().getTime(), archiveOf(task, ways)),
  });

  const endOf = (nowMs: number): ExportTask['ends'] => {
    const usedMs = store.workMsSince(nowMs - DAY_MS) + ways.minutesUsed * MINUTE_MS;
    return ways.ends === 'completed' && usedMs >= ways.minutesADay * MINUTE_MS ? 'quota' : ways.ends;
  };

  return {
    create: (token) => {
      const nowMs = now().getTime();
      const waitMs = (lastByToken.get(token) ?? -Infinity) + ways.betweenTasksMs - nowMs;
      if (waitMs > 0) return { waitMs };
      lastByToken.set(token, nowMs);
      const task: ExportTask = {
        id: randomBytes(12).toString('hex'),
        createdAtMs: nowMs,
        waitMs: ways.waitMs,
        workMs: ways.workMs + (shop.count() / 1000) * ways.workMsPerThousand,
        ends: endOf(nowMs),
      };
      store.add(task);
      return told(task);
    },
    find: (id) => {
      const task = store.find(id);
      return task === undefined ? undefined : told(task);
    },
    set: (switches) => {
      ways = exportSwitchesSchema.parse(switches);
    },
    close: async () => {
      isClosed = true;
      await Promise.all(making);
      await host.close();
      store.close();
    },
  };
}
