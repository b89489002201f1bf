import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isQuestionAbove } from './use-question-over';
import classes from './dialog.module.css';

/**
 * A dialog, in the middle of the window unless told otherwise, whose close button has a name. `returnFocus={false}`: the opener itself takes the
 * keyboard back.
 *
 * @param props.isAboveAll it is the question of {@link useQuestionAbove}. All others stay open while that is, although its Esc reaches them, too.
 */
export function Dialog({ children, isAboveAll = false, onClose, ...props }: ModalProps & { isAboveAll?: boolean }) {
  const { t } = useTranslation();
  return (
    <Modal
      centered
      classNames={{ content: classes['content'] ?? '' }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      {...props}
      onClose={() => {
        if (isAboveAll || !isQuestionAbove()) onClose();
      }}
    >
      <TakesKeyboard />
      {children}
    </Modal>
  );
}

/**
 * Gives the keyboard to the dialog itself if nothing in it has got it, for example because its `data-autofocus` is disabled at first.
 * Otherwise the keyboard would stay in the page behind.
 */
function TakesKeyboard() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // After Mantine, which also moves the keyboard in a timer.
    const timer = setTimeout(() => {
      const dialog = place.current?.closest<HTMLElement>('[role="dialog"]') ?? null;
      if (dialog === null || dialog.contains(document.activeElement)) return;
      dialog.tabIndex = -1;
      dialog.focus();
    });
    return () => clearTimeout(timer);
  }, []);
  return <span ref={place} hidden />;
}
