import { app, dialog } from 'electron';
import { storageProblem } from '../delivery/storage-problem';
import { systemLanguage, translatorFor } from './translate';

/** Says why the program cannot start, in the system's language: there is no window yet that could. */
export function tellStartFailure(error: unknown): void {
  const t = translatorFor(systemLanguage(app.getLocale()));
  const problem = storageProblem(error);
  const detail = error instanceof Error ? error.message : String(error);
  const words = problem === null ? t('start.failedText') : t(`errors.storage-${problem}`);
  dialog.showErrorBox(t('start.failedTitle'), `${words}\n\n${detail}`);
}
