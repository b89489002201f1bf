import { fileRemarks } from '../../../shared/sheet/file-remarks';
import type { FileFacts } from '../../../shared/sheet/sheet-state';
import type { Translate } from '../../i18n/translate';

/** Remarks on a file, as sentences. */
export function remarkWords(file: FileFacts, t: Translate): string[] {
  return fileRemarks(file).map(({ key, count, ...words }) =>
    t(`intake.remarks.${key}`, { count, number: count, ...words }),
  );
}
