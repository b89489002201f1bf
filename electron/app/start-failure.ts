import { homedir } from 'node:os';
import { app, clipboard, dialog } from 'electron';
import { redact } from '../../shared/diagnostics/redact';
import type { IpcErrorCode } from '../../shared/ipc/contract';
import { storageProblem } from '../storage/storage-problem';
import { AppError } from '../errors/app-error';
import { systemLanguage } from '../i18n/system-language';
import { translatorFor, type Translate } from '../i18n/translate';

/**
 * Shows why the program cannot start and what to do, in the system's language, until the person closes it: there is no window yet to show it.
 * The technical text is a step further, can be copied for support, and names nobody.
 */
export function tellStartFailure(error: unknown): void {
  const t = translatorFor(systemLanguage(app.getLocale()));
  const { words, detail } = explain(error, t);
  const technical = redact(detail, { folders: [homedir()], names: [] });
  const close = t('common.close');
  const told = { type: 'error', title: t('app.bar'), message: t('start.failedTitle'), detail: words } as const;
  const isMoreWanted = ask(told, technical === '' ? [close] : [close, t('common.details')]) === 1;
  const more = { type: 'info', title: t('app.bar'), message: t('common.technicalText'), detail: technical } as const;
  // It stays open after copying: on Linux, what was copied is gone with the program.
  while (isMoreWanted && ask(more, [close, t('common.copy')]) === 1) void clipboard.writeText(technical);
}

/** Asks with the system's box, whose first button is also what Esc does. */
function ask(box: Omit<Electron.MessageBoxSyncOptions, 'buttons'>, buttons: string[]): number {
  return dialog.showMessageBoxSync({ ...box, buttons, defaultId: 0, cancelId: 0, noLink: true });
}

/** Errors that need other advice at the start than later, when a person has just done something. */
const AT_START: ReadonlySet<string> = new Set([
  'user-data-no-folder',
  'user-data-read-only',
  'storage-full',
  'storage-locked',
  'storage-other',
]);

/** Node's error codes for a part of the program that is missing or damaged. */
const OF_INSTALLATION: ReadonlySet<unknown> = new Set([
  'MODULE_NOT_FOUND',
  'ERR_MODULE_NOT_FOUND',
  'ERR_DLOPEN_FAILED',
]);

function explain(error: unknown, t: Translate): { words: string; detail: string } {
  if (error instanceof AppError) return { words: wordsOf(error.code, error.detail, t), detail: error.detail };
  const detail = error instanceof Error ? error.message : String(error);
  if (OF_INSTALLATION.has((error as { code?: unknown } | null)?.code))
    return { words: t('start.problem.installation'), detail };
  const problem = storageProblem(error);
  return { words: problem === null ? t('start.failedText') : wordsOf(`storage-${problem}`, '', t), detail };
}

/** @param place the file or folder in question */
function wordsOf(code: IpcErrorCode, place: string, t: Translate): string {
  return AT_START.has(code) ? t(`start.problem.${code}`, { place }) : t(`errors.${code}`);
}
