import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { FileProblemNotice } from '../../features/intake/later';
import { arrivingFileStore, refusedFileStore } from '../../model/leaving';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { BannerPlace } from '../banners/banner';
import classes from './shell.module.css';

/** A file that is being read to replace the open sheet, with a button to cancel; or the reason why that failed. */
export function ArrivingFile() {
  const { t } = useTranslation();
  const { run } = useAction();
  const arriving = useStore(arrivingFileStore);
  const refused = useStore(refusedFileStore);
  if (arriving !== null) {
    return (
      <div className={classes['stillReading']} role="status" data-testid="arriving-file">
        <Loader size="xs" />
        <span className={classes['arrivingName']}>{t('intake.arriving', { file: arriving })}</span>
        <Button size="compact-sm" variant="default" onClick={() => run(() => ask('sheet-cancel-opening'))}>
          {t('common.cancel')}
        </Button>
      </div>
    );
  }
  if (refused === null) return null;
  return (
    <BannerPlace>
      <FileProblemNotice
        fileName={refused.fileName}
        problem={refused.problem}
        onSheet={(sheetName) => ask('sheet-open-refused', { sheetName })}
        actions={
          <Button size="sm" variant="default" onClick={() => refusedFileStore.set(null)}>
            {t('intake.refusedSeen')}
          </Button>
        }
      />
    </BannerPlace>
  );
}
