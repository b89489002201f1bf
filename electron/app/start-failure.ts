import { app, dialog } from 'electron';
import { storageProblem } from '../storage/storage-problem';
import { AppError } from '../errors/app-error';
import { systemLanguage } from '../i18n/system-language';
import { translatorFor } from '../i18n/translate';

/** Shows why the program cannot start, in the system's language: there is no window yet to show it. */
export function tellStartFailure(error: unknown): void {
  const t = translatorFor(systemLanguage(app.getLocale()));
  const problem = storageProblem(error);
  const [words, detail] =
    error instanceof AppError
      ? [t(`errors.${error.code}`), error.detail]
      : [
          problem === null ? t('start.failedText') : t(`errors.storage-${problem}`),
          error instanceof Error ? error.message : String(error),
        ];
  dialog.showErrorBox(t('start.failedTitle'), `${words}\n\n${detail}`);
}
