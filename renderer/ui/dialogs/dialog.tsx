import { Modal, type ModalProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';

/** A dialog, in the middle of the window unless told otherwise, whose close button has a name. `returnFocus={false}`: the opener itself takes the keyboard back. */
export function Dialog(props: ModalProps) {
  const { t } = useTranslation();
  return (
    <Modal
      centered
      classNames={{ content: classes['content'] ?? '' }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      {...props}
    />
  );
}
