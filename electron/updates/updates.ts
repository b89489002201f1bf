import type { NewVersion, UpdateChoice, UpdatesState, UpdateStatus, UpdateWay } from '../../shared/updates/updates';
import { AppError } from '../errors/app-error';
import type { Sleep } from '../storage/clock';
import { updateProblem } from './update-problem';
import type { Updater } from './updater';

/** The start of the program is the person's: nothing is loaded or asked in its first minute. */
const FIRST_LOOK_MS = 60_000;
const DAILY_MS = 24 * 60 * 60_000;
/** While something is being sent, a look is put off. */
const PUT_OFF_MS = 60 * 60_000;

/** Newer versions of the program. Nothing is done of it during a delivery, and nothing is installed that the person did not ask for. */
export interface Updates {
  state(): UpdatesState;
  /** Looks for a newer version because the person wants to know now. */
  look(): Promise<void>;
  /** Throws `update-while-sending`. */
  download(): Promise<void>;
  cancel(): void;
  /** Asks about unsent work, then replaces this version and starts the new one. Throws `update-while-sending`, `update-in-use`, `update-no-access`. */
  install(): Promise<void>;
  /** The person has chosen anew. */
  chosen(): void;
  /** Looks from time to time, as the person has chosen. */
  begin(): void;
  end(): void;
}

export function createUpdates(options: {
  way: UpdateWay;
  choice: () => UpdateChoice;
  /** Called with the first look: loading it takes a moment. */
  openUpdater: () => Promise<Updater>;
  /** Whether anything is being sent, by whichever process. */
  isSending: () => boolean;
  isUsedByOthers: () => boolean;
  /** Whether this version can be replaced; only known for a file of its own. */
  isReplaceable: () => boolean;
  /** Asks what becomes of unsent work; false if the person stays. */
  mayLeave: () => Promise<boolean>;
  /** Closes everything, then installs. */
  leaveWith: (install: () => void) => Promise<void>;
  onChanged: (state: UpdatesState) => void;
  /** A look that nobody asked for has found something. Called once for each version and step. */
  onFound: (found: { version: string; isReady: boolean }) => void;
  now: () => Date;
  sleep: Sleep;
}): Updates {
  const { way, choice } = options;
  const canLook = way === 'by-itself' || way === 'by-hand';
  const ended = new AbortController();
  let status: UpdateStatus = { step: 'unknown' };
  let opening: Promise<Updater> | null = null;
  let downloading: AbortController | null = null;
  let told = '';

  const state = (): UpdatesState => ({ way, status });
  const become = (next: UpdateStatus): void => {
    status = next;
    options.onChanged(state());
  };
  const isBusy = (): boolean => status.step === 'looking' || status.step === 'downloading';
  const open = (): Promise<Updater> => {
    opening ??= options.openUpdater().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };

  const look = async (): Promise<void> => {
    if (!canLook || isBusy()) return;
    become({ step: 'looking' });
    try {
      const found = await (await open()).look();
      become(found === null ? { step: 'newest', at: options.now().toISOString() } : { step: 'found', ...found });
    } catch (error) {
      become({ step: 'look-failed', ...updateProblem(error) });
    }
  };

  const fetchNew = async (found: NewVersion): Promise<void> => {
    const { version, bytes } = found;
    const stop = new AbortController();
    downloading = stop;
    become({ step: 'downloading', version, bytes, doneBytes: 0 });
    try {
      const updater = await open();
      await updater.download((doneBytes) => {
        if (!stop.signal.aborted) become({ step: 'downloading', version, bytes, doneBytes });
      }, stop.signal);
      become({ step: 'ready', version, bytes });
    } catch (error) {
      if (stop.signal.aborted) become({ step: 'found', version, bytes });
      else become({ step: 'download-failed', version, bytes, ...updateProblem(error) });
    } finally {
      downloading = null;
    }
  };

  const lookByItself = async (): Promise<void> => {
    if (status.step === 'ready') return;
    await look();
    const looked = state().status;
    if (looked.step !== 'found') return;
    if (choice() === 'download' && way === 'by-itself' && !options.isSending()) {
      await fetchNew(looked);
      if (state().status.step !== 'ready') return;
    }
    const { step } = state().status;
    if (told === `${step} ${looked.version}`) return;
    told = `${step} ${looked.version}`;
    options.onFound({ version: looked.version, isReady: step === 'ready' });
  };

  const check = (): void => {
    if (options.isSending()) throw new AppError('update-while-sending');
    if (options.isUsedByOthers()) throw new AppError('update-in-use');
    if (!options.isReplaceable()) throw new AppError('update-no-access');
  };

  const lookNowAndThen = async (): Promise<void> => {
    await options.sleep(FIRST_LOOK_MS, ended.signal);
    for (;;) {
      const isPutOff = options.isSending();
      if (choice() !== 'never' && !isPutOff) await lookByItself();
      await options.sleep(isPutOff ? PUT_OFF_MS : DAILY_MS, ended.signal);
    }
  };

  return {
    state,
    look,
    download: async () => {
      if (way !== 'by-itself' || (status.step !== 'found' && status.step !== 'download-failed')) return;
      if (options.isSending()) throw new AppError('update-while-sending');
      await fetchNew(status);
    },
    cancel: () => downloading?.abort(),
    install: async () => {
      if (status.step !== 'ready') return;
      check();
      if (!(await options.mayLeave())) return;
      // The person may have taken their time.
      check();
      const updater = await open();
      await options.leaveWith(() => updater.install());
    },
    chosen: () => {
      if (choice() !== 'download') downloading?.abort();
      if (choice() !== 'never' && !options.isSending()) void lookByItself();
    },
    begin: () => {
      // Ends with the program.
      if (canLook) lookNowAndThen().catch(() => undefined);
    },
    end: () => {
      ended.abort();
      downloading?.abort();
    },
  };
}
