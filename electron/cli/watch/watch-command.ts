import { randomUUID } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { DEFAULT_LIMITS } from '../../../shared/watch/limits';
import type { Arrival, Watch } from '../../../shared/watch/watch';
import { DEFAULT_PATTERNS, REPORTS_FOLDER } from '../../../shared/watch/watched-name';
import { monotonicMs, sleepFor } from '../../storage/clock';
import { lockFolder } from '../../watch/store/folder-lock';
import type { WatchStore } from '../../watch/store/watch-store';
import { createFolderWatch, LOOK_EVERY_MS, type FolderWatch, type Look } from '../../watch/watch-folder';
import type { WatchCommand } from '../arguments/arguments';
import { askedShop } from '../commands/asked-shop';
import type { CliContext } from '../commands/context';
import { CliError, EXIT, type ExitCode } from '../output/exit-code';
import { watchedFacts } from './watched-facts';

/** More than a folder ever has. */
const ALL = Number.MAX_SAFE_INTEGER;

/**
 * `watch FOLDER --shop NAME [--once]`: sends the new files of a folder. Without `--once` until it is interrupted.
 *
 * @returns 6 when something waits for a person or rows were kept back or refused, 4 when something could not be sent to its end
 */
export async function watchCommand(
  command: WatchCommand,
  context: CliContext & { onUnexpected: (error: unknown) => void },
): Promise<ExitCode> {
  const { watching, output, t, interrupted } = context;
  const store = await watching.store();
  const watch = await watchOf(command, context, store);
  const release = lockFolder(watching.locks, watch.folder);
  if (release === null) throw new CliError(EXIT.usage, 'watch-elsewhere', { field: 'FOLDER', detail: watch.folder });
  try {
    const before = new Map(store.last(watch.id, ALL).map(({ hash, at, state }) => [hash, at + state]));
    const folder = createFolderWatch(
      watch,
      {
        ...context,
        ...{ store, layouts: watching.layouts, listOverHttp: command.listOverHttp },
        ...{ t: () => t, language: () => context.language, now: () => new Date() },
      },
      {
        nowMs: monotonicMs,
        signal: interrupted,
        onWork: (fileName) => fileName !== null && output.progress(t('cli.watch.working', { file: fileName })),
        onUnexpected: context.onUnexpected,
      },
    );
    const look = await lookUntilDone(folder, command.once, context);
    const isNew = ({ hash, at, state }: Arrival): boolean => before.get(hash) !== at + state || state === 'waits';
    const arrivals = store.last(watch.id, ALL).filter(isNew).reverse();
    const { words, facts, warnings, exitCode } = watchedFacts(arrivals, look, context);
    output.result(words, { folder: watch.folder, shop: command.shop, ...facts }, warnings);
    return exitCode;
  } finally {
    release();
  }
}

/** Looks until all files are whole and decided, or for as long as nobody interrupts. */
async function lookUntilDone(
  folder: FolderWatch,
  once: boolean,
  { interrupted, output, t }: CliContext,
): Promise<Look> {
  let look: Look = { settling: 0, unreachable: 0, problem: null };
  while (!interrupted.aborted) {
    look = await folder.look();
    const { problem, settling } = look;
    if (problem !== null && once)
      throw new CliError(EXIT.usage, 'watch-folder-unreadable', { field: 'FOLDER', detail: problem.code });
    if (problem !== null) output.progress(t('cli.errors.watch-folder-unreadable', { detail: problem.code }));
    if (once && settling === 0) break;
    if (settling > 0) output.progress(t('cli.watch.settling', { count: settling }));
    await sleepFor(LOOK_EVERY_MS, interrupted).catch(() => undefined);
  }
  return look;
}

/**
 * The watched folder as it is kept, or a new one. Options apply to this run, and are kept only where nobody set the folder up in the window.
 */
async function watchOf(command: WatchCommand, { shops }: CliContext, store: WatchStore): Promise<Watch> {
  const shop = askedShop(command, shops);
  if (shop === null) throw new CliError(EXIT.usage, 'watch-needs-shop', { field: '--shop' });
  const folder = await folderAt(command.folder);
  const kept = store.list().find((watch) => watch.folder === folder && watch.shopId === shop.id);
  const usual = { ...DEFAULT_LIMITS, patterns: [...DEFAULT_PATTERNS], usesList: false };
  const watch: Watch = {
    ...(kept ?? { id: randomUUID(), folder, shopId: shop.id, isOn: true, by: 'cli', ...usual }),
    ...(command.pattern !== null && { patterns: command.pattern }),
    ...(command.maxErrors !== null && { errorPercent: command.maxErrors }),
    ...(command.maxChanges !== null && { changes: command.maxChanges }),
    ...(command.list && { usesList: true }),
  };
  if (watch.by === 'cli') await store.save(watch);
  return watch;
}

/** The folder's path without links. Throws a usage {@link CliError} if it is none, or the one for reports. */
async function folderAt(path: string): Promise<string> {
  const fail = (code: string, detail: string): CliError => new CliError(EXIT.usage, code, { field: 'FOLDER', detail });
  const folder = await realpath(resolve(path)).catch((error: unknown) => {
    throw fail('watch-folder-unreadable', (error as NodeJS.ErrnoException).code ?? '');
  });
  if (!(await stat(folder)).isDirectory()) throw fail('watch-folder-unreadable', 'ENOTDIR');
  if (basename(folder) === REPORTS_FOLDER) throw fail('watch-folder-is-reports', folder);
  return folder;
}
