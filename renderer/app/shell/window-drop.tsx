import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filesOf } from '../../hooks/dropped-files';
import { useOpenDropped } from '../../hooks/use-open-dropped';
import { UploadIcon } from '../../ui/icons';
import classes from './shell.module.css';

/** Takes files dropped anywhere in the window, except on the drop zone, which handles its own drops. */
export function WindowDrop() {
  const { t } = useTranslation();
  const open = useOpenDropped();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (event.defaultPrevented) return;
      event.preventDefault();
      open(filesOf(event));
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  });
  if (!over) return null;
  return (
    <div className={classes['dropOverlay']} aria-hidden>
      <UploadIcon size={56} />
      {t('intake.dropNow')}
    </div>
  );
}
