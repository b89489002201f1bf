import { DEFAULT_RETRY_POLICY, type RetryPolicy } from '../../shared/delivery/answers/retry-policy';
import type { AuthScheme } from '../../shared/shop/auth-scheme';
import type { Network } from '../network/network';
import { clientForShop } from '../api/client-for-shop';
import type { Connections } from '../api/connections';
import type { Pacer } from '../api/pacer';
import type { ListTask } from '../shops/list-task';
import type { Sleep } from '../storage/clock';
import { believeList, type ListBelief, type ListCandidates } from './believe-list';
import { ARCHIVE_LIMITS, ArchiveError, fetchArchive, type ArchiveLimits } from './fetch-archive';
import type { ObtainingState } from '../../shared/ipc/list-taking';
import type { ListSink, ListTaken } from './list-taken';
import { forgetTask, ObtainTask, type CompletedTask } from './obtain-task';

/** A shop whose list is taken. */
export interface ListedShop {
  id: string;
  baseUrl: string;
  auth: AuthScheme;
  token: string;
  /** Requests per second, 0 for no limit. */
  pace: number;
}

interface TakingOptions {
  signal: AbortSignal;
  onState: (state: ObtainingState) => void;
  /** The person agreed that this shop's list may travel over http. */
  overHttp: boolean;
  /** The list must have been asked for since this time of day; any time if left out. */
  notBeforeMs?: number;
}

/** Takes the lists of shops' consumers, one export task each (shop-list-design.md, How it travels). */
export interface ShopLists {
  /**
   * Follows the task that an earlier call or run of the program asked for, or asks for one, then hands the archive's bytes to the sink. Throws
   * only what the sink throws, and `base-url-invalid`.
   */
  take<T>(shop: ListedShop, sink: ListSink<T>, how: TakingOptions): Promise<ListTaken<T>>;
  /** Whether a list that was taken is true, see {@link believeList}. */
  believe(shop: ListedShop, candidates: ListCandidates, signal: AbortSignal): Promise<ListBelief>;
}

interface ShopListsOptions {
  /** Remembers the task of each shop, on disk. */
  tasks: { listTask(shopId: string): ListTask | null; rememberListTask(shopId: string, task: ListTask | null): void };
  pacerFor: (baseUrl: string, pace: number) => Pacer;
  network: Network;
  /** New ones for each archive: nothing of the API's connections is used for it. */
  openConnections: () => Connections;
  /** The time of day. */
  nowMs: () => number;
  sleep: Sleep;
  random: () => number;
  policy?: RetryPolicy;
  archiveLimits?: ArchiveLimits;
}

export function createShopLists(options: ShopListsOptions): ShopLists {
  const { tasks, pacerFor } = options;
  return {
    take: async (shop, sink, how) => {
      const client = clientForShop(shop, shop.token, options.network);
      const remember = (task: ListTask | null): void => tasks.rememberListTask(shop.id, task);
      const remembered = (): ListTask | null => tasks.listTask(shop.id);
      const obtaining = new ObtainTask({
        ...options,
        ...how,
        client,
        remember,
        remembered,
        pacer: pacerFor(shop.baseUrl, shop.pace),
      });
      try {
        const obtained = await obtaining.run();
        if (obtained.kind !== 'completed') return obtained;
        const taken = await handOver(obtained, sink, { ...options, ...how });
        // The same archive may be had later, or over http. One that was read is not wanted again, nor one that is refused or too large.
        const isOver = taken.kind === 'taken' || taken.problem === 'refused' || taken.problem === 'too-large';
        if (isOver) forgetTask(obtained.remembered, { remembered, remember });
        return taken;
      } catch (error) {
        if (how.signal.aborted) return { kind: 'cancelled' };
        throw error;
      } finally {
        void obtaining.settled().then(() => client.close());
      }
    },
    believe: async (shop, candidates, signal) => {
      const client = clientForShop(shop, shop.token, options.network);
      const { policy = DEFAULT_RETRY_POLICY, random, sleep } = options;
      const asking = { policy, random, sleep, signal, pacer: pacerFor(shop.baseUrl, shop.pace) };
      try {
        return await believeList(client, candidates, asking);
      } catch (error) {
        if (signal.aborted) return { kind: 'cancelled' };
        throw error;
      } finally {
        client.close();
      }
    },
  };
}

/** Streams the archive of a completed task into the sink. */
async function handOver<T>(
  task: CompletedTask,
  sink: ListSink<T>,
  context: TakingOptions & Pick<ShopListsOptions, 'openConnections' | 'archiveLimits' | 'nowMs' | 'sleep'>,
): Promise<Extract<ListTaken<T>, { kind: 'taken' | 'no-archive' }>> {
  const { onState, signal, archiveLimits: limits = ARCHIVE_LIMITS } = context;
  const connections = context.openConnections();
  const askedAt = new Date(task.remembered.askedAtMs).toISOString();
  const createdAt = task.createdAt ?? askedAt;
  // Counts even if the sink does not throw it on, or throws it in other words.
  const failed: unknown[] = [];
  try {
    onState({ at: 'fetching', bytes: 0, totalBytes: task.sizeBytes });
    const archive = await fetchArchive(task.link, { ...context, connections, limits });
    const totalBytes = archive.sizeBytes ?? task.sizeBytes;
    const onBytes = (bytes: number): void => onState({ at: 'fetching', bytes, totalBytes });
    const bytes = counted(archive.chunks, onBytes, (error) => failed.push(error));
    const value = await sink(bytes, { createdAt, signal });
    if (failed.length > 0) throw failed[0] as Error;
    return { kind: 'taken', value, createdAt, askedAt };
  } catch (error) {
    const [cause = error] = failed;
    if (!(cause instanceof ArchiveError)) throw cause;
    return { kind: 'no-archive', problem: cause.problem, detail: cause.detail };
  } finally {
    connections.close();
  }
}

/** Tells how many bytes have passed, and keeps the error that ended them. */
async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
  onError: (error: unknown) => void,
): AsyncGenerator<Uint8Array, void, void> {
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      onBytes(bytes);
      yield chunk;
    }
  } catch (error) {
    onError(error);
    throw error;
  }
}
