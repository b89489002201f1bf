import { setImmediate as turn } from 'node:timers/promises';
import { RESUME_AFTER_MS, type ArrivalState } from '../../shared/watch/arrival';
import { isWhole, lookAgain, oldestFirst, type FileLook, type StandingFile } from '../../shared/watch/standing-files';
import type { Arrival, Watch } from '../../shared/watch/watch';
import { hashOfFile, watchedFiles } from './folder-files';
import type { Later } from './prepare-sheet';
import { createRests } from './rests';
import { goOnWithArrival, sendArrival } from './send-arrival';
import type { WatchServices } from './watch-services';

/** How often a folder is looked at. */
export const LOOK_EVERY_MS = 5_000;
/** How long a file rests whose shop does not answer. */
const TRY_AGAIN_MS = 60_000;
/** Files after which main does something else: looking at one takes a query, some hundredths of a millisecond. */
const FILES_OF_A_SLICE = 100;

/** What a look at a folder found. */
export interface Look {
  /** Files that are not known and not whole yet. */
  settling: number;
  /** Files about which nothing could be decided, because the shop did not answer. */
  unreachable: number;
  /** The folder cannot be read; `code` is the system's. */
  problem: { code: string } | null;
}

/** Looks at a watched folder whose lock this process has. */
export interface FolderWatch {
  /** Looks once, and sends what is whole and new, one file after the other. */
  look(): Promise<Look>;
}

/**
 * @param options.nowMs a clock that only goes forward
 * @param options.onWork called with the file that is being read or sent, and null when that has ended
 */
export function createFolderWatch(
  watch: Watch,
  services: WatchServices,
  options: {
    nowMs: () => number;
    signal: AbortSignal;
    onWork: (fileName: string | null) => void;
    onUnexpected: (error: unknown) => void;
  },
): FolderWatch {
  const { store } = services;
  const { nowMs, signal, onWork } = options;
  const sending = { watch, services, signal, onUnexpected: options.onUnexpected };
  let standing: readonly StandingFile[] = [];
  /** Files, by their looks, that are not read again for a while. */
  const restingFiles = createRests(nowMs);
  /** Deliveries, by id, that are not resumed again for a while. */
  const resumed = createRests(nowMs);

  const working = async <T>(fileName: string, work: Promise<T>): Promise<T> => {
    onWork(fileName);
    try {
      return await work;
    } finally {
      onWork(null);
    }
  };

  const goOn = async (arrival: Arrival): Promise<void> => {
    const { deliveryId } = arrival;
    if (deliveryId === null) return;
    const mayResume = !resumed.isResting(deliveryId);
    if (await working(arrival.fileName, goOnWithArrival(arrival, mayResume, sending)))
      resumed.begin(deliveryId, RESUME_AFTER_MS);
  };

  const take = async (file: StandingFile, hash: string, state: ArrivalState | null): Promise<Later | null> => {
    const later = await sendArrival({ file, hash, anyway: state === 'anyway' }, sending);
    if (later === 'unreachable') restingFiles.begin(nameOfLook(file), TRY_AGAIN_MS);
    return later;
  };

  /**
   * What became of a file in this look; null if there is nothing to wait for. Of the files in a folder nearly all are known, and looking at one
   * of them costs one query.
   */
  const lookAt = async (file: StandingFile): Promise<Later | 'settling' | null> => {
    const seen = store.ofLook(watch.id, file);
    if (seen !== undefined && !isToTakeUp(seen)) return null;
    if (!isWhole(file, nowMs()) && seen === undefined) return 'settling';
    if (restingFiles.isResting(nameOfLook(file))) return 'unreachable';
    return working(file.name, takeUp(file, seen));
  };

  /** The same of a whole file about which something has to be done. */
  const takeUp = async (file: StandingFile, seen: Arrival | undefined): Promise<Later | 'settling' | null> => {
    const hash = seen?.hash ?? (await hashOfFile(watch.folder, file, signal));
    if (hash === null) return 'settling';
    await replaceWaiting(file.name, hash);
    const known = seen ?? store.arrival(watch.id, hash);
    if (known !== undefined && !isToTakeUp(known)) {
      const { state, hold } = known;
      await store.note(watch.id, hash, file, { state, hold });
      return null;
    }
    return take(file, hash, known?.state ?? null);
  };

  const isToTakeUp = ({ state, deliveryId }: Arrival): boolean =>
    state === 'again' ||
    state === 'anyway' ||
    // Still in this state after `goOn`: its delivery was never there.
    (state === 'creating' && deliveryId !== null);

  /** A file that was written anew takes the place of what waited under its name. */
  const replaceWaiting = async (fileName: string, hash: string): Promise<void> => {
    for (const waiting of store.ofName(watch.id, fileName, ['waits', 'again', 'anyway']))
      if (waiting.hash !== hash && waiting.deliveryId === null)
        await store.change(watch.id, waiting.hash, { state: 'replaced' });
  };

  /** The person's answer to a delivery that stopped in the middle. */
  const answered = (): Arrival[] =>
    store.inStates(watch.id, ['again', 'anyway']).filter(({ deliveryId }) => deliveryId !== null);

  return {
    look: async () => {
      const found: Look = { settling: 0, unreachable: 0, problem: null };
      for (const arrival of [...store.inStates(watch.id, ['creating', 'sending']), ...answered()]) {
        if (signal.aborted) return found;
        await goOn(arrival);
      }
      try {
        standing = lookAgain(standing, await watchedFiles(watch.folder, watch.patterns), nowMs());
      } catch (error) {
        if (!isOfFiles(error)) throw error;
        return { ...found, problem: { code: error.code ?? '' } };
      }
      for (const [at, file] of oldestFirst(standing).entries()) {
        if (at % FILES_OF_A_SLICE === 0) await turn();
        if (signal.aborted) break;
        const came = await lookAt(file).catch((error: unknown) => {
          if (!isOfFiles(error)) throw error;
          // Another program keeps it for itself at this moment.
          return 'settling' as const;
        });
        if (came === 'settling' || came === 'changing') found.settling += 1;
        if (came === 'unreachable') found.unreachable += 1;
      }
      return found;
    },
  };
}

const nameOfLook = ({ name, sizeBytes, modifiedMs }: FileLook): string => `${name} ${sizeBytes} ${modifiedMs}`;

/** Whether the system could not read a file or a folder. */
function isOfFiles(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
